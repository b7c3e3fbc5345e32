import type { DraftParty, DraftRoad, DraftSite, DraftWindow } from '../agreement/draft.ts';
import { PARTY_ROLES, SITE_KINDS, WINDOW_KINDS } from '../kinds/codes.ts';
import { type Field, fieldsOf, type Keys, type NamedNode } from './fields.ts';
import { isEmpty, type Node } from './tree.ts';
import {
  isLabel,
  itemsIn,
  momentIn,
  type Reading,
  refIn,
  refsIn,
  textIn,
  wordIn,
} from './values.ts';

/** Who there is, where, along which roads and when: what terms and batches speak of. */
export const PARTY_KEYS = {
  role: ['roles'],
  'answers for': ['answers'],
  name: [],
  id: [],
} as const satisfies Keys<string>;
export const PLACE_KEYS = {
  kind: ['site kind', 'type'],
  name: [],
  id: [],
  'moves again when': [],
} as const satisfies Keys<string>;
export const ROAD_KEYS = {
  through: ['sites', 'places'],
  name: [],
  id: [],
  'moves again when': [],
} as const satisfies Keys<string>;
export const WINDOW_KEYS = {
  kind: ['type'],
  from: ['begins', 'opens'],
  to: ['until', 'ends'],
  by: ['announced by'],
  road: ['corridor'],
  id: [],
} as const satisfies Keys<string>;

type Fault = 'missing';
const need = (reading: Reading, { name, at }: NamedNode, key: string, rule: Fault = 'missing') => {
  reading.findings.refuse(rule, at, { name, key });
};

/** What the records call it: its `name`, or else what the file calls it. */
const labelOf = (reading: Reading, { name, at }: NamedNode, given: Field | undefined): string => {
  const text = given ? (textIn(reading, given.value) ?? name) : name.trim();
  if (!isLabel(text)) reading.findings.refuse('not-a-name', given?.value.at ?? at, { name: text });
  return text;
};

/** `Government: party` says the one thing that has to be said. */
const asField = (key: string, body: Node): Node =>
  body.is === 'map' || isEmpty(body)
    ? body.is === 'map'
      ? body
      : { is: 'map', at: body.at, entries: [] }
    : { is: 'map', at: body.at, entries: [{ key, at: body.at, value: body }] };

export interface Read<T> {
  readonly draft: T;
  readonly fields: ReadonlyMap<string, number>;
  readonly movesAgain: Node | null;
}
const placesOf = (pairs: readonly (readonly [string, Field | undefined])[]) =>
  new Map(pairs.flatMap(([name, field]) => (field ? [[name, field.value.at] as const] : [])));

export const readParty = (
  reading: Reading,
  named: NamedNode,
  id: string,
): Read<DraftParty> | null => {
  const fields = fieldsOf(asField('role', named.body), PARTY_KEYS, 'a party', reading.findings);
  const [role, answers] = [fields.get('role'), fields.get('answers for')];
  if (!role) need(reading, named, 'role');
  const roles = role
    ? itemsIn(reading, role.value, 6).flatMap((item) => wordIn(reading, item, PARTY_ROLES) ?? [])
    : [];
  if (role && isEmpty(role.value)) need(reading, named, 'role');
  const answersFor = answers ? refsIn(reading, answers.value, 'party', 20) : [];
  return {
    draft: {
      id,
      name: labelOf(reading, named, fields.get('name')),
      roles: [...new Set(roles)],
      ...(answersFor.length ? { answersFor } : {}),
    },
    fields: placesOf([['answersFor', answers]]),
    movesAgain: null,
  };
};

export const readPlace = (
  reading: Reading,
  named: NamedNode,
  id: string,
): Read<DraftSite> | null => {
  const fields = fieldsOf(asField('kind', named.body), PLACE_KEYS, 'a place', reading.findings);
  const kind = fields.get('kind');
  if (!kind) need(reading, named, 'kind');
  const siteKind = kind ? wordIn(reading, kind.value, SITE_KINDS) : null;
  const name = labelOf(reading, named, fields.get('name'));
  const movesAgain = fields.get('moves again when')?.value ?? null;
  return siteKind && { draft: { id, name, siteKind }, fields: new Map(), movesAgain };
};

export const readRoad = (
  reading: Reading,
  named: NamedNode,
  id: string,
): Read<DraftRoad> | null => {
  const fields = fieldsOf(asField('through', named.body), ROAD_KEYS, 'a road', reading.findings);
  const through = fields.get('through');
  if (!through) need(reading, named, 'through');
  const sites = through ? refsIn(reading, through.value, 'site', 100) : [];
  const twice = sites.find((site, place) => sites.indexOf(site) < place);
  if (through && twice) reading.findings.refuse('place-twice', through.value.at, { name: twice });
  const isShort = through && (through.value.is === 'list' ? through.value.items.length : 1) < 2;
  if (isShort) reading.findings.refuse('short-road', through.value.at);
  return {
    draft: {
      id,
      name: labelOf(reading, named, fields.get('name')),
      sites,
    },
    fields: placesOf([['sites', through]]),
    movesAgain: fields.get('moves again when')?.value ?? null,
  };
};

export const readWindow = (
  reading: Reading,
  named: NamedNode,
  id: string,
): Read<DraftWindow> | null => {
  const fields = fieldsOf(named.body, WINDOW_KEYS, 'a window', reading.findings);
  const [kind, from, to, by, road] = (['kind', 'from', 'to', 'by', 'road'] as const).map((key) =>
    fields.get(key),
  );
  if (!kind) need(reading, named, 'kind');
  if (!from) need(reading, named, 'from');
  const windowKind = kind ? wordIn(reading, kind.value, WINDOW_KINDS) : null;
  const begins = from ? momentIn(reading, from.value) : null;
  const ends = to ? momentIn(reading, to.value) : null;
  const party = by ? refIn(reading, by.value, 'party') : null;
  const corridor = road ? refIn(reading, road.value, 'corridor') : null;
  if (windowKind === null || begins === null) return null;
  return {
    draft: {
      id,
      windowKind,
      from: begins,
      ...(ends === null ? {} : { to: ends }),
      ...(party ? { by: party } : {}),
      ...(corridor ? { corridor } : {}),
    },
    fields: placesOf([
      ['from', from],
      ['to', to],
      ['by', by],
      ['corridor', road],
    ]),
    movesAgain: null,
  };
};
