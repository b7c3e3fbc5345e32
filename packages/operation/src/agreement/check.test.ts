import { expect, test } from 'vitest';
import type { Means } from '../state/agreement.ts';
import { checkAgreement } from './check.ts';
import type { AgreementDraft, DraftBatch, DraftCondition, DraftTerm } from './draft.ts';
import { AGREEMENT_RULES, type AgreementRule } from './rules.ts';

const [A, B, UN] = ['party/a', 'party/b', 'party/un'] as const;
const NOON = 1_482_062_400_000;
const hour = 3_600_000;

const term = (id: string, wording: object = {}, more: object = {}): DraftTerm => ({
  id,
  saidBy: A,
  confirmedBy: [B],
  disputedBy: [],
  isInForce: true,
  wording: { about: 'people', origin: 'site/east', destination: 'site/west', ...wording },
  ...more,
});
const batch = (id: string, more: object = {}): DraftBatch => ({
  id,
  term: 'term/city',
  number: 1,
  ...more,
});
const asked = (of: string, means: readonly (readonly Means[])[], more: object = {}) =>
  ({
    id: `condition/${of.slice(6)}`,
    of,
    requiredBy: A,
    means,
    counts: 'observation',
    ...more,
  }) as unknown as DraftCondition;

/** The villages against the city, batch by batch; both parties have said yes. */
const good: AgreementDraft = {
  parties: [
    { id: A, name: 'A', roles: ['party'] },
    { id: B, name: 'B', roles: ['party'] },
    { id: UN, name: 'UN', roles: ['observer'] },
  ],
  sites: [
    { id: 'site/east', name: 'East', siteKind: 'pick-up-point' },
    { id: 'site/west', name: 'West', siteKind: 'reception-site' },
  ],
  roads: [{ id: 'corridor/road', name: null, sites: ['site/east', 'site/west'] }],
  windows: [{ id: 'window/day', windowKind: 'pause', from: NOON, to: NOON + 8 * hour }],
  terms: [
    term('term/city', { quantity: { exact: 2500 }, windows: ['window/day'] }),
    term('term/villages', {
      quantity: { low: 2000, high: 2500 },
      origin: 'site/west',
      destination: 'site/east',
    }),
  ],
  batches: [
    batch('batch/city-1', { people: 1250 }),
    batch('batch/city-2', { people: { low: 1000, high: 1250 } }),
    batch('batch/villages', { term: 'term/villages' }),
  ],
  conditions: [
    asked('batch/villages', [[{ is: 'departed', batch: 'batch/city-1' }]]),
    asked('batch/city-2', [
      [
        { is: 'arrived', batch: 'batch/villages' },
        { is: 'window-open', window: 'window/day' },
      ],
      [{ is: 'staged', batch: 'batch/city-2' }],
    ]),
  ],
};

test('a good agreement: nothing to say', () => {
  expect(checkAgreement(good)).toEqual([]);
});

const withTerm = (wording: object, more: object = {}): Partial<AgreementDraft> => ({
  terms: [...good.terms, term('term/x', wording, more)],
});
const withBatch = (more: object): Partial<AgreementDraft> => ({
  batches: [...good.batches, batch('batch/x', { people: 0, ...more })],
});
/** In the place of what the first batch of the city waits for: nothing. */
const withAsked = (means: readonly (readonly Means[])[], more: object = {}) => ({
  conditions: [...good.conditions, asked('batch/city-1', means, more)],
});
const wounded = {
  terms: [...good.terms, term('term/x', { category: 'wounded', quantity: { exact: 50 } })],
  batches: [...good.batches, batch('batch/x', { term: 'term/x' })],
};
const unknown = (rule: AgreementRule, list: string, name: string, change: object) =>
  [rule, change, list, { name }] as const;

