import {
  isOutside,
  type LineId,
  type StopWord,
  type SubjectId,
  suspensionOf,
  whatStands,
} from '@corridor/operation';
import { listed, named, t } from '@corridor/text';
import { thingName } from '../guard/names.ts';
import { word } from '../text/words.ts';
import { howLong, type ZoneClock } from '../time/zone.ts';
import {
  betweenSites,
  type Facts,
  partyName,
  siteName,
  stateOf,
  subjectName,
} from '../view/facts.ts';
import { incidentTime } from '../view/incidentTime.ts';

/** One word that something stands: each with its own reason, never merged with another. */
export interface StopWordRow {
  readonly line: LineId;
  /** `shots`, or that nobody gave a reason. */
  readonly reason: string;
  /** Between which places, of a road. */
  readonly where: string;
  /** On whose order, whom the agreement does not bind, through whom, because of what. */
  readonly detail: string;
  readonly isOutside: boolean;
  readonly since: string;
}
/** Something that stands now. */
export interface StopRow {
  readonly of: SubjectId;
  readonly title: string;
  readonly since: number;
  readonly long: string;
  readonly words: readonly StopWordRow[];
  /** People gave different reasons, or named different people who ordered it. */
  readonly isContested: boolean;
}

const wordsOf = (facts: Facts, of: SubjectId): readonly StopWord[] => {
  const type = of.slice(0, of.indexOf('/')) as 'operation' | 'corridor' | 'site' | 'term';
  const words = stateOf(facts, type, of)?.stops ?? [];
  if (words.length) return words;
  const stop = suspensionOf(facts.index.guards.facts, of);
  return stop ? [{ ...stop, from: null, to: null, saidBy: null }] : [];
};

/** `ordered by Group G, whom the agreement does not bind · told by Ramouseh post`. */
export function orderDetail(facts: Facts, stop: StopWord, now: number, clock: ZoneClock): string {
  const incident = stateOf(facts, 'incident', stop.incident);
  const outside = isOutside(facts.index.guards.facts, stop.orderedBy);
  const who = partyName(facts, stop.orderedBy);
  return listed([
    incident &&
      t('because of: {what}', {
        what: named([
          word('incident', incident.incidentKind),
          siteName(facts, incident.reported?.site),
          incident.happenedAt !== null && incidentTime(incident, incident.happenedAt, now, clock),
        ]),
      }),
    stop.orderedBy
      ? outside
        ? t('ordered by {who}, whom the agreement does not bind', { who })
        : t('ordered by {who}', { who })
      : !incident && t('ordered by: not known'),
    stop.relayedBy && t('told by {who}', { who: subjectName(facts, stop.relayedBy) }),
    stop.saidBy &&
      t('as {who} says', {
        who: stop.saidBy.includes('/') ? subjectName(facts, stop.saidBy) : stop.saidBy,
      }),
  ]);
}

/** Everything that stands, each by itself; the longest first. */
export const toStopRows = (facts: Facts, now: number, clock: ZoneClock): readonly StopRow[] =>
  whatStands(facts.index).map((of) => {
    const words = wordsOf(facts, of);
    const since = Math.min(...words.map((stop) => stop.since.at));
    const apart = new Set(words.map(({ reason, orderedBy }) => `${reason} ${orderedBy}`));
    return {
      of,
      title: thingName(facts, of),
      since,
      long: howLong(now - since),
      isContested: apart.size > 1,
      words: words.map((stop) => ({
        line: stop.since.line,
        reason: word('suspension', stop.reason ?? 'unknown'),
        where: betweenSites(facts, stop.from, stop.to),
        detail: orderDetail(facts, stop, now, clock),
        isOutside: isOutside(facts.index.guards.facts, stop.orderedBy),
        since: t('since {time}', { time: clock.near(stop.since.at, now) }),
      })),
    };
  });

/** `Suspended since 10:40 · shots · Bridge Gate – Kilometre 9 · ordered by: not known`, one for every word. */
export const stopSentences = (facts: Facts, now: number, clock: ZoneClock): readonly string[] =>
  whatStands(facts.index).flatMap((of) =>
    wordsOf(facts, of).map((stop) => {
      const road = stateOf(facts, 'corridor', of);
      return listed([
        t('Suspended since {time}', { time: clock.near(stop.since.at, now) }),
        word('suspension', stop.reason ?? 'unknown'),
        road ? betweenSites(facts, stop.from, stop.to) || road.name : thingName(facts, of),
        // What we stopped ourselves because of an incident nobody ordered.
        (stop.orderedBy || !stop.incident) &&
          t('ordered by: {who}', {
            who: stop.orderedBy ? partyName(facts, stop.orderedBy) : t('not known'),
          }),
        stop.relayedBy && t('told by {who}', { who: subjectName(facts, stop.relayedBy) }),
      ]);
    }),
  );
