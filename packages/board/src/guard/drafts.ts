import type { Draft } from '@corridor/log';
import {
  type ConditionState,
  type ConditionView,
  type Fact,
  observationOf,
  type PartyWord,
  type SubjectId,
} from '@corridor/operation';
import { readTyped } from '@corridor/text';
import type { ZoneClock } from '../time/zone.ts';
import { type Facts, operationOf, stateOf } from '../view/facts.ts';
import { wordsToSetAside } from './conditionRow.ts';

/** What a go would rest on at this moment: a refusal names every condition that holds it. */
export type GoDraft =
  | { readonly ok: true; readonly draft: Draft; readonly people: number | null }
  | { readonly ok: false; readonly is: 'unknown' | 'over' | 'given' }
  | { readonly ok: false; readonly is: 'waits'; readonly holds: readonly ConditionView[] };

/** For how many the last go was given; null: for as many as the agreement says. */
export const goPeople = (facts: Facts, batch: SubjectId): number | null =>
  stateOf(facts, 'batch', batch)?.acts.findLast(({ is }) => is === 'go')?.people ?? null;

/** Asked at the moment of writing, with everything that this board has heard by then. */
export function goDraft(facts: Facts, batch: SubjectId, now: number): GoDraft {
  const guard = facts.index.guards.of(batch, now);
  if (!guard || guard.status === 'unknown') return { ok: false, is: 'unknown' };
  if (guard.status === 'completed') return { ok: false, is: 'over' };
  if (!guard.mayGo) {
    return { ok: false, is: 'waits', holds: guard.conditions.filter(({ blocks }) => blocks) };
  }
  const people = guard.covers?.high ?? null;
  const given = goPeople(facts, batch);
  if (guard.isGo && (given === null || given === people)) {
    return { ok: false, is: 'given' };
  }
  return {
    ok: true,
    people,
    draft: { kind: 'go-given@1', subject: batch, fact: people === null ? {} : { people } },
  };
}

export const holdDraft = (batch: SubjectId, reason: Fact<'batch', 'held@1'>['reason']): Draft => ({
  kind: 'held@1',
  subject: batch,
  fact: { reason },
});

export const completedDraft = (batch: SubjectId): Draft => ({
  kind: 'completed@1',
  subject: batch,
  fact: {},
});

export const movedWithoutGoDraft = (batch: SubjectId): Draft => ({
  kind: 'moved-without-go@1',
  subject: batch,
  fact: {},
});

export interface Said {
  readonly party: SubjectId;
  readonly level: Fact<'condition', 'party-word-recorded@1'>['level'];
  readonly channel: Fact<'condition', 'party-word-recorded@1'>['channel'];
  readonly validUntil: number | null;
}

const saidFact = ({ party, level, channel, validUntil }: Said) => ({
  party,
  level,
  channel,
  ...(validUntil === null ? {} : { validUntil }),
});

export const wordDraft = (condition: SubjectId, said: Said, says: PartyWord['says']): Draft => ({
  kind: 'party-word-recorded@1',
  subject: condition,
  fact: { ...saidFact(said), says },
});

/** What a party says about a batch as such, at the level of whoever speaks. */
export const lightDraft = (
  batch: SubjectId,
  said: Said,
  light: 'notified' | 'acknowledged' | 'green-light' | 'withdrawn',
): Draft => ({
  kind: `${light}@1`,
  // One subject for each batch and party; a name holds 48 characters.
  subject: `notice/${batch.slice('batch/'.length).slice(0, 24)}-${said.party.slice('party/'.length).slice(0, 23)}`,
  fact: { ...saidFact(said), batch },
});

/** What only our own people's eyes can say, and where it is written down. */
export interface Observable {
  readonly id: string;
  readonly is: 'security-agrees' | 'crew-ready' | 'observer-present';
  readonly site: SubjectId | null;
  readonly party: SubjectId | null;
  readonly met: boolean;
}

const OWN_EYES: readonly string[] = ['security-agrees', 'crew-ready', 'observer-present'];

