import {
  arrived,
  boardedAndStanding,
  cancelled,
  departed,
  draft,
  halted,
  passed,
  sentBack,
  wentOn,
} from '@corridor/operation';
import { type Point, UNKNOWN_VEHICLE } from '../pad/tally.ts';
import type { HaltReason } from '../text/fieldWords.ts';
import type { SiteUse } from '../view/siteUse.ts';
import type { FieldRecord } from './fieldRecord.ts';
import type { Met } from './metTrip.ts';

/** What somebody at a post may say next of a vehicle on a trip. */
export type TripAct =
  | 'count'
  | 'standing'
  | 'departed'
  | 'stands-here'
  | 'halted'
  | 'goes-on'
  | 'sent-back'
  | 'arrived'
  | 'broken-down'
  | 'cancelled';

const ALL: readonly TripAct[] = [
  'count',
  'departed',
  'standing',
  'goes-on',
  'stands-here',
  'halted',
  'sent-back',
  'arrived',
  'broken-down',
  'cancelled',
];
/** Both ends have people of ours who write down that it left and that it came; the record names the vehicle. */
const NEEDS_VEHICLE: readonly TripAct[] = ['departed', 'standing'];
const NOT_READY: readonly Met['condition'][] = ['broken-down', 'seized', 'lost'];
const ON_THE_ROAD: readonly Met['status'][] = [
  'standing',
  'departed',
  'passed',
  'halted',
  'sent-back',
];

const likelyActs = ({ status, halt }: Met, use: SiteUse, site: string): readonly TripAct[] => {
  switch (status) {
    case 'unknown':
    case 'planned':
      if (use === 'arriving') return ['arrived', 'count'];
      return use === 'boarding' ? ['count', 'departed', 'standing'] : ['stands-here', 'goes-on'];
    case 'boarding':
      if (use === 'arriving') return ['arrived', 'count'];
      return use === 'passing' ? ['stands-here', 'goes-on'] : ['count', 'departed', 'standing'];
    case 'standing':
      return ['departed', 'count', 'cancelled'];
    case 'departed':
    case 'passed':
      if (use === 'passing') return ['stands-here', 'goes-on', 'count', 'sent-back'];
      return use === 'boarding'
        ? ['halted', 'sent-back', 'broken-down']
        : ['arrived', 'halted', 'sent-back'];
    case 'halted':
      if (use === 'arriving') return ['arrived', 'goes-on', 'sent-back', 'halted'];
      return halt?.site === site
        ? ['goes-on', 'count', 'sent-back', 'halted']
        : ['goes-on', 'sent-back', 'halted', 'broken-down'];
    case 'sent-back':
      return use === 'boarding'
        ? ['departed', 'count', 'standing']
        : ['stands-here', 'goes-on', 'count'];
    case 'arrived':
      return ['count'];
    case 'cancelled':
      return ['count'];
  }
};

/**
 * Every act, what is likely next first. None is ever left out because of what was recorded before: a record is not refused
 * for being surprising. `likely` says how many of them are.
 */
export const tripActs = (
  met: Met,
  use: SiteUse,
  site: string,
): { readonly acts: readonly TripAct[]; readonly likely: number } => {
  const likely = likelyActs(met, use, site);
  const isPossible = (act: TripAct) =>
    (isNamedVehicle(met) || !NEEDS_VEHICLE.includes(act)) &&
    // Elsewhere the reason is asked, and one of them is a checkpoint.
    (act !== 'stands-here' || use === 'passing');
  const acts = [...likely, ...ALL.filter((act) => !likely.includes(act))].filter(isPossible);
  return { acts, likely: acts.filter((act) => likely.includes(act)).length };
};

const isNamedVehicle = ({ vehicle }: Met) => vehicle.id !== UNKNOWN_VEHICLE;

/** Where a count of this vehicle belongs. Who gets off where they got on was sent back. */
export const pointAt = ({ status }: Met, use: SiteUse): Point =>
  use === 'passing'
    ? 'checkpoint'
    : use === 'arriving' || status === 'sent-back'
      ? 'alighting'
      : 'boarding';

