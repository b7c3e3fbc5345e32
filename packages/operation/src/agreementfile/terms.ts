import type { DraftBatch, DraftTerm } from '../agreement/draft.ts';
import {
  BELONGINGS_RULES,
  SEARCH_RULES,
  TERM_CATEGORIES,
  TERM_SUBJECTS,
  VEHICLE_KINDS,
} from '../kinds/codes.ts';
import { type Fields, fieldsOf, type Keys, type NamedNode } from './fields.ts';
import { plain } from './nearest.ts';
import type { Read } from './setting.ts';
import { isEmpty, type MapNode, type Node } from './tree.ts';
import {
  momentIn,
  peopleIn,
  type Reading,
  refIn,
  refsIn,
  termPeopleIn,
  wholeIn,
  wordIn,
  yesOrNoIn,
} from './values.ts';

export const TERM_KEYS = {
  about: [],
  who: ['category'],
  from: ['origin'],
  to: ['destination'],
  'how many': ['people', 'quantity', 'number'],
  'of whom': ['parts'],
  by: ['by when', 'due'],
  'owed by': [],
  'owed to': [],
  windows: ['window'],
  vehicles: [],
  operators: ['operator'],
  observers: ['observer'],
  search: [],
  belongings: [],
  'said by': ['proposed by'],
  'confirmed by': [],
  'disputed by': [],
  'in force': [],
  'moves again when': [],
  id: [],
} as const satisfies Keys<string>;

export const BATCH_KEYS = {
  term: ['of'],
  number: [],
  from: ['origin'],
  to: ['destination'],
  people: ['how many'],
  'waits for': ['waits until'],
  'required by': [],
  id: [],
} as const satisfies Keys<string>;

/** A field's name in the draft, for its place. */
const TERM_FIELD: { readonly [key in keyof typeof TERM_KEYS]?: string } = {
  from: 'origin',
  to: 'destination',
  'how many': 'quantity',
  'of whom': 'parts',
  by: 'byWhen',
  'owed by': 'owedBy',
  'owed to': 'owedTo',
  'said by': 'saidBy',
  'confirmed by': 'confirmedBy',
  'disputed by': 'disputedBy',
};

const placesOf = <K extends string>(
  fields: Fields<K>,
  names: { readonly [key in K]?: string },
): ReadonlyMap<string, number> =>
  new Map([...fields].map(([key, { value }]) => [names[key] ?? key, value.at]));

/** Named entries with no set names, `bus: 20`. */
const pairsIn = (reading: Reading, node: Node, most: number): MapNode['entries'] => {
  if (node.is !== 'map') {
    if (!isEmpty(node)) reading.findings.refuse('wants-map', node.at);
    return [];
  }
  if (node.entries.length > most)
    reading.findings.refuse('too-many', (node.entries[most] as { readonly at: number }).at, {
      most,
    });
  const seen = new Set<string>();
  for (const { key, at } of node.entries.slice(0, most)) {
    if (seen.has(plain(key))) reading.findings.refuse('key-twice', at, { key });
    seen.add(plain(key));
  }
  return node.entries.slice(0, most);
};

const asWord = ({ key, at }: MapNode['entries'][number]): Node => ({ is: 'text', text: key, at });

/** Without what could not be read: that was told. */
const given = <T extends object>(entries: T): { readonly [K in keyof T]?: Exclude<T[K], null> } =>
  Object.fromEntries(
    Object.entries(entries).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  ) as { readonly [K in keyof T]?: Exclude<T[K], null> };