type Case = readonly [
  rule: AgreementRule,
  change: Partial<AgreementDraft>,
  where: string,
  of: object,
];
const cases: readonly Case[] = [
  unknown('unknown-party', 'terms 2 owedBy', 'party/x', withTerm({ owedBy: 'party/x' })),
  unknown('unknown-party', 'terms 2 saidBy', 'party/x', withTerm({}, { saidBy: 'party/x' })),
  unknown(
    'unknown-party',
    'conditions 2 party',
    'party/x',
    withAsked([[{ is: 'confirmed', party: 'party/x' }]]),
  ),
  unknown('unknown-site', 'batches 3 origin', 'site/x', withBatch({ origin: 'site/x' })),
  unknown(
    'unknown-road',
    'conditions 2 corridor',
    'corridor/x',
    withAsked([[{ is: 'road-open', corridor: 'corridor/x' }]]),
  ),
  unknown('unknown-window', 'terms 2 windows', 'window/x', withTerm({ windows: ['window/x'] })),
  unknown('unknown-term', 'batches 3 term', 'term/x', withBatch({ term: 'term/x' })),
  unknown(
    'unknown-batch',
    'conditions 2 batch',
    'batch/x',
    withAsked([[{ is: 'arrived', batch: 'batch/x' }]]),
  ),
  ['twice', withBatch({ id: 'batch/city-1' }), 'batches 3 id', { name: 'batch/city-1' }],
  [
    'range-upside-down',
    withBatch({ people: { low: 9, high: 5 } }),
    'batches 3 people',
    { low: 9, high: 5 },
  ],
  [
    'range-upside-down',
    withTerm({ parts: [{ category: 'wounded', quantity: { low: 3, high: 2 } }] }),
    'terms 2 parts',
    { low: 3, high: 2 },
  ],
  [
    'parts-exceed',
    withTerm({
      quantity: { low: 50, high: 60 },
      parts: [
        { category: 'wounded', quantity: { exact: 40 } },
        { category: 'civilians', quantity: { low: 21, high: 30 } },
      ],
    }),
    'terms 2 parts',
    { parts: 61, whole: 60 },
  ],
  ['batches-exceed', withBatch({ people: 251 }), 'terms 0 quantity', { parts: 2501, whole: 2500 }],
  [
    'batches-fall-short',
    {
      batches: [
        batch('batch/city-1', { people: 1250 }),
        batch('batch/city-2', { people: 1249 }),
        batch('batch/villages', { term: 'term/villages' }),
      ],
    },
    'terms 0 quantity',
    { parts: 2499, whole: 2500 },
  ],
  [
    'terms-contradict',
    withTerm({ quantity: { low: 100, high: 2499 }, windows: ['window/day'] }),
    'terms 2 quantity',
    { one: 2499, other: 'term/city', number: 2500 },
  ],
  [
    'window-upside-down',
    { windows: [...good.windows, { id: 'window/x', windowKind: 'pause', from: NOON, to: NOON }] },
    'windows 1 to',
    {},
  ],
  [
    'due-before-window',
    withTerm({ windows: ['window/day'], byWhen: NOON }),
    'terms 2 byWhen',
    { due: { at: NOON }, opens: { at: NOON } },
  ],
  [
    'not-before-too-late',
    withAsked([[{ is: 'not-before', at: NOON + 8 * hour }]]),
    'conditions 2 not-before',
    { time: { at: NOON + 8 * hour }, limit: 'window/day' },
  ],
  [
    'waits-for-itself',
    withAsked([[{ is: 'together', batch: 'batch/city-1' }]]),
    'conditions 2 together',
    { name: 'batch/city-1' },
  ],
  [
    'waits-for-itself',
    withAsked([[{ is: 'count-reached', of: 'batch/city-1', people: 5 }]]),
    'conditions 2 count-reached',
    { name: 'batch/city-1' },
  ],
  [
    'count-out-of-reach',
    withAsked([[{ is: 'count-reached', of: 'term/villages', people: 2501 }]]),
    'conditions 2 count-reached',
    { need: 2501, name: 'term/villages', most: 2500 },
  ],
  [
    'waits-in-a-ring',
    withAsked([[{ is: 'arrived', batch: 'batch/villages' }]]),
    'conditions 2 null',
    { name: 'batch/city-1', ring: ['batch/city-1', 'batch/villages', 'batch/city-1'] },
  ],
  [
    'never-comes',
    {
      ...withBatch({ id: 'batch/city-3' }),
      conditions: [
        ...good.conditions,
        asked('batch/city-1', [[{ is: 'arrived', batch: 'batch/villages' }]]),
        asked('batch/city-3', [[{ is: 'go-given', batch: 'batch/city-1' }]]),
      ],
    },
    'conditions 3 null',
    { name: 'batch/city-3', other: 'batch/city-1' },
  ],
  [
    'binds-nobody',
    withAsked([[{ is: 'crew-ready' }]], { requiredBy: UN }),
    'conditions 2 requiredBy',
    { name: UN },
  ],
  ['no-way-to-meet', withAsked([[{ is: 'crew-ready' }], []]), 'conditions 2 means', {}],
  [
    'nobody-gives-the-word',
    withAsked([[{ is: 'crew-ready' }]], { requiredBy: 'law', counts: 'both' }),
    'conditions 2 counts',
    {},
  ],
  [
    'no-road',
    {
      sites: [...good.sites, { id: 'site/n', name: 'N', siteKind: 'reception-site' }],
      ...withBatch({ destination: 'site/n' }),
    },
    'batches 3 null',
    { from: 'site/east', to: 'site/n' },
  ],
  [
    'no-number',
    {
      batches: [
        batch('batch/city-1'),
        batch('batch/city-2'),
        batch('batch/villages', { term: 'term/villages' }),
      ],
      conditions: [asked('batch/villages', [[{ is: 'departed', batch: 'batch/city-1' }]])],
    },
    'conditions 0 departed',
    { name: 'batch/city-1' },
  ],
  [
    'wounded-held',
    {
      ...wounded,
      conditions: [
        ...good.conditions,
        asked('batch/x', [[{ is: 'departed', batch: 'batch/city-1' }]]),
      ],
    },
    'conditions 2 null',
    { party: A, name: 'batch/x', what: { means: { is: 'departed', batch: 'batch/city-1' } } },
  ],
  [
    'wounded-held',
    { ...wounded, conditions: [...good.conditions, asked('batch/x', [], { counts: 'word' })] },
    'conditions 2 null',
    { party: A, name: 'batch/x', what: { means: { is: 'confirmed', party: A } } },
  ],
  [
    'not-agreed',
    withTerm({}, { isInForce: false, confirmedBy: [] }),
    'terms 2 null',
    { parties: [B] },
  ],
];

