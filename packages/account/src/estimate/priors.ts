import type { Method, OwnMeans, VehicleKind } from '../evidence/types.ts';

/**
 * What is known of counting before anybody has counted. Each constant says where it comes from, is weak, and gives way
 * to what the operation's own counts say of each other. Nothing here is taken from a simulation, but for the four that
 * say what is not told yet (`LATE`, `LATE_QUARTERS`, `LATE_PHONES`, `ROAD_PACE`): nobody has published such figures, so
 * they were set on one simulated family of operations and hold on another seed of it.
 *
 * "Field": manual counts at bus doors, gates and roadsides as practitioners report them (manifests 1–2 %, gate clickers
 * 3–5 %, a glance at a crowd 15–30 %).
 */

/** Of the people in a vehicle, what one count by this method errs by, apart from what the counter always does. Field. */
export const SPREAD: { readonly [method in Method]: number } = {
  'one-by-one': 0.008,
  clicker: 0.012,
  'by-rows': 0.03,
  'families-asked': 0.02,
  'by-list': 0.02,
  'by-eye': 0.15,
};
/** One person too many or too few happens in every eighth bus, and hardly ever in an ambulance: variance per head. */
export const SLIP = 0.002;
/** Nobody is surer than this of a single vehicle, people². */
export const LEAST_VARIANCE = 0.02;
/** So many counts' worth of belief in SPREAD before the operation's own. */
export const SPREAD_WEIGHT = 6;

/** What everybody who counts like this does alike, of the people: deviation. Gates and clickers drift, lists are old. */
export const METHOD_BIAS: { readonly [method in Method]: number } = {
  'one-by-one': 0,
  clicker: 0.008,
  'by-rows': 0.01,
  'families-asked': 0.008,
  'by-list': 0.01,
  'by-eye': 0.04,
};
/** What all counts together miss or add and no comparison among them can show. */
export const COMMON_BIAS = 0.0022;

/**
 * Who is looked at one by one is missed more often than invented (a child behind a bag, an infant whose mother was asked
 * and did not hear): people per count, of the people, and how unsure that is, of itself.
 * No comparison of counts can show it.
 */
export const OMITTED: readonly [each: number, ofPeople: number] = [0.012, 0.0042];
export const OMITTED_DEVIATION = 0.6;

/**
 * What one counter always adds or misses, of the people: most next to nothing; one in sixteen a great deal, whoever
 * makes the number larger on purpose, or never looks at the back rows. Field: inflated lists run to a tenth and more.
 */
export const COUNTER_BIAS = 0.006;
export const ODD_COUNTER = 0.06;
/** Numbers are made larger more often than smaller: bread is sent by them. */
export const ODD_MEAN = 0.05;
export const ODD_BIAS = 0.08;
/** A clicker in the same hands: drift of its own. Field: 1–2 %. */
export const CLICKER_DRIFT = 0.015;

/** Children on laps, of all people, before anybody asked: demographic share of the youngest two years. */
export const LAPS = 0.05;
/** So many people's worth of belief in LAPS. */
export const LAPS_WEIGHT = 150;
/** Where nobody asked, so much of them is missing: of LAPS. */
export const LAPS_MISSED = 0.9;
/** Families come together: children on laps of single vehicles vary more than by chance. */
export const LAPS_CLUSTER = 1.3;
/** A desk that keys a number heard by radio says "not asked" of what it does not know. */
export const LAPS_MISSED_KEYED = 0.3;

/** A count that has nothing to do with the vehicle: another vehicle's, a digit too many. Field: one in a hundred. */
export const GROSS = 0.012;
/** Of those who count people off with the slip in hand, who copy it: Beta(1, 20) before the operation's own. */
export const COPIED: readonly [yes: number, no: number] = [1, 20];
/** Counts that are always the same are good counts rather than copies: more than this is not believed of anybody. */
export const MOST_COPIED = 0.3;
/** Round numbers by one counter: Beta(1, 12) of whether a habit; one count in five is round by chance. */
export const HEAPED: readonly [yes: number, no: number] = [1, 12];
export const ROUND_BY_CHANCE = 0.2;

/** Between boarding and getting off: whoever got on or off unseen; people² and of the people. */
export const UNSEEN_CHANGE = 0.15;
/** Once in so many journeys a family really gets off on the way, or on, and nobody writes it. */
export const JUMP = 0.008;

