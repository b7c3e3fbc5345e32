import fc from 'fast-check';
import type { OperationEvent } from '../../event.ts';
import { counted, createDevice } from '../../testing/cast.ts';
import { minute } from './scene.ts';

export const START = 1_482_033_600_000;
export const PARTIES = ['party/a', 'party/b', 'party/g'] as const;
export const GUARANTOR = 'party/q';
export const BATCHES = ['batch/1', 'batch/2', 'batch/3', 'batch/4'] as const;
const TERMS = ['term/1', 'term/2'] as const;
const SITES = ['site/east', 'site/gate', 'site/west'] as const;
export const ROADS = ['corridor/one', 'corridor/two'] as const;
const WINDOWS = ['window/1', 'window/2'] as const;
const CONDITIONS = ['1', '2', '3', '4', '5'].map((n) => `condition/c${n}`);
const TRIPS = ['1', '2', '3', '4', '5'].map((n) => `trip/${n}.AAAAAA`);

/** A few numbers from which one record is made: they shrink well. */
export interface Throw {
  readonly pick: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  /** Minutes after the start that a word, a window or a moment speaks of. */
  readonly t: number;
  readonly device: number;
  readonly isApart: boolean;
}
export const arbitraryThrow: fc.Arbitrary<Throw> = fc.record({
  pick: fc.nat(999),
  a: fc.nat(99),
  b: fc.nat(99),
  c: fc.nat(99),
  t: fc.nat(120),
  device: fc.nat(1),
  isApart: fc.boolean(),
});

const one = <T>(of: readonly T[], n: number): T => of[n % of.length] as T;

type Line = readonly [subject: string, kind: string, fact: object];

const meansOf = ({ a, b, t }: Throw, n: number): object => {
  const batch = one(BATCHES, a + n + 1);
  const at = START + t * minute;
  return one(
    [
      { is: 'arrived', batch },
      { is: 'departed', batch },
      { is: 'staged', batch, site: 'site/gate' },
      { is: 'staged', batch },
      { is: 'together', batch },
      { is: 'together', batch },
      { is: 'go-given', batch },
      { is: 'count-reached', of: one(TERMS, b), people: 40 },
      { is: 'green-light', party: one(PARTIES, b), level: 'capital' },
      { is: 'confirmed', party: one(PARTIES, b) },
      { is: 'window-open' },
      { is: 'window-open', window: one(WINDOWS, b) },
      { is: 'road-open' },
      { is: 'not-before', at },
      { is: 'crew-ready' },
      { is: 'places-ready' },
      { is: 'list-given' },
    ],
    b + 7 * n,
  );
};

