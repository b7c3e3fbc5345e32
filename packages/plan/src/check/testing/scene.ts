import type { Group, PlanSite, PlanVehicle, Scenario } from '../../scenario/types.ts';
import type { Passage, TimedTrip, Timetable } from '../../schedule/types.ts';
import type { Rule } from '../rules.ts';

export const bus = (id: string, more: Partial<PlanVehicle> = {}): PlanVehicle => ({
  id,
  kind: 'bus',
  places: { sitting: 50, lying: 0, wheelchair: 2 },
  at: 'yard',
  from: 0,
  until: null,
  aboard: null,
  ...more,
});

export const seated = (sitting: number) => ({ sitting, lying: 0, wheelchair: 0 });

export const group = (id: string, more: Partial<Group> = {}): Group => ({
  id,
  site: 'north',
  people: seated(5),
  times: 40,
  critical: false,
  ...more,
});

export const site = (id: string, more: Partial<PlanSite> = {}): PlanSite => ({
  id,
  boarding: { minutes: 4, bays: null },
  alighting: { minutes: 2, bays: null, peopleAnHour: null },
  places: { people: null, lying: null },
  closed: [],
  ...more,
});

const replaceBy = <T extends { readonly id: string }>(all: readonly T[], by: readonly T[]) =>
  all.map((one) => by.find(({ id }) => id === one.id) ?? one);

/**
 * North and West wait, South receives, vehicles come from the Yard:
 * Yard –10– North –(20, Gate, 10)– South; Yard –15– West –25– South, and from North to West one may drive in 5.
 */
export const scene = ({
  sites = [],
  ...more
}: Partial<Omit<Scenario, 'sites'>> & { readonly sites?: readonly PlanSite[] } = {}): Scenario => ({
  format: 'corridor-plan/1',
  aim: 'people',
  sites: replaceBy([site('yard'), site('north'), site('west'), site('south')], sites),
  ways: [
    { from: 'yard', to: 'north', minutes: 10, back: 10, checkpoints: [] },
    { from: 'yard', to: 'west', minutes: 15, back: 15, checkpoints: [] },
    { from: 'north', to: 'west', minutes: 5, back: null, checkpoints: [] },
    {
      from: 'north',
      to: 'south',
      minutes: 30,
      back: 15,
      checkpoints: [{ checkpoint: 'gate', after: 20 }],
    },
    { from: 'west', to: 'south', minutes: 25, back: 25, checkpoints: [] },
  ],
  checkpoints: [gate()],
  vehicles: [bus('bus 1'), bus('bus 2'), bus('bus 3')],
  batches: [
    batch('quarter', [group('families')]),
    batch('suburb', [group('others', { site: 'west' })]),
  ],
  bindings: [],
  windows: [],
  convoys: null,
  ...more,
});

export const gate = (more: Partial<Scenario['checkpoints'][number]> = {}) => ({
  id: 'gate',
  lanes: 1,
  shared: false,
  minutes: { loaded: 3, empty: 1 },
  headway: 2,
  open: [],
  ...more,
});

export const batch = (
  id: string,
  groups: readonly Group[],
  more: Partial<Scenario['batches'][number]> = {},
) => ({
  id,
  to: ['south'],
  groups,
  already: { departed: 0, arrived: 0 },
  held: null,
  ...more,
});

/** The way from North through the Gate, where it waits for so many minutes. */
export const throughGate = (departs: number, waits = 0): readonly Passage[] => [
  {
    checkpoint: 'gate',
    reaches: departs + 20,
    from: departs + 20 + waits,
    to: departs + 23 + waits,
  },
];

/** And back, empty: 5 minutes to the Gate, 10 on. */
export const backThroughGate = (departs: number, waits = 0): readonly Passage[] => [
  { checkpoint: 'gate', reaches: departs + 5, from: departs + 5 + waits, to: departs + 6 + waits },
];

const load = [{ group: 'families', times: 10 }];

/** From the Yard to North, at minute 10 there, filled at 14, at the Gate at 34, in South at 47; all later by `later`. */
export const fromNorth = (
  vehicle: string,
  later = 0,
  more: Partial<TimedTrip> = {},
): TimedTrip => ({
  vehicle,
  batch: 'quarter',
  from: 'north',
  to: 'south',
  load,
  convoy: null,
  notBefore: 0,
  people: seated(50),
  empty: [{ from: 'yard', to: 'north', departs: later, passes: [], arrives: later + 10 }],
  boards: { from: later + 10, to: later + 14 },
  departs: later + 14,
  passes: throughGate(later + 14),
  arrives: later + 47,
  alights: { from: later + 47, to: later + 49 },
  ...more,
});

/** From the Yard to West, at minute 15 there, filled at 19, in South at 44; all later by `later`. */
export const fromWest = (vehicle: string, later = 0, more: Partial<TimedTrip> = {}): TimedTrip => ({
  vehicle,
  batch: 'suburb',
  from: 'west',
  to: 'south',
  load: [{ group: 'others', times: 10 }],
  convoy: null,
  notBefore: 0,
  people: seated(50),
  empty: [{ from: 'yard', to: 'west', departs: later, passes: [], arrives: later + 15 }],
  boards: { from: later + 15, to: later + 19 },
  departs: later + 19,
  passes: [],
  arrives: later + 44,
  alights: { from: later + 44, to: later + 46 },
  ...more,
});

/** In order of departure; those of the same minute as given. */
export const timetable = (...trips: readonly TimedTrip[]): Timetable => ({
  trips: [...trips].sort((a, b) => a.departs - b.departs),
  notRun: [],
  ends: Math.max(0, ...trips.map(({ alights }) => alights.to)),
});

/** Back empty from South to North by the Gate, 16 minutes, and with people again. */
export const again = (
  vehicle: string,
  later: number,
  more: Partial<TimedTrip> = {},
): TimedTrip => ({
  ...fromNorth(vehicle, later + 6, more),
  empty: [
    {
      from: 'south',
      to: 'north',
      departs: later,
      passes: backThroughGate(later),
      arrives: later + 16,
    },
  ],
  ...more,
});

export const waitsAtGate = (vehicle: string, waits: number, later = 0): TimedTrip =>
  fromNorth(vehicle, later, {
    passes: throughGate(later + 14, waits),
    arrives: later + 47 + waits,
    alights: { from: later + 47 + waits, to: later + 49 + waits },
  });

export const alighting = (trip: TimedTrip, from: number, minutes: number): TimedTrip => ({
  ...trip,
  alights: { from, to: from + minutes },
});
export const later = (trip: TimedTrip, minutes: number): TimedTrip => {
  const { passes, arrives, alights } = fromNorth(trip.vehicle, minutes);
  return { ...trip, departs: trip.departs + minutes, passes, arrives, alights };
};

/** Of each rule a timetable that breaks it and nothing else, and one like it that breaks nothing. */

/** What breaks a rule and nothing else, and what is like it and breaks nothing. */
export type Case = readonly [scenario: Scenario, table: Timetable];
export type Cases<R extends Rule> = {
  readonly [rule in R]: readonly [broken: Case, sound: Case];
};

export const plain = scene();
export const two = timetable(fromNorth('bus 1'), fromWest('bus 2'));
