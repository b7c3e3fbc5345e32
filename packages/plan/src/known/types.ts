import type { SubjectId } from '@corridor/operation';
import type { AnnouncedTrip, Scenario } from '../scenario/types.ts';

/** What is to be planned at one moment, as far as the log tells. */
export interface Known {
  readonly scenario: Scenario;
  readonly legend: Legend;
  /** What the log does not say and something had to be assumed for; the words are in `NOT_KNOWN`. */
  readonly notKnown: readonly NotKnown[];
}

/**
 * How a plan is read back. Sites, vehicles, batches and checkpoints bear the ids of their subjects; a term of which no batch
 * is open bears its own.
 */
export interface Legend {
  /** Minute 0 of the scenario, ms since 1970. */
  readonly zero: number;
  readonly groups: { readonly [group: string]: KnownGroup };
  /** By vehicle: the trip that it is on now, with people on board and not at their destination. */
  readonly underWay: { readonly [vehicle: string]: SubjectId };
  /** By vehicle: where it was seen last, and when, ms since 1970. Of a vehicle that is not here nobody has told where it is. */
  readonly seen: { readonly [vehicle: string]: { readonly site: SubjectId; readonly at: number } };
}

export interface KnownGroup {
  readonly batch: string;
  readonly site: SubjectId;
  readonly who: 'sitting' | 'wounded' | 'lying';
}

export interface KnownOptions {
  /** What stands in the sealed timetable that was announced last; departures in ms since 1970. */
  readonly announced?: readonly (Omit<AnnouncedTrip, 'departs'> & { readonly departsAt: number })[];
}

/** Ids, codes and figures that the sentence names. */
export interface NotKnown {
  readonly what: NotKnownWhat;
  readonly of: { readonly [name: string]: string | number };
}

/** `{…}` are names and figures. */
export const NOT_KNOWN = {
  'share-of-batch':
    'The agreement says no number for {batch}: those who may still go under {term} are shared equally among its open batches.',
  'waiting-go-with':
    'The agreement says no number for {batch}: as it has go, whoever waits under {term} is planned with it.',
  'no-open-batch':
    'No batch of {term} is open: {people} people seen waiting at {site} are planned under the term itself.',
  'fewer-seen-waiting':
    'For {batch} {agreed} more people are agreed and {people} were seen waiting at {site}: planned as agreed.',
  'nobody-seen-waiting':
    'Nobody has told how many wait at {site}: nobody is planned for {batch} there.',
  'waiting-seen-long-ago': 'How many wait at {site} was told {hours} h ago.',
  'left-without-batch':
    '{people} people left {site} on trips that nobody put to a batch: they are taken off {batch}.',
  'no-origin': 'Nobody has told where {batch} leaves from: it is not planned.',
  'no-destination': 'Nobody has told where {batch} goes: it is not planned.',
  'word-to-come':
    '{batch} still waits for a word or a look ({what}): planned as if it came at once.',
  'staged-as-together':
    '{batch} waits until {other} stands ready: planned as if both left together.',
  'count-over-batches':
    '{batch} waits for {people} people of {term}: planned as if its batches went in their order.',
  'no-window': 'No window is announced: planned as if vehicles may move at any time.',
  'window-without-end': 'Nobody said when the window ends: planned as if it does not.',
  'windows-differ':
    'The windows are not the same on every road: planned as if each held on all of them.',
  'way-as-laid':
    'From {from} to {to} no whole journey was seen: the expected minutes of the road are used.',
  'few-journeys': 'From {from} to {to} only {n} journeys were seen.',
  'way-back-as-there':
    'From {from} to {to} nobody has driven yet: planned as if it took as long as the other way.',
  'gate-pace':
    'How fast {site} lets vehicles through was not seen: one at a time, {minutes} min each.',
  'boarding-time':
    'How long boarding takes at {site} was not seen: {minutes} min for each vehicle.',
  'alighting-time':
    'How long getting off takes at {site} was not told: {minutes} min for each vehicle.',
  bays: 'How many vehicles can fill or empty at the same time at {site} was not told: any number.',
  'places-at': 'How many {site} can take in was not told: any number.',
  'people-there': 'How many are at {site} now was not told: its {places} places are taken as free.',
  'more-than-places': '{people} people are on the road to {site}, which has {places} places.',
  seats: 'The places of {vehicle} were not recorded: {people} for one of its kind.',
  'vehicle-never-seen': 'Nobody has told where {vehicle} is: planned as if it stood at {site}.',
  'vehicle-not-listed':
    '{vehicle} carries people and is not on the list of vehicles: it gets no further trip.',
  'nobody-counted': 'Nobody counted who is on board {vehicle}: planned as if it were full.',
  'nobody-saw-it-arrive':
    'Nobody saw {vehicle} arrive at {site}, where it is long overdue: planned as if it had.',
  'stands-on-the-road':
    '{vehicle} stands on the road with people on board: planned as if it went on at once.',
  'way-of-trip': 'Nobody knows the way of {vehicle}: planned as if it had half an hour before it.',
  families: 'Which people belong together is not recorded: planned as if each could travel alone.',
} as const;

export type NotKnownWhat = keyof typeof NOT_KNOWN;

/** A journey from one site to another, whole or still going on. */
export interface LegSeen {
  /** `site/a site/b`: where it left and where it arrived, or is bound for. */
  readonly way: string;
  readonly vehicle: string;
  /** When it left, minutes since the scenario's minute 0: negative. */
  readonly from: number;
  /** How long it took, or has lasted until now. */
  readonly minutes: number;
  /** Not arrived yet: it takes at least so long. */
  readonly censored: boolean;
  /** Who was on board, if anybody counted. */
  readonly people?: number;
}

/** Why a batch is held: what only a person or a party can lift. */
export type HeldWhy =
  | 'by-a-person'
  | 'term-not-agreed'
  | 'not-taking-part'
  | 'suspended'
  | 'shooting'
  | 'people-not-asked'
  | 'party-says-no'
  | 'seen-not-met'
  | 'window-not-announced'
  | 'waits-for-what-is-not-planned'
  | 'over';
