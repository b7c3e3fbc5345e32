import type { Random } from '../random.ts';

/**
 * How the people of one operation err: each family of errors by its size. Nobody in the operation knows these numbers,
 * and nothing that estimates may; they are told with the truth at the end. Shares and chances are of 1.
 */
export interface ErrorFamilies {
  /** A clicker's usual error, how far clickers lie apart, and the noise of one count: of the people. */
  readonly clickerMean: number;
  readonly clickerSpread: number;
  readonly clickerNoise: number;
  /** One by one: how often it is off by one or two, and how far it strays besides when it is dark and they push. */
  readonly miscounted: number;
  readonly overDispersion: number;
  /** Counters who are always in a hurry and go by the eye. */
  readonly hasty: number;
  /** A glance: usual error and spread, of the people. */
  readonly byEyeMean: number;
  readonly byEyeSpread: number;
  /** Counters who forget children on laps most of the time. */
  readonly forgetful: number;
  /** Laps forgotten, and the question whether they were asked about answered with yes. */
  readonly lapsAskedInVain: number;
  /** Laps counted, and the question left at no. */
  readonly lapsNotTicked: number;
  /** Counters who write round numbers; how often they do, and how often it is a ten rather than a five. */
  readonly rounders: number;
  readonly roundsOften: number;
  readonly roundsToTens: number;
  /** On arrival the number of the slip copied instead of counting. */
  readonly copied: number;
  /** One entry per dishonest counter: what is added, of the people. */
  readonly dishonest: readonly number[];
  /** Nobody counts at this end, though somebody is there. */
  readonly uncountedBoarding: number;
  readonly uncountedAlighting: number;
  /** A wrong number typed: at either end, how often nobody sees it, and how often digits change places instead of a nought more. */
  readonly slipsAtBoarding: number;
  readonly slipsAtAlighting: number;
  readonly slipsUnseen: number;
  readonly slipsSwapDigits: number;
  /** Written under the vehicle beside it, and how often that is found out. */
  readonly wrongVehicle: number;
  readonly wrongVehicleFound: number;
  /** Own vehicles that pass unseen, and vans taken for cars. */
  readonly overlooked: number;
  readonly vanAsCar: number;
  /** In a looked-into vehicle: how often one is missed or counted twice. */
  readonly sampledWrong: number;
  /** Whom they look into: −1 passes over every vehicle fuller than usual, 1 every emptier one; and how often it is said so. */
  readonly fullerLookedInto: number;
  readonly notSeenTold: number;
  /** On foot: usual error and spread, of the people. */
  readonly onFootMean: number;
  readonly onFootSpread: number;
}

/** As people are in every exercise that is shown. */
export const USUAL: ErrorFamilies = {
  clickerMean: 0.004,
  clickerSpread: 0.014,
  clickerNoise: 0.006,
  miscounted: 0.1,
  overDispersion: 0,
  hasty: 0.15,
  byEyeMean: 0,
  byEyeSpread: 0.09,
  forgetful: 0.2,
  lapsAskedInVain: 0,
  lapsNotTicked: 0,
  rounders: 0.04,
  roundsOften: 0.7,
  roundsToTens: 0.5,
  copied: 0.07,
  dishonest: [0.12],
  uncountedBoarding: 0.035,
  uncountedAlighting: 0.04,
  slipsAtBoarding: 0.02,
  slipsAtAlighting: 0,
  slipsUnseen: 0.15,
  slipsSwapDigits: 0,
  wrongVehicle: 0.02,
  wrongVehicleFound: 0.85,
  overlooked: 0.022,
  vanAsCar: 0.03,
  sampledWrong: 0.3,
  fullerLookedInto: 0,
  notSeenTold: 0,
  onFootMean: 0,
  onFootSpread: 0.08,
};

type Prior<T> = (random: Random) => T;
const between =
  (low: number, high: number): Prior<number> =>
  (random) =>
    random.between(low, high);
/** Often not at all, else up to so much. */
const perhaps =
  (share: number, high: number): Prior<number> =>
  (random) =>
    random.chance(share) ? random.between(0, high) : 0;

/** From what each is drawn for one operation. Every usual size lies within. */
const PRIORS: { readonly [name in keyof ErrorFamilies]: Prior<ErrorFamilies[name]> } = {
  clickerMean: between(-0.02, 0.02),
  clickerSpread: between(0.005, 0.03),
  clickerNoise: between(0.003, 0.015),
  miscounted: between(0.05, 0.35),
  overDispersion: between(0, 0.02),
  hasty: between(0.05, 0.35),
  byEyeMean: between(-0.08, 0.08),
  byEyeSpread: between(0.05, 0.15),
  forgetful: between(0.05, 0.45),
  lapsAskedInVain: perhaps(0.5, 0.3),
  lapsNotTicked: perhaps(0.5, 0.2),
  rounders: perhaps(0.7, 0.15),
  roundsOften: between(0.3, 0.9),
  roundsToTens: between(0.2, 0.8),
  copied: between(0, 0.25),
  dishonest: (random) => Array.from({ length: random.int(0, 2) }, () => random.between(0.03, 0.25)),
  uncountedBoarding: between(0.01, 0.12),
  uncountedAlighting: between(0.01, 0.12),
  slipsAtBoarding: between(0.003, 0.03),
  slipsAtAlighting: between(0, 0.02),
  slipsUnseen: between(0.05, 0.3),
  slipsSwapDigits: between(0, 0.7),
  wrongVehicle: between(0, 0.04),
  wrongVehicleFound: between(0.6, 0.95),
  overlooked: between(0.003, 0.045),
  vanAsCar: between(0, 0.06),
  sampledWrong: between(0.1, 0.5),
  fullerLookedInto: between(-0.25, 0.25),
  notSeenTold: between(0, 1),
  onFootMean: between(-0.05, 0.05),
  onFootSpread: between(0.03, 0.15),
};

/** Each from a stream of its own: one family more does not reshuffle the others. */
export const drawFamilies = (random: Random): ErrorFamilies =>
  Object.fromEntries(
    Object.entries(PRIORS).map(([name, prior]) => [name, prior(random.named(name))]),
  ) as unknown as ErrorFamilies;

/** How people err here: of which families, and how much of it; 0: nobody does. */
export interface Erring {
  readonly errors: number;
  readonly families: ErrorFamilies;
}
