import { type SubjectId, stopsOf, unresolvedShooting } from '@corridor/operation';
import { listed, named, t } from '@corridor/text';
import { word } from '../text/words.ts';
import { howLong, type ZoneClock } from '../time/zone.ts';
import {
  betweenSites,
  type Facts,
  operationOf,
  partyName,
  siteName,
  stateOf,
  subjectName,
} from './facts.ts';
import { incidentTime } from './incidentTime.ts';

export interface WaitForRow {
  readonly id: string;
  /** `blocked` ✗ stands in the way, `word` ❝ a party said so, `seen` ✓ our people saw it. */
  readonly mark: 'blocked' | 'word' | 'seen';
  readonly text: string;
  readonly detail: string;
}

/** States lie in the order in which a device heard of them; two boards must show one list. */
const inOrder = <S extends { readonly id: string }>(states: ReadonlyMap<string, S>): readonly S[] =>
  [...states.values()].sort((a, b) => (a.id < b.id ? -1 : 1));

/** What the conditions of these batches say already: nobody is told of the same shots twice. */
function toldByBatches(facts: Facts, batches: readonly SubjectId[]): ReadonlySet<SubjectId> {
  const told = new Set<SubjectId>();
  const { facts: agreement } = facts.index.guards;
  for (const id of batches) {
    const batch = stateOf(facts, 'batch', id);
    if (!batch) continue;
    for (const stop of stopsOf(agreement, batch)) told.add(stop.of);
    for (const incident of unresolvedShooting(agreement, batch)) told.add(incident.id);
  }
  return told;
}

/**
 * What stands in the way besides what the batches on the screen wait for, and, where none is planned, who said what. Which conditions of
 * a batch are unmet is a guard's answer; here stand only records. A party's word is never a tick.
 */
export function toWaitFor(
  facts: Facts,
  now: number,
  clock: ZoneClock,
  batches: readonly SubjectId[],
): readonly WaitForRow[] {
  // A closed operation waits for nothing.
  if (operationOf(facts)?.closed) return [];
  const told = toldByBatches(facts, batches);
  const blocked: WaitForRow[] = [];
  const words: (WaitForRow & { readonly at: number })[] = [];
  const seen: WaitForRow[] = [];
  for (const one of operationOf(facts)?.participation ?? []) {
    // Every batch waits for them by name.
    if (!one.suspended || batches.length > 0) continue;
    blocked.push({
      id: `part ${one.intermediary}`,
      mark: 'blocked',
      text: t('{who} has suspended its part', { who: partyName(facts, one.intermediary) }),
      detail: t('for {time}', { time: howLong(now - one.since.at) }),
    });
  }
  for (const corridor of inOrder(facts.states('corridor'))) {
    if (corridor.status !== 'suspended' || told.has(corridor.id)) continue;
    const { suspension, since } = corridor;
    blocked.push({
      id: corridor.id,
      mark: 'blocked',
      text: t('road suspended: {where}', {
        where:
          betweenSites(facts, suspension?.from, suspension?.to) ||
          (corridor.name ?? t('whole corridor')),
      }),
      detail: listed([
        word('suspension', suspension?.reason),
        since ? t('for {time}', { time: howLong(now - since.at) }) : '',
        suspension?.orderedBy
          ? t('ordered by {who}', { who: partyName(facts, suspension.orderedBy) })
          : t('ordered by: not known'),
        suspension?.relayedBy
          ? t('told by {who}', { who: subjectName(facts, suspension.relayedBy) })
          : '',
      ]),
    });
  }
  for (const type of ['operation', 'site'] as const) {
    for (const { id, suspension } of inOrder(facts.states(type))) {
      if (!suspension || told.has(id)) continue;
      blocked.push({
        id,
        mark: 'blocked',
        text:
          type === 'site'
            ? t('stopped: {what}', { what: siteName(facts, id) })
            : t('everything is stopped'),
        detail: listed([
          word('suspension', suspension.reason ?? 'unknown'),
          t('for {time}', { time: howLong(now - suspension.since.at) }),
          suspension.orderedBy
            ? t('ordered by {who}', { who: partyName(facts, suspension.orderedBy) })
            : t('ordered by: not known'),
        ]),
      });
    }
  }
  const shooting = new Set(['shots', 'shelling', 'explosion', 'attack-on-vehicle']);
  for (const incident of inOrder(facts.states('incident'))) {
    if (!incident.incidentKind || !shooting.has(incident.incidentKind) || incident.resolved)
      continue;
    if (told.has(incident.id)) continue;
    blocked.push({
      id: incident.id,
      mark: 'blocked',
      text: t('not resolved: {what}', { what: word('incident', incident.incidentKind) }),
      detail: listed([
        siteName(facts, incident.reported?.site),
        incident.happenedAt === null ? '' : incidentTime(incident, incident.happenedAt, now, clock),
        word('sureness', incident.reported?.sure),
      ]),
    });
  }
  // One order that closes three corridors is one thing in the way.
  const once = [...new Map(blocked.map((row) => [`${row.text} ${row.detail}`, row])).values()];
  // The batches say what was said about them, and who was told and asked.
  if (batches.length > 0) return once;
  for (const notice of inOrder(facts.states('notice'))) {
    for (const said of notice.words) {
      if (said.status === 'withdrawn') continue;
      const isStale = said.validUntil !== null && said.validUntil < now;
      words.push({
        id: `${notice.id} ${said.party} ${said.level}`,
        at: said.since.at,
        mark: 'word',
        text: t('{who}: {what}', {
          who: partyName(facts, said.party),
          what: word('notice', said.status),
        }),
        detail: listed([
          t('at {level} level', { level: word('level', said.level) }),
          clock.near(said.since.at, now),
          isStale ? t('no longer valid') : '',
        ]),
      });
    }
  }
  for (const condition of inOrder(facts.states('condition'))) {
    for (const said of condition.words) {
      words.push({
        id: `${condition.id} ${said.line}`,
        at: said.told.at,
        mark: 'word',
        text: t('{who} gives its word', { who: partyName(facts, said.party) }),
        detail: listed([
          condition.condition ? word('condition', condition.condition) : '',
          t('at {level} level', { level: word('level', said.level) }),
          clock.near(said.told.at, now),
        ]),
      });
    }
  }
  for (const site of inOrder(facts.states('site'))) {
    if (!site.informed && !site.asked) continue;
    seen.push({
      id: site.id,
      mark: 'seen',
      text: t('people at {site}: {what}', {
        site: siteName(facts, site.id),
        what:
          site.informed && site.asked
            ? t('informed and asked')
            : site.asked
              ? t('asked')
              : t('informed, not yet asked'),
      }),
      detail: listed([
        clock.near((site.asked ?? site.informed)?.at ?? now, now),
        site.asked ? (site.asked.mayStay ? t('they may stay') : t('they may not stay')) : '',
        site.asked?.destinations.length
          ? t('they may choose: {places}', {
              places: named(site.asked.destinations.map((place) => siteName(facts, place))),
            })
          : '',
      ]),
    });
  }
  words.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
  return [...once, ...words.slice(0, 3), ...seen.slice(0, 2)];
}
