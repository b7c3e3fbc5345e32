import type { LogEvent } from '@corridor/log';
import type { LineId, TermState, TermVersion, TermWording } from '@corridor/operation';
import { isolate, named, t } from '@corridor/text';
import { word } from '../text/words.ts';
import type { ZoneClock } from '../time/zone.ts';
import type { Records } from '../trips/history.ts';
import { type Facts, partyName, subjectName } from '../view/facts.ts';
import { partiesOf } from './parties.ts';
import {
  changesOf,
  changesText,
  type FieldRow,
  moreOfWording,
  quantityFigure,
  wordingText,
} from './wording.ts';
import { sayAny } from './words.ts';

export interface StanceRow {
  readonly party: string;
  readonly is: 'said' | 'agrees' | 'disputes' | 'withdrew' | 'silent';
  /** `agrees to 1 200`, `says 1 500`, `disputes it`, `has said nothing`. */
  readonly text: string;
  readonly when: string;
  readonly line: LineId | null;
}

export interface VersionRow {
  readonly line: LineId;
  readonly says: string;
  /** What it replaces, in words; empty for the first. */
  readonly replaces: string;
  readonly by: string;
  readonly when: string;
  readonly confirmed: string;
  readonly isInForce: boolean;
}

export interface HistoryStep {
  readonly line: LineId;
  readonly at: number;
  readonly when: string;
  readonly text: string;
  /** Which of our people wrote it down. */
  readonly recordedBy: string;
}

export interface TermRow {
  readonly id: string;
  readonly state: TermState;
  readonly title: string;
  readonly status: string;
  readonly isBad: boolean;
  readonly since: string;
  readonly stances: readonly StanceRow[];
  readonly more: readonly FieldRow[];
  /** Every wording that was ever said, the first one first. */
  readonly versions: readonly VersionRow[];
  readonly history: readonly HistoryStep[];
}

const BAD: ReadonlySet<string> = new Set(['disputed', 'suspended', 'withdrawn']);

/** A word for one wording among others: its number where it says one, else what it changes. */
function shortText(facts: Facts, term: TermState, line: LineId | null, clock: ZoneClock): string {
  const version = term.versions.find((one) => one.line === line);
  if (!version) return '';
  return (
    quantityFigure(version.says.quantity) ||
    (version.inForce ? '' : changesText(changesOf(facts, version.says, {}, clock)))
  );
}

function stancesOf(
  facts: Facts,
  term: TermState,
  now: number,
  clock: ZoneClock,
): readonly StanceRow[] {
  const heard = new Set(term.stances.map(({ party }) => facts.nameOf(party)));
  return [
    ...term.stances.map(({ party, is, of, told }): StanceRow => {
      const what = shortText(facts, term, of, clock);
      const text =
        is === 'said' && what
          ? t('says {what}', { what })
          : is === 'agrees' && what
            ? t('agrees to {what}', { what })
            : sayAny('stances', is);
      return {
        party: isolate(partyName(facts, party)),
        is,
        text,
        when: clock.near(told.at, now),
        line: told.line,
      };
    }),
    ...partiesOf(facts)
      .filter(({ id }) => !heard.has(id))
      .map(
        ({ id }): StanceRow => ({
          party: isolate(partyName(facts, id)),
          is: 'silent',
          text: t('has said nothing'),
          when: '',
          line: null,
        }),
      ),
  ];
}

/** The wording that was in force when this one was said; before anything was, the one said before it. */
function before(term: TermState, version: TermVersion, inForceAt: readonly InForce[]): TermWording {
  const stood = inForceAt.findLast(({ at }) => at <= version.told.at);
  const of = stood && term.versions.find(({ line }) => line === stood.of);
  const index = term.versions.indexOf(version);
  return (of ?? term.versions[index - 1])?.whole ?? {};
}

interface InForce {
  readonly of: LineId;
  readonly at: number;
}

const inForceOf = (events: readonly LogEvent[]): readonly InForce[] =>
  events.flatMap((event) => {
    const { of, at } = event.fact as { readonly of?: LineId; readonly at?: number };
    return event.kind === 'in-force@1' && of ? [{ of, at: at ?? event.at }] : [];
  });

function stepText(facts: Facts, event: LogEvent, says: string): string {
  const fact = event.fact as {
    readonly by?: string;
    readonly saidBy?: string;
    readonly reportedBy?: string;
  };
  const [kind = ''] = event.kind.split('@');
  const what = word('termAct', kind);
  const by = fact.by ?? fact.saidBy;
  const who = by ? (by.includes('/') ? partyName(facts, by) : by) : '';
  const reporter = fact.reportedBy ? subjectName(facts, fact.reportedBy) : '';
  return named([
    who && says
      ? t('{who}: {what}: {says}', { who, what, says })
      : who
        ? t('{who}: {what}', { who, what })
        : says
          ? t('{what}: {says}', { what, says })
          : what,
    reporter && t('reported by {who}', { who: reporter }),
  ]);
}

/** Terms with who stands where, every wording they ever had, and every change of state. */
export function toTerms(
  facts: Facts,
  records: Records,
  now: number,
  clock: ZoneClock,
): readonly TermRow[] {
  const terms = [...facts.states('term').values()].sort(
    (a, b) => (a.firstAt ?? 0) - (b.firstAt ?? 0) || (a.id < b.id ? -1 : 1),
  );
  return terms.map((term): TermRow => {
    const newest = term.inForce ?? term.versions.at(-1) ?? null;
    const events = records
      .events(term.id)
      .filter((event) => records.standingOf(event) === 'stands');
    const inForceAt = inForceOf(events);
    const versions = term.versions.map((version): VersionRow => {
      const changes = changesOf(facts, version.says, before(term, version, inForceAt), clock);
      return {
        line: version.line,
        says: wordingText(facts, version.whole, clock),
        replaces: changesText(changes.filter((change) => change.before)),
        by: named([
          version.by ? isolate(partyName(facts, version.by)) : t('nobody named'),
          version.reportedBy &&
            t('reported by {who}', { who: subjectName(facts, version.reportedBy) }),
        ]),
        when: clock.near(version.told.at, now),
        confirmed: named(version.confirmedBy.map((party) => partyName(facts, party))),
        isInForce: version.inForce,
      };
    });
    const saidBy = new Map(
      term.versions.map(({ line, says }) => [line, changesText(changesOf(facts, says, {}, clock))]),
    );
    return {
      id: term.id,
      state: term,
      title: newest ? wordingText(facts, newest.whole, clock) : term.id,
      status: word('termState', term.status),
      isBad: BAD.has(term.status),
      since: term.since ? clock.near(term.since.at, now) : '',
      stances: stancesOf(facts, term, now, clock),
      more: newest ? moreOfWording(facts, newest.whole, clock) : [],
      versions,
      history: events
        .map((event): HistoryStep => {
          const { at = event.at } = event.fact as { readonly at?: number };
          return {
            line: event.id,
            at,
            when: clock.near(at, now),
            text: stepText(facts, event, saidBy.get(event.id) ?? ''),
            recordedBy: records.deviceLabel(event.device),
          };
        })
        .sort((a, b) => a.at - b.at),
    };
  });
}