/** One record of every sort that could change whether a batch may go. */
type Maker = (thrown: Throw) => Line;
const makers: readonly Maker[] = [
  (n) => [
    one(CONDITIONS, n.a),
    'required@1',
    {
      of: one(BATCHES, n.b),
      requiredBy: one(['party/a', 'party/b', 'safety', 'party/a'], n.c),
      means: n.c % 3 ? [[meansOf(n, 0)]] : [[meansOf(n, 0), meansOf(n, 1)], [meansOf(n, 2)]],
      counts: one(['observation', 'observation', 'word', 'both'], n.t),
    },
  ],
  (n) => [one(CONDITIONS, n.a), 'dropped@1', {}],
  (n) => [
    one(CONDITIONS, n.a),
    'party-word-recorded@1',
    {
      party: one([...PARTIES, GUARANTOR], n.b),
      level: 'front',
      channel: 'radio',
      says: one(['met', 'not-met', 'set-aside', 'set-aside'], n.c),
      ...(n.t % 2 ? { validUntil: START + n.t * minute } : {}),
    },
  ],
  (n) => [one(CONDITIONS, n.a), n.b % 3 ? 'met-observed@1' : 'not-met-observed@1', {}],
  (n) => [
    `condition/${one(BATCHES, n.a).slice(6)}-security-agrees`,
    n.b % 3 ? 'met-observed@1' : 'not-met-observed@1',
    { batch: one(BATCHES, n.a), condition: 'security-agrees' },
  ],
  (n) => [
    `notice/${one(BATCHES, n.a).slice(6)}`,
    one(['green-light@1', 'green-light@1', 'notified@1', 'withdrawn@1'], n.b),
    {
      party: one(['party/g', 'party/g', 'party/a'], n.c),
      level: one(['checkpoint', 'checkpoint', 'capital'], n.t),
      channel: 'radio',
      batch: one(BATCHES, n.a),
      ...(n.t % 2 ? { validUntil: START + n.t * minute } : {}),
    },
  ],
  (n) => [one(BATCHES, n.a), one(['go-given@1', 'go-given@1', 'completed@1'], n.b), {}],
  (n) => [one(BATCHES, n.a), 'held@1', { reason: 'unsafe' }],
  (n) => [
    one(BATCHES, n.a),
    'planned@1',
    {
      term: one(TERMS, n.b),
      number: 1,
      ...one([{ people: 40 }, {}, { people: 0 }, { origin: 'site/gate' }], n.c),
    },
  ],
  (n) => [
    one(TRIPS, n.a),
    'planned@1',
    {
      vehicle: `vehicle/${n.a % 3}`,
      from: 'site/east',
      to: 'site/west',
      batch: one(BATCHES, n.b),
    },
  ],
  (n) => {
    const here = { vehicle: 'vehicle/1', site: 'site/east' };
    return one<Line>(
      [
        [one(TRIPS, n.a), 'boarding@1', here],
        [one(TRIPS, n.a), 'departed@1', { ...here, to: 'site/west' }],
        [one(TRIPS, n.a), 'departed@1', { ...here, to: 'site/west' }],
        [one(TRIPS, n.a), 'halted@1', { site: 'site/gate' }],
        [one(TRIPS, n.a), 'sent-back@1', {}],
        [one(TRIPS, n.a), 'arrived@1', { site: 'site/west', slip: true }],
        [one(TRIPS, n.a), 'cancelled@1', {}],
      ],
      n.b,
    );
  },
  (n) =>
    n.b % 2
      ? [one(TRIPS, n.a), 'tallied@1', counted('boarding', 'site/east', 40 - (n.c % 3))]
      : [one(TRIPS, n.a), 'tallied@1', counted('alighting', 'site/west', 40 - (n.c % 3))],
  (n) => [one(ROADS, n.a), one(['opened@1', 'closed@1', 'resumed@1'], n.b), {}],
  (n) => [
    one(ROADS, n.a),
    'suspended@1',
    { reason: 'ordered', ...one([{}, { from: 'site/gate', to: 'site/west' }], n.b) },
  ],
  (n) => [
    one([...SITES, 'operation/o'], n.a),
    n.b % 2 ? 'movement-resumed@1' : 'movement-suspended@1',
    n.b % 2 ? {} : { reason: 'ordered' },
  ],
  (n) => [
    'operation/o',
    n.b % 2 ? 'participation-resumed@1' : 'participation-suspended@1',
    { intermediary: 'party/icrc' },
  ],
  (n) => {
    const by = one(PARTIES, n.b);
    return one<Line>(
      [
        [one(TERMS, n.a), 'said@1', { by, quantity: { exact: 20 + n.t } }],
        [one(TERMS, n.a), 'in-force@1', {}],
        [one(TERMS, n.a), 'disputed@1', { by }],
        [one(TERMS, n.a), 'withdrawn@1', { by }],
        [one(TERMS, n.a), 'suspended@1', { by }],
        [one(TERMS, n.a), 'resumed@1', { by }],
      ],
      n.c,
    );
  },
  (n) =>
    n.b % 2
      ? [
          `incident/${n.a % 2}`,
          'reported@1',
          {
            incidentKind: 'shots',
            by: 'post',
            sure: 'heard',
            ...one(
              [{}, { corridor: 'corridor/one' }, { site: 'site/gate' }, { site: 'site/x' }],
              n.c,
            ),
          },
        ]
      : [`incident/${n.a % 2}`, 'resolved@1', {}],
  (n) =>
    one<Line>(
      [
        [
          one(WINDOWS, n.a),
          'announced@1',
          {
            windowKind: 'pause',
            from: START + n.t * minute,
            ...(n.c % 3 ? { to: START + (n.t + n.c) * minute } : {}),
          },
        ],
        [one(WINDOWS, n.a), 'started@1', {}],
        [one(WINDOWS, n.a), 'ended@1', {}],
      ],
      n.b,
    ),
  (n) => [
    'site/gate',
    'control-changed@1',
    { by: one(['party/g', 'party/a', null], n.a), since: START },
  ],
  (n) => [`list/${n.a % 2}`, one(['given@1', 'refused@1'], n.b), { of: one(BATCHES, n.c) }],
  (n) => [`vehicle/${n.a % 3}`, 'state-changed@1', { state: one(['ready', 'broken-down'], n.b) }],
];

