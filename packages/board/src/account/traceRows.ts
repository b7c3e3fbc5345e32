import {
  type Account,
  type Figure,
  type HeardTally,
  type Scope,
  streamsWithin,
  tripsWithin,
} from '@corridor/account';
import type { SubjectId } from '@corridor/operation';
import { figure, figureRange, named, t } from '@corridor/text';
import { batchTitle } from '../guard/names.ts';
import { word } from '../text/words.ts';
import { spanText, type ZoneClock } from '../time/zone.ts';
import { toCountStates } from '../view/differences.ts';
import { type Facts, postName, siteName, stateOf, vehicleText } from '../view/facts.ts';
import { shareText } from './figureText.ts';
import { wayOf } from './layerRows.ts';
import { streamSite } from './ownMeans.ts';

/** The question of a figure in words: `Arrived at Rashidin`, `Left on vehicle 12`. */
export function scopeText(facts: Facts, scope: Scope): string {
  const isLeft = scope.measure === 'left';
  if (scope.trip) {
    const n = vehicleText(facts, stateOf(facts, 'trip', scope.trip));
    return isLeft ? t('Left on vehicle {n}', { n }) : t('Arrived on vehicle {n}', { n });
  }
  if (scope.stream) {
    const stream = stateOf(facts, 'stream', scope.stream);
    return t('Left by own means past {site}', { site: stream ? streamSite(facts, stream) : '?' });
  }
  if (scope.batch) {
    const batch = batchTitle(facts, scope.batch);
    return isLeft ? t('Left with {batch}', { batch }) : t('Arrived with {batch}', { batch });
  }
  if (scope.to) {
    const site = siteName(facts, scope.to);
    return isLeft ? t('Left for {site}', { site }) : t('Arrived at {site}', { site });
  }
  if (scope.from) {
    const site = siteName(facts, scope.from);
    return isLeft ? t('Left {site}', { site }) : t('Arrived from {site}', { site });
  }
  return isLeft ? t('People who left') : t('People who arrived');
}

export interface TracedTrip {
  readonly id: SubjectId;
  readonly name: string;
  readonly way: string;
  readonly scope: Scope;
}

/** Journeys behind a figure, those that nobody counted first: they are what it lacks. */
export function tracedTrips(facts: Facts, account: Account, scope: Scope): readonly TracedTrip[] {
  const point = scope.measure === 'left' ? 'boarding' : 'alighting';
  const at = scope.measure === 'left' ? 'departedAt' : 'arrivedAt';
  return tripsWithin(account.evidence, scope)
    .map((trip) => ({ trip, isCounted: trip.tallies.some((tally) => tally.point === point) }))
    .sort(
      (a, b) =>
        Number(a.isCounted) - Number(b.isCounted) ||
        (b.trip[at] ?? 0) - (a.trip[at] ?? 0) ||
        (a.trip.id < b.trip.id ? -1 : 1),
    )
    .map(({ trip: { id, from, to } }) => ({
      id,
      name: t('Vehicle {n}', { n: vehicleText(facts, stateOf(facts, 'trip', id)) }),
      way: wayOf(facts, from, to),
      scope: { measure: scope.measure, trip: id },
    }));
}

export interface TracedStream {
  readonly id: SubjectId;
  readonly name: string;
  readonly scope: Scope;
}

export const tracedStreams = (
  facts: Facts,
  account: Account,
  scope: Scope,
): readonly TracedStream[] =>
  scope.stream || scope.measure === 'arrived'
    ? []
    : streamsWithin(account.evidence, scope).map(({ id, site }) => ({
        id,
        name: siteName(facts, site) || t('not known'),
        scope: { measure: scope.measure, by: 'own-means', stream: id },
      }));

/** One count as it was made: the end of the way back from a figure. */
export interface TracedTally {
  readonly line: string;
  readonly what: string;
  readonly people: string;
  /** `one by one, exact`. */
  readonly how: string;
  readonly post: string;
  /** `by radio`; empty where the counter wrote it. */
  readonly keyed: string;
  readonly when: string;
  /** What a second counter says of it. */
  readonly second: string;
  /** What the account makes of it; empty where it says nothing of single counts. */
  readonly heard: string;
  /** Empty to whoever may not see whose device it was. */
  readonly device: string;
}

const keyedText = (keyedBy: 'radio' | 'paper' | undefined): string =>
  keyedBy === 'radio' ? t('keyed by radio') : keyedBy === 'paper' ? t('keyed from paper') : '';