export const readTerm = (reading: Reading, named: NamedNode, id: string): Read<DraftTerm> => {
  const body: Node = isEmpty(named.body)
    ? { is: 'map', at: named.body.at, entries: [] }
    : named.body;
  const fields = fieldsOf(body, TERM_KEYS, 'a term', reading.findings);
  const read = <T>(key: keyof typeof TERM_KEYS, how: (node: Node) => T): T | null => {
    const field = fields.get(key);
    return field ? how(field.value) : null;
  };
  const word = <const C extends string>(key: keyof typeof TERM_KEYS, codes: readonly C[]) =>
    read(key, (node) => wordIn(reading, node, codes));
  const parties = (key: keyof typeof TERM_KEYS, most = 6) =>
    read(key, (node) => refsIn(reading, node, 'party', most));
  const wording = given({
    origin: read('from', (node) => refIn(reading, node, 'site')),
    destination: read('to', (node) => refIn(reading, node, 'site')),
    category: word('who', TERM_CATEGORIES),
    quantity: read('how many', (node) => termPeopleIn(reading, node)),
    byWhen: read('by', (node) => momentIn(reading, node)),
    owedBy: read('owed by', (node) => refIn(reading, node, 'party')),
    owedTo: parties('owed to'),
    parts: read('of whom', (node) =>
      pairsIn(reading, node, 12).flatMap((entry) => {
        const category = wordIn(reading, asWord(entry), TERM_CATEGORIES);
        const quantity = termPeopleIn(reading, entry.value);
        return category && quantity ? [{ category, quantity }] : [];
      }),
    ),
    windows: read('windows', (node) => refsIn(reading, node, 'window', 20)),
    vehicles: read('vehicles', (node) =>
      pairsIn(reading, node, 6).flatMap((entry) => {
        const vehicleKind = wordIn(reading, asWord(entry), VEHICLE_KINDS);
        const number = wholeIn(reading, entry.value);
        return vehicleKind && number !== null ? [{ vehicleKind, number }] : [];
      }),
    ),
    operators: parties('operators'),
    observers: parties('observers'),
    search: word('search', SEARCH_RULES),
    belongings: word('belongings', BELONGINGS_RULES),
  });
  const saidBy = read('said by', (node) => refIn(reading, node, 'party'));
  return {
    draft: {
      id,
      saidBy,
      confirmedBy: [...new Set(parties('confirmed by', 20) ?? [])],
      disputedBy: [...new Set(parties('disputed by', 20) ?? [])],
      isInForce: read('in force', (node) => yesOrNoIn(reading, node)) ?? false,
      wording: { about: word('about', TERM_SUBJECTS) ?? 'people', ...wording },
    },
    fields: placesOf(fields, TERM_FIELD),
    movesAgain: fields.get('moves again when')?.value ?? null,
  };
};

export interface ReadBatch extends Read<DraftBatch> {
  readonly waitsFor: Node | null;
  readonly requiredBy: Node | null;
}

/** `countOf`: how many batches of its term came before it in the file. */
export const readBatch = (
  reading: Reading,
  named: NamedNode,
  id: string,
  countOf: (term: string) => number,
): ReadBatch | null => {
  const fields = fieldsOf(named.body, BATCH_KEYS, 'a batch', reading.findings);
  const read = <T>(key: keyof typeof BATCH_KEYS, how: (node: Node) => T): T | null => {
    const field = fields.get(key);
    return field ? how(field.value) : null;
  };
  if (!fields.has('term'))
    reading.findings.refuse('missing', named.at, { name: named.name, key: 'term' });
  const term = read('term', (node) => refIn(reading, node, 'term'));
  const number = read('number', (node) => wholeIn(reading, node));
  const said = read('people', (node) => {
    const people = peopleIn(reading, node);
    if (people && 'allWhoWish' in people) {
      reading.findings.refuse('all-in-batch', node.at);
      return null;
    }
    return people;
  });
  const origin = read('from', (node) => refIn(reading, node, 'site'));
  const destination = read('to', (node) => refIn(reading, node, 'site'));
  if (!term) return null;
  return {
    draft: {
      id,
      term,
      number: number ?? countOf(term) + 1,
      ...(origin ? { origin } : {}),
      ...(destination ? { destination } : {}),
      ...(said && !('allWhoWish' in said) ? { people: said } : {}),
    },
    fields: placesOf(fields, { from: 'origin', to: 'destination' }),
    movesAgain: null,
    waitsFor: fields.get('waits for')?.value ?? null,
    requiredBy: fields.get('required by')?.value ?? null,
  };
};
