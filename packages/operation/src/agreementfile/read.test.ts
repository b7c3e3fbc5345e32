import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { DraftCondition } from '../agreement/draft.ts';
import { readAgreementFile } from './read.ts';

/** What a coordinator writes before the batches: two parties, their places, a road. */
export const SETTING = `time zone: Asia/Damascus
parties:
  Government: party
  Villages: { role: [party, armed-actor] }
  North:
    name: Guarantor of the north
    role: guarantor
    answers for: Government
  UN: observer
  Guards: armed-actor
places:
  East: pick-up point
  Gate: checkpoint
  West: { kind: reception site, id: site/west-hall }
roads:
  Main road: [East, Gate, West]
windows:
  Night pause:
    kind: pause
    from: 2016-12-18 20:00
    to: 2016-12-19 06:00
    by: North
    road: Main road
terms:
  city: { from: East, to: West, how many: 2500 }
  villages: { how many: 1200-1500 }
batches:
  city 1: { term: city, people: about 1200 }
  villages 1: { term: villages }
  city 2:
    term: city
`;
const read = (more: string) => {
  const file = readAgreementFile(SETTING + more);
  expect(file.findings.filter(({ level }) => level === 'refused')).toEqual([]);
  return file;
};
const waits = (conditions: string): readonly DraftCondition[] =>
  read(`    required by: Villages\n    waits for:\n${conditions.replace(/^/gm, '      ')}\n`).draft
    .conditions;
const meansOf = (condition: string) => waits(`- ${condition}`)[0]?.means;

test('parties, places, roads and windows, by short names, with ids made from them', () => {
  const { draft, timeZone, names } = read('');
  expect(timeZone).toBe('Asia/Damascus');
  expect(draft.parties).toEqual([
    { id: 'party/government', name: 'Government', roles: ['party'] },
    { id: 'party/villages', name: 'Villages', roles: ['party', 'armed-actor'] },
    {
      id: 'party/north',
      name: 'Guarantor of the north',
      roles: ['guarantor'],
      answersFor: ['party/government'],
    },
    { id: 'party/un', name: 'UN', roles: ['observer'] },
    { id: 'party/guards', name: 'Guards', roles: ['armed-actor'] },
  ]);
  expect(draft.sites[2]).toEqual({
    id: 'site/west-hall',
    name: 'West',
    siteKind: 'reception-site',
  });
  expect(draft.roads).toEqual([
    {
      id: 'corridor/main-road',
      name: 'Main road',
      sites: ['site/east', 'site/gate', 'site/west-hall'],
    },
  ]);
  // Damascus was two hours ahead of UTC in winter.
  expect(draft.windows).toEqual([
    {
      id: 'window/night-pause',
      windowKind: 'pause',
      from: Date.UTC(2016, 11, 18, 18),
      to: Date.UTC(2016, 11, 19, 4),
      by: 'party/north',
      corridor: 'corridor/main-road',
    },
  ]);
  expect(names.get('site/west-hall')).toBe('West');
});

test('a term with everything that a party may say of it', () => {
  const { draft } = readAgreementFile(
    SETTING.replace(
      '  villages: { how many: 1200-1500 }',
      `  villages:
    about: people
    who: Fighters and families
    from: west
    to: EAST
    how many: 1,200 – 1 500
    of whom: { fighters: up to 300, wounded: all who wish }
    by: 2016-12-22 18:00
    owed by: Villages
    owed to: [Government, North]
    windows: Night pause
    vehicles: { bus: 20, ambulance: 4 }
    operators: UN
    observers: [UN]
    search: names on a list
    belongings: one-bag-each
    said by: Villages
    confirmed by: Government
    disputed by: [North]
    in force: yes`,
    ),
  );
  expect(draft.terms[1]).toEqual({
    id: 'term/villages',
    saidBy: 'party/villages',
    confirmedBy: ['party/government'],
    disputedBy: ['party/north'],
    isInForce: true,
    wording: {
      about: 'people',
      category: 'fighters-and-families',
      origin: 'site/west-hall',
      destination: 'site/east',
      quantity: { low: 1200, high: 1500 },
      parts: [
        { category: 'fighters', quantity: { low: 0, high: 300 } },
        { category: 'wounded', quantity: { allWhoWish: true } },
      ],
      byWhen: Date.UTC(2016, 11, 22, 16),
      owedBy: 'party/villages',
      owedTo: ['party/government', 'party/north'],
      windows: ['window/night-pause'],
      vehicles: [
        { vehicleKind: 'bus', number: 20 },
        { vehicleKind: 'ambulance', number: 4 },
      ],
      operators: ['party/un'],
      observers: ['party/un'],
      search: 'names-on-a-list',
      belongings: 'one-bag-each',
    },
  });
});