/** People on board before any of this kind was counted, and how they vary. */
export const LOAD: { readonly [kind in VehicleKind | 'unknown']: readonly [number, number] } = {
  bus: [58, 16],
  minibus: [15, 6],
  ambulance: [2.6, 1.1],
  car: [4.7, 2],
  van: [10, 4],
  lorry: [22, 11],
  unknown: [40, 26],
};
/** So many vehicles' worth of belief in LOAD. */
export const LOAD_WEIGHT = 1.5;
/** Of a full vehicle so many get on in front; how that varies from bus to bus. */
export const FRONT_SHARE = 0.52;
export const DOOR_DEVIATION = 0.15;

/** People in own vehicles before any was looked into, deviation within the kind of its mean. */
export const OWN_LOAD: { readonly [kind in OwnMeans]: number } = { car: 4.7, van: 9, lorry: 20 };
export const OWN_SPREAD = 0.4;
/** How far that may be off, of itself: a car is a car; a lorry carries one family with its goods, or forty people. */
export const OWN_DOUBT: { readonly [kind in OwnMeans]: number } = {
  car: 0.3,
  van: 0.4,
  lorry: 0.6,
};
/** Vehicles and walkers that pass while somebody else is looked into: roadside counts miss 1–8 in a hundred. */
export const PASSED_UNSEEN = 0.042;
export const PASSED_UNSEEN_DEVIATION = 0.025;
/** A family on foot is told to so many, of its size. */
export const ON_FOOT_SPREAD = 0.15;

/** While nobody watches: how far the guess from before and after may be off, of itself. */
export const GAP_DEVIATION = 0.46;
/** Beside a lane that was watched at that time. */
export const GAP_BESIDE_DEVIATION = 0.12;
/** A post that is said to be staffed still counts so long after its last count was heard, minutes: a shift. */
export const STILL_STAFFED = 480;
/** While the road was suspended few go, and nobody knows how few. */
export const SUSPENDED_SHARE = 0.06;
export const SUSPENDED_DEVIATION = 1.2;

/** Of departures from a site with a post of ours, so many nobody recorded. Field: a bus that leaves while another comes. */
export const DEPARTURE_MISSED = 0.04;
/** So many vehicles' worth of belief in it. */
export const DEPARTURE_MISSED_WEIGHT = 25;
/**
 * Of what happened a moment ago, the share of which the hub has not heard yet, and after how many quarters a
 * third of that is left; so many vehicles' worth of belief. Field: where lines are shelled or jammed a phone is out of reach
 * a quarter to a half of its time, for hours on end.
 */
export const LATE = 0.3;
export const LATE_QUARTERS = 16;
export const LATE_WEIGHT = 3;
/** So many phones tell of one site, and are in reach or not: what is untold there is untold together. Field: two or three, and one holds the pen. */
export const LATE_PHONES = 2;
/** A site of which nothing is heard at all, whatever happens there; before its pace is asked. */
export const SILENT = 0.1;
/** More likely than this out of reach, and it is told to whoever reads the figure. */
export const OUT_OF_REACH = 0.3;
/** So many vehicles' worth of belief that all goes at its usual pace. */
export const USUAL_PACE_WEIGHT = 2;
/** From boarding to departure, quarters, and so many vehicles' worth of belief in it. Field: a bus in half an hour or more. */
export const STOOD = 3;
export const STOOD_WEIGHT = 2;
/** How journeys on one road differ in how long they take: deviation of the logarithm, journeys' worth of belief. */
export const ROAD_SPREAD = 0.35;
export const ROAD_SPREAD_WEIGHT = 4;
/** By so much all journeys of one day are faster or slower than those of others: deviation of the logarithm. */
export const ROAD_PACE = 0.3;
/** Nobody who set out later has come in: so often the road is stopped further on, and nobody has said so yet. Field. */
export const ROAD_STOPPED = 0.2;
/** Of arrivals, those not told, or not told yet. Field: the hall's phone is out of reach, or nobody stands at the gate. */
export const ARRIVAL_UNTOLD = 0.06;
export const ARRIVAL_UNTOLD_WEIGHT = 12;
/** Of vehicles that came in this quarter, and in the one before, those whose people are off. Field: ten minutes a bus. */
export const UNLOADED: readonly [now: number, before: number] = [0.15, 0.45];