export function observablesOf(facts: Facts, batch: SubjectId, now: number): readonly Observable[] {
  const found: Observable[] = [];
  for (const condition of facts.index.guards.of(batch, now)?.conditions ?? []) {
    for (const { means, met } of condition.ways.flat()) {
      if (!OWN_EYES.includes(means.is)) continue;
      // A condition has one pair of eyes: what it asks for twice is seen at once.
      if (found.some(({ id }) => id === condition.id)) continue;
      found.push({
        id: condition.id,
        is: means.is as Observable['is'],
        site: 'site' in means ? (means.site ?? null) : null,
        party: 'party' in means ? (means.party ?? null) : null,
        met,
      });
    }
  }
  return found;
}

/**
 * Our own “yes” and “no longer”. Of the rule that our security officer agrees several may have been written down apart: a “yes” is
 * written beside every “no longer”, for it is heard first.
 */
export function observationDrafts(
  facts: Facts,
  batch: SubjectId,
  observable: Pick<Observable, 'id' | 'is'>,
  met: boolean,
): readonly Draft[] {
  const kind = met ? 'met-observed@1' : 'not-met-observed@1';
  if (observable.id.startsWith('condition/')) return [{ kind, subject: observable.id, fact: {} }];
  const own = facts.index.guards.facts
    .conditions(batch)
    .filter(
      (one: ConditionState) =>
        one.condition === observable.is && one.required === null && one.dropped === null,
    );
  const against = own.filter(({ notObserved }) => notObserved !== null);
  const about = against.length > 0 && met ? against : own.slice(0, 1);
  const subjects = about.length ? about.map(({ id }) => id) : [observationOf(batch, observable.is)];
  return subjects.map((subject) => ({
    kind,
    subject,
    fact: { batch, condition: observable.is },
  }));
}

/** null: no such word stands any more, or it was never theirs to let go. */
export function setAsideDraft(
  facts: Facts,
  condition: SubjectId,
  onWordOf: string,
  now: number,
): Draft | null {
  const state = stateOf(facts, 'condition', condition);
  const stands = state && wordsToSetAside(facts, state, now).some(({ line }) => line === onWordOf);
  return stands ? { kind: 'set-aside@1', subject: condition, fact: { onWordOf } } : null;
}

/** A party's yes to a number that another said; the last yes puts it in force, in the same act. */
export const confirmedDrafts = (
  term: SubjectId,
  line: string,
  by: SubjectId,
  isLast: boolean,
  act: string,
): readonly Draft[] => [
  { kind: 'confirmed@1', subject: term, fact: { by, of: line }, act },
  ...(isLast ? [{ kind: 'in-force@1', subject: term, fact: { of: line }, act }] : []),
];

export const participationDraft = (
  facts: Facts,
  intermediary: SubjectId,
  reason: Fact<'operation', 'participation-suspended@1'>['reason'] | null,
): Draft => ({
  kind: reason ? 'participation-suspended@1' : 'participation-resumed@1',
  subject: operationOf(facts)?.id ?? 'operation/this',
  fact: reason ? { intermediary, reason } : { intermediary },
});

/** `18:00` in the operation's zone as its next coming after `now`, ms; `null` where it is no time of day. */
export function timeToCome(clock: ZoneClock, text: string, now: number): number | null {
  const [, hours, minutes] = /^(\d{1,2})[:.hH]?(\d{2})$/.exec(readTyped(text).trim()) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const wanted = Number(hours) * 60 + Number(minutes);
  if (Number(hours) > 23 || Number(minutes) > 59) return null;
  const ofDay = (at: number) => {
    const [h = 0, m = 0] = readTyped(clock.time(at)).split(':').map(Number);
    return h * 60 + m;
  };
  const start = Math.floor(now / 60_000) * 60_000;
  let at = start + ((wanted - ofDay(start) + 1440) % 1440) * 60_000;
  // Where the clocks change in between, the hour is put right once.
  const off = ((wanted - ofDay(at) + 720 + 1440) % 1440) - 720;
  at += off * 60_000;
  return at <= now ? at + 86_400_000 : at;
}