test('batches are numbered within their term; a number and places of their own are kept', () => {
  const { draft } = read(
    '  city 9: { term: city, number: 9, from: Gate, to: West, people: 60-80 }\n',
  );
  expect(draft.batches).toEqual([
    { id: 'batch/city-1', term: 'term/city', number: 1, people: { about: 1200 } },
    { id: 'batch/villages-1', term: 'term/villages', number: 1 },
    { id: 'batch/city-2', term: 'term/city', number: 2 },
    {
      id: 'batch/city-9',
      term: 'term/city',
      number: 9,
      origin: 'site/gate',
      destination: 'site/west-hall',
      people: { low: 60, high: 80 },
    },
  ]);
});

test.each([
  ['arrived: villages 1', { is: 'arrived', batch: 'batch/villages-1' }],
  ['left: villages 1', { is: 'departed', batch: 'batch/villages-1' }],
  ['stands ready: villages 1', { is: 'staged', batch: 'batch/villages-1' }],
  [
    'stands ready: { batch: villages 1, at: Gate }',
    { is: 'staged', batch: 'batch/villages-1', site: 'site/gate' },
  ],
  ['together with: villages 1', { is: 'together', batch: 'batch/villages-1' }],
  ['go given: villages 1', { is: 'go-given', batch: 'batch/villages-1' }],
  ['count reached: 300 of villages', { is: 'count-reached', of: 'term/villages', people: 300 }],
  [
    'count reached: { people: 300, of: villages 1 }',
    { is: 'count-reached', of: 'batch/villages-1', people: 300 },
  ],
  [
    'green light: Guards, checkpoint',
    { is: 'green-light', party: 'party/guards', level: 'checkpoint' },
  ],
  [
    'green light: Guards at the front',
    { is: 'green-light', party: 'party/guards', level: 'front' },
  ],
  [
    'green light: { party: Guards, level: capital }',
    { is: 'green-light', party: 'party/guards', level: 'capital' },
  ],
  ['confirmed: Government', { is: 'confirmed', party: 'party/government' }],
  ['window open', { is: 'window-open' }],
  ['window open: Night pause', { is: 'window-open', window: 'window/night-pause' }],
  ['road open: yes', { is: 'road-open' }],
  ['road open: main road', { is: 'road-open', corridor: 'corridor/main-road' }],
  ['observer present: Gate', { is: 'observer-present', site: 'site/gate' }],
  [
    'observer present: { at: Gate, party: UN }',
    { is: 'observer-present', site: 'site/gate', party: 'party/un' },
  ],
  ['people informed', { is: 'people-informed' }],
  ['people asked: East', { is: 'people-asked', site: 'site/east' }],
  ['not before: 2016-12-18 05:00', { is: 'not-before', at: Date.UTC(2016, 11, 18, 3) }],
  ['no unresolved shooting', { is: 'no-unresolved-shooting' }],
  ['security agrees', { is: 'security-agrees' }],
  ['crew ready', { is: 'crew-ready' }],
  ['places ready:', { is: 'places-ready' }],
  ['list given: yes', { is: 'list-given' }],
])('a batch waits for: %s', (written, means) => {
  expect(meansOf(written)).toEqual([[means]]);
});

