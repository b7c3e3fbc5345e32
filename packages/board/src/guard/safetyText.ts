import {
  type BatchState,
  type MeansView,
  type NoticeWord,
  nextGate,
  type SafetyRule,
  type SubjectId,
  stopsOf,
  unresolvedShooting,
  wordsAt,
} from '@corridor/operation';
import { listed, t } from '@corridor/text';
import { word } from '../text/words.ts';
import { howLong, type ZoneClock } from '../time/zone.ts';
import { type Facts, partyName, siteName, stateOf, subjectName } from '../view/facts.ts';
import { incidentTime } from '../view/incidentTime.ts';
import { placesOf, thingName } from './names.ts';
import { guardWord, reasonText } from './words.ts';

/** A rule as it should be, with the place it is about: `green light of Bridge Gate`. */
export function safetyText(facts: Facts, rule: SafetyRule, batch: BatchState): string {
  const site = siteName(facts, placesOf(facts, batch.id).from);
  switch (rule) {
    case 'checkpoint-green-light': {
      const gate = nextGate(facts.index.guards.facts, batch);
      return gate
        ? t('green light of {site}', { site: siteName(facts, gate.site) })
        : guardWord('safety', rule);
    }
    case 'people-informed':
      return site ? t('the people at {site} were told', { site }) : guardWord('safety', rule);
    case 'people-asked':
      return site ? t('the people at {site} were asked', { site }) : guardWord('safety', rule);
    default:
      return guardWord('safety', rule);
  }
}

/** What was said last at that level instead of a green light; `party` null: by anybody. Notified is no light. */
export function lightText(
  facts: Facts,
  batch: BatchState,
  party: SubjectId | null,
  level: NoticeWord['level'],
  now: number,
  clock: ZoneClock,
): string {
  const said = wordsAt(facts.index.guards.facts, batch.id, level);
  const last = party ? said.get(facts.nameOf(party)) : [...said.values()].at(-1);
  if (!last) return t('nothing said for this batch');
  const values = {
    who: partyName(facts, last.party),
    time: clock.near(last.since.at, now),
    end: clock.near(last.validUntil ?? now, now),
  };
  switch (last.status) {
    case 'green-light':
      return t('❝ the green light of {who} ran out {end}', values);
    case 'withdrawn':
      return t('❝ {who} took its word back {time}', values);
    case 'acknowledged':
      return t('❝ {who} heard us {time}; that is no green light', values);
    default:
      return t('{who} was told {time}, no answer', values);
  }
}

/** `shots · seen 10:38 · Bridge Gate`, each thing that stands against a rule by itself. */
export function safetyMissing(
  facts: Facts,
  view: MeansView,
  batch: BatchState,
  now: number,
  clock: ZoneClock,
): string {
  if (view.met) return '';
  const agreement = facts.index.guards.facts;
  switch (view.means.is as SafetyRule) {
    case 'term-agreed': {
      const term = stateOf(facts, 'term', batch.planned?.term);
      return term ? word('termState', term.status) : t('the term is not known');
    }
    case 'taking-part':
      return listed(
        [...facts.states('operation').values()].flatMap(({ participation }) =>
          participation
            .filter(({ suspended }) => suspended)
            .map(({ intermediary, since }) =>
              t('{who} has suspended its part since {time}', {
                who: partyName(facts, intermediary),
                time: clock.near(since.at, now),
              }),
            ),
        ),
      );
    case 'not-suspended':
      return listed(
        stopsOf(agreement, batch).map((stop) => {
          const values = {
            what: thingName(facts, stop.of),
            reason: word('suspension', stop.reason ?? 'unknown'),
            time: clock.near(stop.since.at, now),
            who: stop.orderedBy ? partyName(facts, stop.orderedBy) : '',
            teller: stop.relayedBy ? subjectName(facts, stop.relayedBy) : '',
          };
          if (stop.outside)
            return t(
              '{what}: stopped since {time} by {who}, whom no agreement binds ({reason})',
              values,
            );
          if (stop.orderedBy)
            return t('{what}: suspended since {time}, ordered by {who} ({reason})', values);
          return stop.relayedBy
            ? t(
                '{what}: suspended since {time} ({reason}), told by {teller}; nobody says on whose order',
                values,
              )
            : t('{what}: suspended since {time} ({reason}); nobody says on whose order', values);
        }),
      );
    case 'no-unresolved-shooting':
      return listed(
        unresolvedShooting(agreement, batch).map((incident) => {
          const values = {
            what: word('incident', incident.incidentKind),
            sure: word('sureness', incident.reported?.sure),
            time:
              incident.happenedAt === null
                ? t('at a time nobody told')
                : incidentTime(incident, incident.happenedAt, now, clock),
            where: incident.reported?.site
              ? siteName(facts, incident.reported.site)
              : incident.reported?.corridor
                ? thingName(facts, incident.reported.corridor)
                : t('a place nobody told'),
          };
          return t('{what} {time}, {where} ({sure}); nobody has called it over', values);
        }),
      );
    case 'checkpoint-green-light': {
      const gate = nextGate(agreement, batch);
      const holder = gate?.heldBy
        ? t('held by {who}', { who: partyName(facts, gate.heldBy) })
        : t('nobody says who holds it');
      return listed([
        holder,
        lightText(facts, batch, gate?.heldBy ?? null, 'checkpoint', now, clock),
      ]);
    }
    case 'security-agrees':
      return view.since === null
        ? t('nothing recorded for this batch')
        : t('no longer, since {time}', { time: clock.near(view.since, now) });
    case 'people-informed':
      return t('nobody has recorded that they know where they go and how');
    case 'people-asked':
      return t('nobody has recorded that they were asked, and may stay');
    default:
      return '';
  }
}

/** `since 10:40, 1 h 02`. */
export const sinceText = (since: number | null, now: number, clock: ZoneClock): string =>
  since === null
    ? ''
    : t('since {time}, {long}', { time: clock.near(since, now), long: howLong(now - since) });

export const reasonOfHold = (reason: string | null): string => reasonText('heldReasons', reason);
