import { checkAgreement } from '../agreement/check.ts';
import type { AgreementDraft, DraftCondition } from '../agreement/draft.ts';
import type { SubjectId } from '../event.ts';
import { readConditions, requirerIn } from './conditions.ts';
import { fieldsOf, type Keys, type NamedNode, namedIn } from './fields.ts';
import { createFindings, createRuler, type FileFinding } from './findings.ts';
import { createNames, type NamedType } from './names.ts';
import { createSpots, placeToOffset, type Spot } from './places.ts';
import { findingToSentence } from './sentence.ts';
import { type Read, readParty, readPlace, readRoad, readWindow } from './setting.ts';
import { readBatch, readTerm } from './terms.ts';
import { createZone } from './time.ts';
import { isEmpty, type Node } from './tree.ts';
import { type Reading, textIn } from './values.ts';
import { readYaml } from './yaml.ts';

export const FILE_KEYS = {
  agreement: ['title'],
  'time zone': ['zone'],
  parties: [],
  places: ['sites'],
  roads: ['corridors'],
  windows: [],
  terms: [],
  batches: [],
} as const satisfies Keys<string>;

/** As many of each as a file may name: enough for any agreement, and few enough to be thought through at once. */
const MOST = { parties: 100, places: 300, roads: 100, windows: 200, terms: 300, batches: 250 };

export interface AgreementFile {
  /** Nothing is refused: the draft may be taken over. */
  readonly ok: boolean;
  /** Everything in the file could be read: what is refused then is what it says, not how. */
  readonly isWhole: boolean;
  /** As far as it could be read. */
  readonly draft: AgreementDraft;
  /** In the order of the file. */
  readonly findings: readonly (FileFinding & {
    /** In English, with the names of the file. */
    readonly sentence: string;
  })[];
  /** What the file calls itself. */
  readonly title: string | null;
  /** IANA; null where the file names none. */
  readonly timeZone: string | null;
  /** What the file calls each id. */
  readonly names: ReadonlyMap<SubjectId, string>;
}

const NOTHING: Node = { is: 'map', at: 0, entries: [] };

/** An agreement that somebody wrote by hand, from YAML. Answers within seconds whatever the text, and never throws. */
export const readAgreementFile = (given: string): AgreementFile => {
  const text = given.startsWith('\ufeff') ? given.slice(1) : given;
  const findings = createFindings();
  const names = createNames(findings);
  const tree = readYaml(text, findings);
  const fields = fieldsOf(
    tree && !isEmpty(tree) ? tree : NOTHING,
    FILE_KEYS,
    'an agreement',
    findings,
  );
  if (!findings.isRefused() && (!tree || isEmpty(tree)))
    findings.refuse('missing', 0, { name: 'The file', key: 'parties' });
  const zoneNode = fields.get('time zone')?.value;
  const zoneName = zoneNode ? textIn({ findings, names, zone: null }, zoneNode) : null;
  const zone = zoneName === null ? null : createZone(zoneName);
  if (zoneName !== null && !zone)
    findings.refuse('unknown-time-zone', zoneNode?.at ?? 0, { word: zoneName.slice(0, 60) });
  const reading: Reading = { findings, names, zone };
  const titleNode = fields.get('agreement')?.value;
  const title = titleNode && !isEmpty(titleNode) ? textIn(reading, titleNode) : null;

  // Everybody is named before anything is read: a batch may wait for one that stands further down.
  const declare = (list: keyof typeof MOST, type: NamedType) =>
    namedIn(fields.get(list)?.value ?? null, MOST[list], findings).flatMap((named) => {
      const id = names.put(type, named.name, named.at, idOf(named));
      return id ? [{ named, id }] : [];
    });
  const declared = {
    parties: declare('parties', 'party'),
    places: declare('places', 'site'),
    roads: declare('roads', 'corridor'),
    windows: declare('windows', 'window'),
    terms: declare('terms', 'term'),
    batches: declare('batches', 'batch'),
  };

  const spots = createSpots();
  const conditions = new Map<SubjectId, DraftCondition>();
  const later: (() => void)[] = [];
  const read = <T>(
    all: readonly { readonly named: NamedNode; readonly id: SubjectId }[],
    how: (reading: Reading, named: NamedNode, id: SubjectId) => Read<T> | null,
    list: Spot[],
  ): readonly T[] =>
    all.flatMap(({ named, id }) => {
      const one = how(reading, named, id);
      if (!one) return [];
      list.push({ at: named.at, fields: one.fields, means: [] });
      const { movesAgain } = one;
      if (movesAgain)
        later.push(() => readConditions(reading, movesAgain, id, null, conditions, spots));
      return [one.draft];
    });

  const parties = read(declared.parties, readParty, spots.parties);
  const sites = read(declared.places, readPlace, spots.sites);
  const roads = read(declared.roads, readRoad, spots.roads);
  const windows = read(declared.windows, readWindow, spots.windows);
  const terms = read(declared.terms, readTerm, spots.terms);
  const counts = new Map<string, number>();
  const numbered = new Map<string, SubjectId>();
  const batches = read(
    declared.batches,
    (_, named, id) => {
      const batch = readBatch(reading, named, id, (term) => counts.get(term) ?? 0);
      if (!batch) return null;
      const { term, number } = batch.draft;
      counts.set(term, (counts.get(term) ?? 0) + 1);
      const other = numbered.get(`${term} ${number}`);
      if (other !== undefined)
        findings.refuse('number-twice', named.at, { name: id, other, number, term });
      numbered.set(`${term} ${number}`, id);
      const { waitsFor, requiredBy } = batch;
      const whose = requiredBy ? requirerIn(reading, requiredBy) : null;
      if (waitsFor && !isEmpty(waitsFor) && (whose || !requiredBy))
        readConditions(reading, waitsFor, id, whose, conditions, spots);
      return batch;
    },
    spots.batches,
  );
  for (const readLater of later) readLater();

  const draft: AgreementDraft = {
    parties,
    sites,
    roads,
    windows,
    terms,
    batches,
    conditions: [...conditions.values()],
  };
  // A file that is not yet whole would only seem to contradict itself.
  const isWhole = !findings.isRefused();
  if (isWhole) {
    for (const { rule, level, where, of } of checkAgreement(draft))
      findings.add({ rule, level, of, meant: null, at: placeToOffset(spots, where, of) });
  }
  const placeOf = createRuler(text);
  return {
    ok: !findings.isRefused(),
    isWhole,
    draft,
    title,
    timeZone: zone?.name ?? null,
    names: names.all,
    findings: findings.all().map(({ at, ...found }) => {
      const finding = { ...found, ...placeOf(at) };
      return { ...finding, sentence: findingToSentence(finding, { names: names.all, zone }) };
    }),
  };
};

/** `id: site/ramouseh`: what the operation already calls it. */
const idOf = ({ body }: NamedNode) => {
  const entry =
    body.is === 'map' ? body.entries.find(({ key }) => key.trim().toLowerCase() === 'id') : null;
  return entry?.value.is === 'text' ? { text: entry.value.text, at: entry.value.at } : null;
};
