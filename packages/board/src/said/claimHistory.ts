import type { LogEvent } from '@corridor/log';
import type { ClaimFact } from '@corridor/operation';
import { isolate, listed, named, t } from '@corridor/text';
import { quantityText } from '../text/claimWords.ts';
import { word } from '../text/words.ts';
import { calendarDay } from '../time/calendar.ts';
import type { ZoneClock } from '../time/zone.ts';
import { type Records, standingText } from '../trips/history.ts';
import { claimTexts } from '../view/claims.ts';
import { type Facts, zoneOf } from '../view/facts.ts';

export interface ClaimHistoryRow {
  readonly line: string;
  readonly event: LogEvent;
  readonly time: string;
  readonly what: string;
  readonly who: string;
  readonly without: string;
  readonly isRetracted: boolean;
}

const kindOf = ({ kind }: LogEvent): string => kind.split('@')[0] ?? '';
const ofLine = ({ fact }: LogEvent): string | undefined => (fact as { of?: string }).of;

/** The line on which a claim stands: what was recorded last and not taken back, else what was proposed. */
export function claimLine(events: readonly LogEvent[]): LogEvent | null {
  const gone = new Set(
    events.flatMap((event) => (kindOf(event) === 'retracted' ? (ofLine(event) ?? []) : [])),
  );
  const standing = events.filter(({ id }) => !gone.has(id));
  return (
    standing.findLast((event) => kindOf(event) === 'recorded') ??
    standing.findLast((event) => kindOf(event) === 'proposed') ??
    null
  );
}

type Texts = (facts: Facts, fact: ClaimFact) => string;
const claimText: Texts = (facts, fact) => {
  const { said, speaker, channel, period, places } = claimTexts(facts, fact);
  return listed([said, speaker, channel, period, places]);
};

/** One changed field as a person reads it. */
const fieldText = (facts: Facts, key: string, fact: ClaimFact): string => {
  const texts = claimTexts(facts, fact);
  switch (key) {
    case 'quantity':
    case 'approx':
      return fact.quantity
        ? quantityText(fact.quantity, fact.approx, fact.unit)
        : word('exactness', fact.approx);
    case 'unit':
      return word('unit', fact.unit);
    case 'measure':
      return word('measure', fact.measure);
    case 'category':
      return fact.category === 'any' ? t('everybody') : word('claimCategory', fact.category);
    case 'by':
      return word('claimedWay', fact.by);
    case 'speaker':
      return isolate(texts.speaker);
    case 'speakerRole':
      return word('speakerRole', fact.speakerRole);
    case 'channel':
      return isolate(texts.channel);
    case 'from':
    case 'to':
    case 'place':
      return texts.places;
    case 'aboutFrom':
    case 'aboutTo':
    case 'cumulative':
      return texts.period;
    case 'saidOn':
      return fact.saidOn ? calendarDay(fact.saidOn.date, zoneOf(facts)) : '';
    case 'hedge':
      return fact.hedge ? t('planned or unsure') : t('not unsure');
    case 'supersedes':
      return t('replaces an earlier figure');
    case 'partOf':
      return t('part of another figure');
    default:
      return '';
  }
};

const whatText = (facts: Facts, event: LogEvent): string => {
  const fact = event.fact as Readonly<Record<string, unknown>>;
  switch (kindOf(event)) {
    case 'recorded':
      return t('recorded: {what}', { what: claimText(facts, event.fact as ClaimFact) });
    case 'proposed':
      return t('proposed: {what}', { what: claimText(facts, event.fact as ClaimFact) });
    case 'reviewed':
      return t('judged: {what}', { what: word('verdict', fact.verdict as string) });
    case 'withdrawn':
      return t('taken out');
    case 'corrected': {
      const changed = (fact.fact ?? {}) as ClaimFact;
      const fields = Object.keys(changed).map((key) => fieldText(facts, key, changed));
      return t('corrected: {what}', { what: named([...new Set(fields)]) });
    }
    case 'retracted':
      return t('taken back: {reason}', { reason: word('retraction', fact.reason as string) });
    default:
      return t('{kind} (this app does not know it)', { kind: event.kind });
  }
};

/** Every record of a claim in the order in which it was written: nothing is ever changed, only added. */
export function claimHistory(
  facts: Facts,
  records: Records,
  id: string,
  now: number,
  clock: ZoneClock,
): readonly ClaimHistoryRow[] {
  const events = records.events(id);
  const gone = new Set(
    events.flatMap((event) => (kindOf(event) === 'retracted' ? (ofLine(event) ?? []) : [])),
  );
  return events.map((event) => ({
    line: event.id,
    event,
    time: clock.near(event.at, now),
    what: whatText(facts, event),
    who: isolate(records.deviceLabel(event.device)),
    without: standingText(records.standingOf(event)),
    isRetracted: gone.has(event.id),
  }));
}
