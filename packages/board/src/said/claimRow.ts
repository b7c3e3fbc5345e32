import type { Claim, LedgerEntry } from '@corridor/account';
import { listed, t } from '@corridor/text';
import { word } from '../text/words.ts';
import { calendarDay } from '../time/calendar.ts';
import type { ZoneClock } from '../time/zone.ts';
import { claimTexts } from '../view/claims.ts';
import { type Facts, zoneOf } from '../view/facts.ts';
import { ourChannelText } from './ourChannel.ts';
import { bandText, type VerdictView, verdictsOf } from './verdictText.ts';

/** One statement as a row shows it. */
export interface StatementRow {
  readonly id: string;
  readonly claim: Claim;
  /** `about 6 000 people evacuated` */
  readonly said: string;
  /** Planned, a part, proposed, superseded: what must be read with the figure. */
  readonly marks: readonly string[];
  readonly isOut: boolean;
  readonly speaker: string;
  readonly role: string;
  /** By whom it came; by how many, where by several. */
  readonly channels: string;
  readonly day: string;
  readonly period: string;
  readonly places: string;
  readonly bands: readonly string[];
  readonly verdicts: readonly VerdictView[];
}

const channelText = ({ isOurs }: Claim, channels: readonly string[]): string =>
  listed(isOurs ? channels.map(ourChannelText) : channels);

const untilText = (claim: Claim, facts: Facts, clock: ZoneClock): string => {
  const { fact, asOf } = claim;
  if (asOf !== null) return t('as of {time}', { time: clock.dateTime(asOf) });
  const day = fact.cumulative ? (fact.aboutTo ?? fact.saidOn?.date) : undefined;
  return day ? t('until {day}', { day: calendarDay(day, zoneOf(facts)) }) : '';
};

const standingMarks = (claim: Claim): readonly string[] => [
  ...(claim.standing === 'stands' ? [] : [word('claimStanding', claim.standing)]),
  ...(claim.fact.hedge ? [t('planned or unsure')] : []),
  ...(claim.fact.partOf ? [t('part of another figure')] : []),
  ...(claim.corrected > 0 ? [t('corrected here')] : []),
];

/** What a claim says and of whom, without what the account says of it. */
export const claimRow = (facts: Facts, claim: Claim, clock: ZoneClock): StatementRow => {
  const texts = claimTexts(facts, claim.fact);
  const { date } = claim.fact.saidOn ?? {};
  return {
    id: claim.id,
    claim,
    said: texts.said,
    marks: standingMarks(claim),
    isOut: claim.standing !== 'stands' && claim.standing !== 'proposed',
    speaker: texts.speaker,
    role: texts.speakerRole.toLowerCase() === texts.speaker.toLowerCase() ? '' : texts.speakerRole,
    channels: channelText(claim, claim.fact.channel ? [claim.fact.channel] : []),
    day: date ? calendarDay(date, zoneOf(facts)) : claim.isOurs ? clock.dateTime(claim.toldAt) : '',
    period: listed([texts.period, untilText(claim, facts, clock)]),
    places: texts.places,
    bands: [],
    verdicts: [],
  };
};

/** The same with the account's answer beside it. */
export function statementRow(facts: Facts, entry: LedgerEntry, clock: ZoneClock): StatementRow {
  const row = claimRow(facts, entry.claim, clock);
  const n = entry.publications.length;
  return {
    ...row,
    marks: [
      ...row.marks,
      ...(n > 1 ? [t('one statement, {n} publications', { n })] : []),
      ...(entry.repeats ? [t('the same figure was said before by another')] : []),
    ],
    channels: channelText(entry.claim, entry.channels),
    bands: entry.answers.flatMap((answer) => bandText(answer) || []),
    verdicts: verdictsOf(entry),
  };
}