const [requiring, , speaking, seeing] = makers as [Maker, Maker, Maker, Maker];
/** What is required and said of it comes up more often than everything else. */
const drawn: readonly Maker[] = [
  ...makers,
  ...[requiring, requiring, requiring, requiring],
  ...[speaking, speaking, speaking, seeing],
];

/** An agreement under which all four batches may go, before anything random is written. */
const base = (): readonly Line[] => [
  ['party/a', 'named@1', { name: 'A', roles: ['party'] }],
  ['party/b', 'named@1', { name: 'B', roles: ['party'] }],
  ['party/g', 'named@1', { name: 'G', roles: ['armed-actor'] }],
  [GUARANTOR, 'named@1', { name: 'Q', roles: ['guarantor'], answersFor: ['party/a'] }],
  ['site/east', 'defined@1', { name: 'East', siteKind: 'pick-up-point' }],
  ['site/gate', 'defined@1', { name: 'Gate', siteKind: 'checkpoint' }],
  ['site/gate', 'control-changed@1', { by: 'party/g', since: START }],
  ['site/west', 'defined@1', { name: 'West', siteKind: 'reception-site' }],
  ['site/east', 'people-informed@1', {}],
  ['site/east', 'people-asked@1', { mayStay: true, destinations: [] }],
  ...ROADS.flatMap((road): Line[] => [
    [road, 'laid@1', { sites: SITES, legs: [1, 2].map(() => ({ km: 5, minutes: 20 })) }],
    [road, 'opened@1', {}],
  ]),
  ...TERMS.flatMap((term): Line[] => [
    [
      term,
      'proposed@1',
      {
        by: 'party/a',
        about: 'people',
        origin: 'site/east',
        destination: 'site/west',
        quantity: { exact: 80 },
      },
    ],
    [term, 'in-force@1', {}],
  ]),
  ...BATCHES.flatMap((batch, n): Line[] => [
    [batch, 'planned@1', { term: one(TERMS, n), number: n, people: 40 }],
    [
      `condition/${batch.slice(6)}-security-agrees`,
      'met-observed@1',
      { batch, condition: 'security-agrees' },
    ],
    [
      `notice/${batch.slice(6)}`,
      'green-light@1',
      { party: 'party/g', level: 'checkpoint', channel: 'radio', batch },
    ],
  ]),
  ...[0, 1, 2].map(
    (n): Line => [`vehicle/${n}`, 'listed@1', { label: `${n}`, vehicleKind: 'bus', seats: 40 }],
  ),
];

/** The base and what was thrown, as one coordinator and another write it; half of the time without having read the other. */
export const toEvents = (throws: readonly Throw[]): readonly OperationEvent[] => {
  const devices = [createDevice('coordinator'), createDevice('deputy')];
  const events: OperationEvent[] = [];
  const words = new Map<string, OperationEvent[]>();
  const write = ([subject, kind, fact]: Line, device: number, isApart: boolean) => {
    const after = isApart ? [] : events.filter((event) => event.subject === subject);
    const at = START + events.length * 1000;
    const id = `line-${events.length}-`;
    const line = one(devices, device)(subject, kind, fact, { at, after, id });
    events.push(line);
    if (kind === 'party-word-recorded@1') words.set(subject, [...(words.get(subject) ?? []), line]);
  };
  for (const line of base()) write(line, 0, false);
  for (const thrown of throws) {
    const { pick, a, b, device, isApart } = thrown;
    const maker = drawn[pick % (drawn.length + 2)];
    const subject = one(CONDITIONS, a);
    const said = words.get(subject);
    if (maker) write(maker(thrown), device, isApart);
    else if (said) write([subject, 'set-aside@1', { onWordOf: one(said, b).id }], device, isApart);
    else write(requiring(thrown), device, isApart);
  }
  return events;
};
