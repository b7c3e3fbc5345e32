import type { DraftCondition } from '../agreement/draft.ts';
import type { SubjectId } from '../event.ts';
import { COUNTS_AS_MET } from '../kinds/codes.ts';
import { type Fields, fieldsOf, type Keys } from './fields.ts';
import { nameToIdPart } from './names.ts';
import { plain } from './nearest.ts';
import type { Spots } from './places.ts';
import type { Node } from './tree.ts';
import { type Reading, refIn, textIn, wordIn } from './values.ts';
import { type Ways, waysIn } from './ways.ts';

export const CONDITION_KEYS = {
  'required by': ['asked by', 'requires'],
  counts: [],
  'word of': [],
  under: ['term'],
} as const satisfies Keys<string>;

const MOST_OF_ONE = 50;

export const requirerIn = (reading: Reading, node: Node): DraftCondition['requiredBy'] | null => {
  const text = textIn(reading, node);
  if (text === null) return null;
  const word = plain(text);
  if (word === 'law' || word === 'the law') return 'law';
  if (word === 'safety') return 'safety';
  return reading.names.find('party', text, node.at);
};

/** Several conditions, or a single one, of a batch, a road, a place or a term. */
export const readConditions = (
  reading: Reading,
  node: Node,
  of: SubjectId,
  requiredBy: DraftCondition['requiredBy'] | null,
  conditions: Map<SubjectId, DraftCondition>,
  spots: Spots,
): void => {
  const { findings } = reading;
  const items = node.is === 'list' ? node.items : [node];
  if (items.length > MOST_OF_ONE)
    findings.refuse('too-many', (items[MOST_OF_ONE] as Node).at, { most: MOST_OF_ONE });
  for (const item of items.slice(0, MOST_OF_ONE)) {
    const isOwn = ({ key }: { readonly key: string }) =>
      Object.entries(CONDITION_KEYS).some(([name, others]) =>
        [name, ...others].some((one) => plain(one) === plain(key)),
      );
    const own = item.is === 'map' ? item.entries.filter(isOwn) : [];
    const rest: Node =
      item.is === 'map'
        ? { ...item, entries: item.entries.filter((entry) => !isOwn(entry)) }
        : item;
    const fields: Fields<keyof typeof CONDITION_KEYS> = fieldsOf(
      { is: 'map', at: item.at, entries: own },
      CONDITION_KEYS,
      'a condition',
      findings,
    );
    const [by, counts, wordOf, under] = (
      ['required by', 'counts', 'word of', 'under'] as const
    ).map((key) => fields.get(key));
    const whose = by ? requirerIn(reading, by.value) : requiredBy;
    if (!by && whose === null) findings.refuse('nobody-requires', item.at);
    const what = counts ? wordIn(reading, counts.value, COUNTS_AS_MET) : 'observation';
    const speaker = wordOf ? refIn(reading, wordOf.value, 'party') : null;
    const term = under ? refIn(reading, under.value, 'term') : null;
    const isBare = rest.is === 'map' && rest.entries.length === 0;
    const ways: Ways | null = isBare ? [] : waysIn(reading, [rest], item.at);
    if (!ways || whose === null || what === null) continue;
    if ((wordOf && !speaker) || (under && !term)) continue;
    const id = conditionId(of, ways, conditions);
    conditions.set(id, {
      id,
      of,
      requiredBy: whose,
      means: ways.map((way) => way.map(({ means }) => means)),
      counts: what,
      ...(speaker ? { wordOf: speaker } : {}),
      ...(term ? { term } : {}),
    });
    const means = ways.flat();
    spots.conditions.push({
      at: item.at,
      means,
      fields: new Map([
        ...(by ? ([['requiredBy', by.value.at]] as const) : []),
        ...(counts ? ([['counts', counts.value.at]] as const) : []),
        ...(wordOf ? ([['wordOf', wordOf.value.at]] as const) : []),
        ...(under ? ([['term', under.value.at]] as const) : []),
        ...(means[0] ? ([['means', means[0].at]] as const) : []),
      ]),
    });
  }
};

/** By what it is a condition of and what it asks for first, so that the rest of a file may change around it. */
const conditionId = (
  of: SubjectId,
  ways: Ways,
  others: ReadonlyMap<SubjectId, DraftCondition>,
): SubjectId => {
  const whose = of.slice(of.indexOf('/') + 1);
  const base = nameToIdPart(`${whose} waits ${ways[0]?.[0]?.means.is ?? 'word'}`, 40);
  let id: SubjectId = `condition/${base}`;
  for (let n = 2; others.has(id); n++) id = `condition/${base}-${n}`;
  return id;
};
