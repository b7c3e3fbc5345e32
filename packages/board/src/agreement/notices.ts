import type { NoticeStatus, NoticeWord, SubjectId, TermWording } from '@corridor/operation';
import { nextGate } from '@corridor/operation';
import type { Records } from '../trips/history.ts';
import { type Facts, operationOf, partyName, stateOf } from '../view/facts.ts';
import { partiesOf } from './parties.ts';

/** The last word of one party at one level about a batch, or about one vehicle of it. */
export interface NoticeRow {
  readonly notice: SubjectId;
  readonly line: string;
  readonly party: SubjectId;
  readonly name: string;
  readonly level: NoticeWord['level'];
  readonly trip: SubjectId | null;
  readonly status: NoticeStatus;
  /** A green light that ran out is none. */
  readonly hasRunOut: boolean;
  readonly channel: string;
  readonly function: string | null;
  readonly at: number;
  readonly validUntil: number | null;
  /** When this party was first told at this level; null: nobody wrote that down. */
  readonly toldAt: number | null;
}

/** How early a party was told, against what is asked. */
export interface Lead {
  readonly limit: 'notice' | 'urgent';
  readonly hours: number;
  /** ms by which it is short; negative: told so much earlier. */
  readonly shortBy: number;
  readonly isMet: boolean;
}

export interface BatchNotices {
  readonly batch: SubjectId;
  /** When it is planned to move, by what is agreed; null: nobody said. */
  readonly planned: number | null;
  readonly rows: readonly (NoticeRow & { readonly leads: readonly Lead[] })[];
  /** Parties, and who holds the next gate, of whom no word is recorded at all. */
  readonly untold: readonly {
    readonly party: SubjectId;
    readonly name: string;
    readonly leads: readonly Lead[];
  }[];
}

const HOUR = 3_600_000;

/** The hour that a condition names, else when the first window of the term opens that is still to come or open. */
export function plannedMove(facts: Facts, batch: SubjectId, now: number): number | null {
  const read = facts.index.guards.facts;
  const hours = read
    .conditions(batch)
    .flatMap(({ required }) => required?.fact.means.flat() ?? [])
    .flatMap((means) => (means.is === 'not-before' ? [means.at] : []));
  if (hours.length) return Math.max(...hours);
  const term = stateOf(facts, 'term', stateOf(facts, 'batch', batch)?.planned?.term);
  const wording: TermWording = (term?.inForce ?? term?.versions.at(-1))?.whole ?? {};
  const opens = (wording.windows ?? [])
    .flatMap((id) => stateOf(facts, 'window', id) ?? [])
    .filter(({ status, announced }) => status !== 'ended' && (announced?.to ?? now) >= now)
    .flatMap(({ announced }) => announced?.from ?? []);
  return opens.length ? Math.min(...opens) : null;
}

const leadsOf = (facts: Facts, planned: number | null, toldAt: number | null): readonly Lead[] => {
  const limits = operationOf(facts)?.leadTimes;
  if (planned === null || toldAt === null || !limits) return [];
  return (['notice', 'urgent'] as const).map((limit) => {
    const hours = limits[limit];
    const shortBy = toldAt + hours * HOUR - planned;
    return { limit, hours, shortBy, isMet: shortBy <= 0 };
  });
};

interface Told {
  readonly party?: string;
  readonly level?: string;
  readonly batch?: string;
  readonly trip?: string;
  readonly at?: number;
}

function firstTold(
  facts: Facts,
  records: Records,
  notice: SubjectId,
  word: NoticeWord,
): number | null {
  const times = records.events(notice).flatMap((event) => {
    const fact = event.fact as Told;
    const isIt =
      event.kind === 'notified@1' &&
      records.standingOf(event) === 'stands' &&
      fact.level === word.level &&
      (fact.trip ?? null) === word.trip &&
      facts.nameOf(fact.party ?? '') === facts.nameOf(word.party);
    return isIt ? [fact.at ?? event.at] : [];
  });
  return times.length ? Math.min(...times) : null;
}

/** Of two words of the same moment the careful one is shown. */
const CARE = ['green-light', 'acknowledged', 'notified', 'withdrawn'];
const isLater = (a: NoticeRow, b: NoticeRow): boolean =>
  a.at > b.at || (a.at === b.at && CARE.indexOf(a.status) > CARE.indexOf(b.status));

/** Who was told of a batch, who answered, who gave its light; one row for each party, level and vehicle. */
export function toNotices(
  facts: Facts,
  records: Records,
  batch: SubjectId,
  now: number,
): BatchNotices {
  const read = facts.index.guards.facts;
  const planned = plannedMove(facts, batch, now);
  const last = new Map<string, NoticeRow>();
  const told = new Map<string, number>();
  for (const { id, words } of read.notices(batch)) {
    for (const word of words) {
      if (word.batch === null || facts.nameOf(word.batch) !== batch) continue;
      const party = facts.nameOf(word.party);
      const key = `${party} ${word.level} ${word.trip ?? ''}`;
      const toldAt = firstTold(facts, records, id, word);
      if (toldAt !== null) told.set(key, Math.min(told.get(key) ?? toldAt, toldAt));
      const row: NoticeRow = {
        notice: id,
        line: word.since.line,
        party,
        name: partyName(facts, party),
        level: word.level,
        trip: word.trip,
        status: word.status,
        hasRunOut:
          word.status === 'green-light' && word.validUntil !== null && word.validUntil <= now,
        channel: word.channel,
        function: word.function,
        at: word.since.at,
        validUntil: word.validUntil,
        toldAt: null,
      };
      const held = last.get(key);
      if (!held || isLater(row, held)) last.set(key, row);
    }
  }
  const rows = [...last]
    .map(([key, row]) => ({ ...row, toldAt: told.get(key) ?? null }))
    .sort(
      (a, b) =>
        (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) ||
        (a.level < b.level ? -1 : a.level > b.level ? 1 : 0) ||
        ((a.trip ?? '') < (b.trip ?? '') ? -1 : 1),
    );
  const state = stateOf(facts, 'batch', batch);
  const gate = state ? (nextGate(read, state)?.heldBy ?? null) : null;
  const expected = new Set([
    ...partiesOf(facts).map(({ id }) => id),
    ...(gate ? [facts.nameOf(gate)] : []),
  ]);
  return {
    batch,
    planned,
    rows: rows.map((row) => ({ ...row, leads: leadsOf(facts, planned, row.toldAt) })),
    untold: [...expected]
      .filter((party) => !rows.some((row) => row.party === party))
      .map((party) => ({
        party,
        name: partyName(facts, party),
        leads: leadsOf(facts, planned, now),
      })),
  };
}