test('who requires it, what counts, and whose word', () => {
  const [first, second, third] = waits(`- arrived: villages 1
- Required-by: law
  counts: both
  word of: UN
  under: villages
  people informed: yes
- counts: word
  word of: Government`);
  expect(first).toMatchObject({
    of: 'batch/city-2',
    requiredBy: 'party/villages',
    counts: 'observation',
  });
  expect(second).toMatchObject({
    requiredBy: 'law',
    counts: 'both',
    wordOf: 'party/un',
    term: 'term/villages',
  });
  expect(third).toMatchObject({ means: [], counts: 'word', wordOf: 'party/government' });
});

const flat = (condition: string) =>
  waits(condition)[0]?.means.map((way) =>
    way.map((one) => ('batch' in one ? `${one.is} ${one.batch.slice(6)}` : one.is)),
  );

test('any of and all of, however nested, become any of lists', () => {
  expect(
    flat(`- crew ready: yes
  any of:
    - arrived: villages 1
    - all of:
        - left: villages 1
        - any of: [window open, road open]`),
  ).toEqual([
    ['crew-ready', 'arrived villages-1'],
    ['crew-ready', 'departed villages-1', 'window-open'],
    ['crew-ready', 'departed villages-1', 'road-open'],
  ]);
});

test('two of one kind in a list are both asked for; what is asked twice is asked once', () => {
  expect(flat('- arrived: [villages 1, city 1]')).toEqual([
    ['arrived villages-1', 'arrived city-1'],
  ]);
  expect(flat('- all of: [crew ready, crew ready]')).toEqual([['crew-ready']]);
  // Who has the one has the other as well.
  expect(flat('- any of: [crew ready, { crew ready: yes, list given: yes }]')).toEqual([
    ['crew-ready'],
  ]);
});

test('roads, places and terms say when they move again', () => {
  const { draft } = readAgreementFile(
    SETTING.replace(
      'Main road: [East, Gate, West]',
      `Main road:
    through: [East, Gate, West]
    moves again when:
      - required by: Government
        confirmed: Guards`,
    ),
  );
  expect(draft.conditions).toMatchObject([
    { of: 'corridor/main-road', requiredBy: 'party/government', means: [[{ is: 'confirmed' }]] },
  ]);
});

test('the ids of conditions stay when others come and go around them', () => {
  const of = (text: string) => waits(text).map(({ id }) => id);
  const [arrived] = of('- arrived: villages 1');
  expect(of('- crew ready\n- arrived: villages 1\n- arrived: city 1')).toEqual([
    'condition/city-2-waits-crew-ready',
    arrived,
    `${arrived}-2`,
  ]);
});

test('names in any script have ids that stay the same', () => {
  const idsOf = (name: string) =>
    readAgreementFile(`places:\n  ${name}: checkpoint\n`).draft.sites.map(({ id }) => id);
  expect(idsOf('Kilomètre 9')).toEqual(['site/kilometre-9']);
  const [square] = idsOf('ساحة');
  expect(square).toMatch(/^site\/n-[0-9a-z]{7}$/);
  expect(idsOf('ساحة')).toEqual([square]);
  expect(idsOf('ساحة 2')).not.toEqual([square]);
});

test('a list with names reads as the named entries do', () => {
  const { draft, ok } = readAgreementFile(
    'parties:\n  - name: A\n    role: party\n  - { name: B, role: party }\n',
  );
  expect(ok).toBe(true);
  expect(draft.parties.map(({ id }) => id)).toEqual(['party/a', 'party/b']);
});

const EXAMPLES = new URL('../../../../examples/agreements/', import.meta.url);
test.each(readdirSync(EXAMPLES))('the example %s is refused nothing', (name) => {
  const { ok, findings, draft } = readAgreementFile(readFileSync(new URL(name, EXAMPLES), 'utf8'));
  expect(findings.filter(({ level }) => level === 'refused')).toEqual([]);
  expect(ok).toBe(true);
  expect(draft.batches.length).toBeGreaterThan(2);
  expect(draft.conditions.length).toBeGreaterThan(3);
});