/** How much a count says, and why it says less than others. */
function heardText({ weight, usuallyOff, flagged, isRounded }: HeardTally): string {
  const off = Math.round(usuallyOff);
  return named([
    flagged?.why === 'copied' && t('most likely copied from the slip, hardly heard'),
    flagged?.why === 'gross' && t('most likely not of these people, hardly heard'),
    !flagged &&
      weight > 0 &&
      weight < 0.995 &&
      t('{share} of what is known of this end', { share: shareText(weight) }),
    !flagged && off > 0 && t('such counts are usually {n} too many', { n: off }),
    !flagged && off < 0 && t('such counts are usually {n} too few', { n: -off }),
    isRounded > 0.5 && t('most likely a round number'),
  ]);
}

/** `labelOf` null: not for this reader. */
export function tripTallies(
  facts: Facts,
  account: Account,
  id: SubjectId,
  labelOf: ((device: string) => string) | null,
  clock: ZoneClock,
  now: number,
): readonly TracedTally[] {
  const trip = stateOf(facts, 'trip', id);
  if (!trip) return [];
  const seconds = toCountStates(trip);
  const of = account.trip(trip.id);
  const heard = new Map(
    [...(of?.left.tallies ?? []), ...(of?.arrived.tallies ?? [])].map((each) => [
      each.tally.line,
      each,
    ]),
  );
  const inAccount = (line: string) => {
    const each = heard.get(line);
    return each ? heardText(each) : '';
  };
  return trip.tallies.map(({ line, fact, device, at, again }) => ({
    line,
    what: named([word('point', fact.point), siteName(facts, fact.site), word('part', fact.part)]),
    people: fact.exact
      ? figure(fact.people)
      : t('about {n}', {
          n:
            fact.low !== undefined && fact.high !== undefined
              ? figureRange(fact.low, fact.high)
              : figure(fact.people),
        }),
    how: named([
      word('method', fact.method),
      fact.exact ? t('exact') : t('told as “about”'),
      !fact.lapsAsked && t('laps not asked'),
      again > 0 && t('counted again {n}×', { n: again }),
    ]),
    post: postName(facts, fact.countedBy),
    keyed: keyedText(fact.keyedBy),
    when: clock.near(fact.at ?? at, now),
    second: seconds.get(line) ?? '',
    heard: inAccount(line),
    device: labelOf ? labelOf(device) : '',
  }));
}

/** Counts of people leaving by their own means, the newest first. */
export function streamTallies(
  facts: Facts,
  id: SubjectId,
  labelOf: ((device: string) => string) | null,
  clock: ZoneClock,
  now: number,
): readonly TracedTally[] {
  const stream = stateOf(facts, 'stream', id);
  if (!stream) return [];
  const beside = new Set(stream.differences.map(({ lines }) => lines[1]));
  return [...stream.tallies].reverse().map(({ line, fact, device }) => ({
    line,
    what: named([
      fact.cars > 0 && t('{n, plural, one {# car} other {# cars}}', { n: fact.cars }),
      fact.vans > 0 && t('{n, plural, one {# van} other {# vans}}', { n: fact.vans }),
      fact.lorries > 0 && t('{n, plural, one {# lorry} other {# lorries}}', { n: fact.lorries }),
      fact.cars + fact.vans + fact.lorries === 0 && t('no vehicle'),
    ]),
    people: t('{n} on foot', { n: fact.onFoot }),
    how:
      fact.sampled.length > 0
        ? t('{people} in {n, plural, one {# vehicle} other {# vehicles}} looked into', {
            people: figure(fact.sampled.reduce((sum, { people }) => sum + people, 0)),
            n: fact.sampled.length,
          })
        : t('nobody looked into one'),
    post: postName(facts, fact.countedBy),
    keyed: '',
    when: spanText(clock, fact.from, fact.to, now),
    second: beside.has(line) ? t('stands beside, does not count') : '',
    heard: '',
    device: labelOf ? labelOf(device) : '',
  }));
}

/** What a journey's figure rests on, in a sentence. */
export function basisText(of: Figure): string {
  if (of.trips.all === 0) return t('No journey belongs to this figure.');
  if (of.trips.untallied > 0) {
    return of.estimate
      ? t('Nobody counted it at this end. The estimate comes from what is known elsewhere.')
      : t('Nobody counted it, and nothing else tells how many.');
  }
  return t('Counted at this end.');
}

/** A departure and an arrival under two names; empty where there is no other. */
export function joinedText(facts: Facts, account: Account, id: SubjectId): string {
  const joined = account.trip(id)?.joinedWith;
  return joined
    ? t('Most likely one journey with another record of vehicle {n}: {share}.', {
        n: vehicleText(facts, stateOf(facts, 'trip', joined.trip)),
        share: shareText(joined.probability),
      })
    : '';
}
