import type {
  Evidence,
  Method,
  Quarter,
  StreamEvidence,
  TallyEvidence,
  TripEvidence,
} from '../../evidence/types.ts';

/** One count; `by` is the officer, who has one post. */
export const count = (
  point: TallyEvidence['point'],
  people: number,
  by: string,
  more: Partial<TallyEvidence> = {},
): TallyEvidence => ({
  point,
  site: point === 'alighting' ? 'site/hall' : 'site/court',
  part: 'whole',
  people,
  low: null,
  high: null,
  exact: true,
  method: 'one-by-one' satisfies Method,
  lapsAsked: true,
  laps: null,
  counter: by,
  look: `post/${by}`,
  isKeyed: false,
  quarter: 1000,
  ...more,
});

export const on = (people: number, by = 'Amal', more: Partial<TallyEvidence> = {}) =>
  count('boarding', people, by, more);
export const off = (people: number, by = 'Yusuf', more: Partial<TallyEvidence> = {}) =>
  count('alighting', people, by, more);

/** A bus that left the court and arrived at the hall an hour later. */
export const bus = (
  name: string,
  tallies: readonly TallyEvidence[],
  more: Partial<TripEvidence> = {},
): TripEvidence => ({
  id: `trip/${name}`,
  vehicle: `vehicle/${name}`,
  vehicleKind: 'bus',
  from: 'site/court',
  to: 'site/hall',
  batch: null,
  status: 'arrived',
  departures: 1,
  boardingAt: 999,
  departedAt: 1000,
  arrivedAt: 1004,
  hasSlip: true,
  isUnmatched: false,
  isLeftBehind: false,
  born: 0,
  died: 0,
  joined: 0,
  tallies,
  ...more,
});

/** Cars past the court, a quarter of an hour each: how many, and the people in those looked into. */
export const cars = (
  name: string,
  site: string,
  quarters: readonly (readonly [quarter: Quarter, cars: number, sampled: readonly number[]])[],
): StreamEvidence => {
  const none = { counted: 0, sampled: 0, people: 0, squares: 0, notSeen: 0 };
  return {
    id: `stream/${name}`,
    site,
    quarters: quarters.map(([quarter, counted, sampled]) => ({
      quarter,
      minutes: 15,
      onFoot: 0,
      of: {
        car: {
          counted,
          sampled: sampled.length,
          people: sampled.reduce((a, b) => a + b, 0),
          squares: sampled.reduce((a, b) => a + b * b, 0),
          notSeen: 0,
        },
        van: none,
        lorry: none,
      },
    })),
  };
};

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);

export const evidence = (
  trips: readonly TripEvidence[],
  streams: readonly StreamEvidence[] = [],
  more: Partial<Evidence> = {},
): Evidence => ({
  sites: [
    { id: 'site/court', siteKind: 'pick-up-point', waiting: [], watched: [] },
    { id: 'site/hall', siteKind: 'reception-site', waiting: [], watched: [] },
  ],
  trips: [...trips].sort(byId),
  streams: [...streams].sort(byId),
  until: 1100,
  isClosed: true,
  ...more,
});

/** `many` buses that both officers counted alike, so that there is something to compare with. */
export const goodBuses = (many: number, people = 60): readonly TripEvidence[] =>
  Array.from({ length: many }, (_, i) => {
    const there = people + ((i * 7) % 11) - 5;
    return bus(`good-${i}`, [on(there, `Amal ${i % 3}`), off(there, `Yusuf ${i % 4}`)]);
  });