/** What looks odd about an act. It is said beside its key, and never stands in the way. */
export type ActDoubt =
  | { readonly why: 'not-ready'; readonly condition: Met['condition'] }
  | { readonly why: 'not-left' | 'already-there' | 'called-off' | 'already-halted' }
  | { readonly why: 'before'; readonly since: number };

/** `at`: when it is said to have happened, ms. */
export const doubtsOfAct = (act: TripAct, met: Met, at: number): readonly ActDoubt[] => {
  const doubts: ActDoubt[] = [];
  const { status, condition, since } = met;
  if (act === 'count') return doubts;
  if ((act === 'departed' || act === 'goes-on') && NOT_READY.includes(condition)) {
    doubts.push({ why: 'not-ready', condition });
  }
  if (act === 'sent-back' && ['planned', 'boarding', 'standing'].includes(status)) {
    doubts.push({ why: 'not-left' });
  }
  if (act !== 'cancelled' && status === 'cancelled') doubts.push({ why: 'called-off' });
  if (act !== 'broken-down' && status === 'arrived') doubts.push({ why: 'already-there' });
  if (act === 'stands-here' && status === 'halted') doubts.push({ why: 'already-halted' });
  if (since !== null && at < since) doubts.push({ why: 'before', since });
  return doubts;
};

export interface ActDetails {
  /** Where our post is. */
  readonly site: string;
  /** What vehicles mostly do there: only a checkpoint is passed. */
  readonly use: SiteUse;
  /** Told later than it happened, ms; `undefined`: now. */
  readonly at?: number | undefined;
  readonly reason?: HaltReason | undefined;
  /** It halted somewhere on the road, not at our post. */
  readonly isOnTheRoad?: boolean | undefined;
  readonly road?: { readonly corridor: string; readonly to: string } | null | undefined;
}

/** The records of an act, to be written as one. A count is made on the pad and writes itself. */
export const actToRecords = (
  act: Exclude<TripAct, 'count'>,
  met: Met,
  { site, use, at, reason, isOnTheRoad, road }: ActDetails,
): readonly FieldRecord[] => {
  const { trip, vehicle, status } = met;
  // Nobody has said which vehicle this trip is: then this record does.
  const name = met.isNamed || !isNamedVehicle(met) ? {} : { vehicle: vehicle.id };
  const of = (line: Pick<FieldRecord, 'kind' | 'fact'>): FieldRecord => ({
    ...line,
    subject: trip,
  });
  switch (act) {
    case 'standing':
      return [of(boardedAndStanding({ vehicle: vehicle.id, site, at }))];
    case 'departed':
      return [of(departed({ vehicle: vehicle.id, site, at, ...road }))];
    case 'stands-here':
      return [of(halted({ site, reason: 'checkpoint', at, ...name }))];
    case 'halted':
      return [of(halted({ site: isOnTheRoad ? undefined : site, reason, at, ...name }))];
    case 'goes-on': {
      if (use !== 'passing')
        return [of(wentOn({ site: met.halt?.site ?? undefined, at, ...name }))];
      // How many are on board is a count beside it, never `people` of this record: a bare number says neither who counted
      // nor how, cannot be "about", is not asked of laps, and nobody can count it again or compare it.
      return [of(passed({ site, at, ...name }))];
    }
    case 'sent-back':
      return [of(sentBack({ site, at, ...name }))];
    case 'cancelled':
      return [of(cancelled({ at }))];
    case 'arrived':
      return [of(arrived({ site, slip: false, at, ...name }))];
    case 'broken-down': {
      const where = isOnTheRoad ? undefined : site;
      // People sit in it on the road: it stands, and the hours they wait are counted.
      const halt = ON_THE_ROAD.includes(status)
        ? [of(halted({ site: where, reason: 'breakdown', at, ...name }))]
        : [];
      if (!isNamedVehicle(met)) return halt;
      const state = draft('vehicle', 'state-changed@1', { state: 'broken-down', at });
      return [...halt, { ...state, subject: vehicle.id }];
    }
  }
};
