import type { ScenarioName } from './types.ts';

/** What a scenario is made of. Shares are of 1, minutes and hours are the unit their name says. */
export interface Scenario {
  readonly name: ScenarioName;
  readonly title: string;
  readonly days: number;
  /** Different people who will set out, the counterpart's apart. */
  readonly people: number;
  /** Of the people: in cars, vans and lorries of their own, and walking. */
  readonly ownVehicleShare: number;
  readonly onFootShare: number;
  readonly ownVehicles: {
    readonly [kind in 'car' | 'van' | 'lorry']: { readonly share: number; readonly people: number };
  };
  /** Patients and companions by ambulance. */
  readonly byAmbulance: number;
  readonly buses: number;
  readonly ambulances: number;
  /** Buses and ambulances of a convoy, and how many convoys go before the shuttle dissolves them. */
  readonly convoy: { readonly buses: number; readonly ambulances: number; readonly first: number };
  /** Of those who leave, by day of the operation. */
  readonly dayShares: readonly number[];
  readonly suspensions: readonly PlannedSuspension[];
  readonly counterpart: {
    readonly people: number;
    readonly buses: number;
    readonly batches: number;
  } | null;
  readonly phones: number;
  readonly claimsADay: number;
  /** Of its time, a phone is without a network; hours of one stretch, and the longest. */
  readonly offline: { readonly share: number; readonly hours: number; readonly longest: number };
  /** One line of a stream's count covers this long; people are counted in every nth vehicle. */
  readonly spanMinutes: number;
  readonly everyNth: number;
  /** Where a demonstration begins. */
  readonly curtain: { readonly day: number; readonly hour: number };
}

/** Hours since the first midnight; where it begins and how long it lasts is drawn around these. */
export interface PlannedSuspension {
  readonly hour: number;
  readonly hours: number;
  readonly reason:
    | 'shots'
    | 'shelling'
    | 'ordered'
    | 'not-told'
    | 'obstacle'
    | 'weather'
    | 'crowd'
    | 'other-side';
  /** Every post on the road was told to leave. */
  readonly postsLeave?: boolean;
}

const SMALL: Scenario = {
  name: 'S',
  title: 'Exercise Clock Court',
  days: 8,
  people: 1400,
  ownVehicleShare: 0.37,
  onFootShare: 0.04,
  ownVehicles: {
    car: { share: 0.94, people: 4.6 },
    van: { share: 0.05, people: 7 },
    lorry: { share: 0.01, people: 12 },
  },
  byAmbulance: 22,
  buses: 4,
  ambulances: 2,
  convoy: { buses: 1, ambulances: 1, first: 1 },
  dayShares: [0.1, 0.2, 0.2, 0, 0.18, 0.16, 0.1, 0.06],
  suspensions: [
    { hour: 33.2, hours: 1.2, reason: 'shelling' },
    { hour: 70, hours: 22, reason: 'not-told', postsLeave: true },
    { hour: 131, hours: 0.8, reason: 'crowd' },
  ],
  counterpart: null,
  phones: 10,
  claimsADay: 4,
  offline: { share: 0.3, hours: 2, longest: 10 },
  spanMinutes: 30,
  everyNth: 5,
  curtain: { day: 2, hour: 9 },
};

const MIDDLE: Scenario = {
  name: 'M',
  title: 'Exercise Old Town',
  days: 8,
  people: 40_000,
  ownVehicleShare: 0.355,
  onFootShare: 0.018,
  ownVehicles: {
    car: { share: 0.63, people: 4.7 },
    van: { share: 0.22, people: 11 },
    lorry: { share: 0.15, people: 27 },
  },
  byAmbulance: 800,
  buses: 60,
  ambulances: 34,
  convoy: { buses: 20, ambulances: 10, first: 2 },
  dayShares: [0.15, 0.15, 0, 0.04, 0.35, 0.17, 0.09, 0.05],
  suspensions: [
    { hour: 9.4, hours: 0.9, reason: 'shots' },
    { hour: 17.5, hours: 0.7, reason: 'other-side' },
    { hour: 32.4, hours: 0.8, reason: 'shots' },
    { hour: 37.2, hours: 1.4, reason: 'not-told' },
    { hour: 46.5, hours: 39, reason: 'ordered', postsLeave: true },
    { hour: 101.5, hours: 0.6, reason: 'crowd' },
    { hour: 111, hours: 1.1, reason: 'shots' },
    { hour: 125, hours: 2.2, reason: 'weather' },
    { hour: 134.5, hours: 0.8, reason: 'other-side' },
    { hour: 151, hours: 1.5, reason: 'shelling' },
    { hour: 159, hours: 0.5, reason: 'obstacle' },
    { hour: 176.5, hours: 1, reason: 'not-told' },
  ],
  counterpart: { people: 1200, buses: 6, batches: 4 },
  phones: 60,
  claimsADay: 25,
  offline: { share: 0.42, hours: 3, longest: 12 },
  spanMinutes: 15,
  everyNth: 10,
  curtain: { day: 2, hour: 8.2 },
};

const LARGE: Scenario = {
  name: 'L',
  title: 'Exercise Long Bridge',
  days: 8,
  people: 125_000,
  ownVehicleShare: 0.9,
  onFootShare: 0.01,
  ownVehicles: {
    car: { share: 0.88, people: 4.35 },
    van: { share: 0.1, people: 7 },
    lorry: { share: 0.02, people: 12 },
  },
  byAmbulance: 1300,
  buses: 40,
  ambulances: 60,
  convoy: { buses: 6, ambulances: 2, first: 2 },
  dayShares: [0.09, 0.13, 0.16, 0.16, 0.15, 0.13, 0.11, 0.07],
  suspensions: [
    { hour: 20, hours: 1.5, reason: 'crowd' },
    { hour: 55, hours: 1, reason: 'obstacle' },
    { hour: 90, hours: 2, reason: 'weather' },
    { hour: 130, hours: 1.2, reason: 'ordered' },
  ],
  counterpart: null,
  phones: 300,
  claimsADay: 25,
  offline: { share: 0.25, hours: 1.5, longest: 12 },
  spanMinutes: 2.25,
  everyNth: 10,
  curtain: { day: 2, hour: 9 },
};

export const scenarioOf = (name: ScenarioName): Scenario =>
  name === 'S' ? SMALL : name === 'M' ? MIDDLE : LARGE;