test.each(cases)('%s', (rule, change, where, of) => {
  const findings = checkAgreement({ ...good, ...change });
  // Whoever never comes waits for somebody who waits in a ring.
  const others = rule === 'never-comes' ? ['waits-in-a-ring'] : [];
  expect([...new Set(findings.map((one) => one.rule))].sort()).toEqual([rule, ...others].sort());
  const found = findings.find((one) => one.rule === rule);
  if (!found) throw new Error(`no ${rule}`);
  const { where: place, level, of: parts } = found;
  expect(`${place.list} ${place.index} ${place.field}`).toBe(where);
  expect(level).toBe(AGREEMENT_RULES[rule].level);
  expect(parts).toMatchObject(of);
  // Everything that the sentence names is there.
  for (const [, name = ''] of AGREEMENT_RULES[rule].says.matchAll(/\{(\w+)\}/g)) {
    expect(Object.keys(parts)).toContain(name);
  }
});

test('every rule has an agreement that breaks it', () => {
  expect([...new Set(cases.map(([rule]) => rule))].sort()).toEqual(
    Object.keys(AGREEMENT_RULES).sort(),
  );
});

test('a batch that stands ready itself, and a road taken the other way, are no fault', () => {
  const { conditions } = withAsked([[{ is: 'staged', batch: 'batch/city-1', site: 'site/west' }]]);
  expect(checkAgreement({ ...good, conditions })).toEqual([]);
});
