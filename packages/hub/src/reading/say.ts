import { type ClaimProposal, sliceOf, type TimelineRow, timelineOf } from '@corridor/reading';
import { figure, type Output } from '../cli/output.ts';
import type { TextRead } from './readFiles.ts';

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
const cut = (text: string, most: number) => {
  const signs = [...oneLine(text)];
  return signs.length > most ? `${signs.slice(0, most - 1).join('')}…` : signs.join('');
};
const signs: Readonly<Record<string, string>> = {
  about: '~',
  nearly: '~<',
  more_than: '>',
  at_least: '≥',
  at_most: '≤',
  up_to: '≤',
  several: '~',
};

/** `>6 400 person evacuated ?`; the question mark: planned, promised or only said to be so. */
export function claimWords(claim: ClaimProposal): string {
  const value =
    claim.value === null
      ? `${figure(claim.low ?? 0)}–${figure(claim.high ?? 0)}`
      : figure(claim.value);
  return [
    `${signs[claim.approx] ?? ''}${value}`,
    claim.unit,
    claim.category === 'any' ? null : `(${claim.category})`,
    claim.measure?.replace(/_/g, ' '),
    claim.hedge ? '?' : null,
  ]
    .filter(Boolean)
    .join(' ');
}

const whoWords = (claim: ClaimProposal): string =>
  [
    claim.speaker ??
      (claim.speakerUnresolved ? 'somebody, the text does not say who' : 'nobody named'),
    claim.reportedVia && `via ${claim.reportedVia}`,
  ]
    .filter(Boolean)
    .join(', ');

const whereWords = ({ fromPlace, toPlace, place }: ClaimProposal): string =>
  fromPlace || toPlace ? `${fromPlace ?? '…'} → ${toPlace ?? '…'}` : (place ?? '');

const whenWords = ({ aboutFrom, aboutTo }: ClaimProposal): string =>
  aboutFrom === aboutTo ? (aboutFrom ?? '') : `${aboutFrom ?? '…'} to ${aboutTo ?? '…'}`;

export function sayTexts(texts: readonly TextRead[], { say }: Output): void {
  for (const text of texts) {
    say(`❝ ${text.name}${text.title ? ` — ${text.title}` : ''}`);
    const published =
      text.publishedOn === null
        ? 'nobody says when it was published: weekdays in it are left open'
        : `published ${text.publishedOn} (${{ given: 'as you said', page: 'as the page says', text: 'as the text says', '': '' }[text.publishedBy ?? '']})`;
    say(`  ${published}; ${text.language}${text.publisher ? `; ${text.publisher}` : ''}`);
    if (text.copyOf) say(`  ≈ a copy of ${text.copyOf}: one statement, published again`);
    for (const fault of text.faults) say(`  ✗ ${fault}`);
    text.claims.forEach((claim, n) => {
      say();
      say(
        `  ${n + 1}. ${claimWords(claim)}${claim.partOf === null ? '' : `, part of ${claim.partOf + 1}`}`,
      );
      say(
        `     ${[whoWords(claim), claim.saidOn && `said ${claim.saidOn}`].filter(Boolean).join('; ')}`,
      );
      const about = [whereWords(claim), whenWords(claim) && `about ${whenWords(claim)}`];
      if (about.some(Boolean)) say(`     ${about.filter(Boolean).join('; ')}`);
      say(`     “${cut(sliceOf(text.text, claim.quote), 160)}”`);
    });
    for (const event of text.events) {
      say();
      say(
        `  • ${event.type.replace(/_/g, ' ')}${event.hedge ? ' ?' : ''}; ${event.date ?? 'no day'}${event.source ? `; ${event.source}` : ''}`,
      );
      say(`     “${cut(sliceOf(text.text, event.quote), 160)}”`);
    }
    if (text.claims.length + text.events.length === 0) say('  No figure and no event found in it.');
    say();
  }
  const claims = texts.reduce((n, text) => n + text.claims.length, 0);
  const events = texts.reduce((n, text) => n + text.events.length, 0);
  say(
    `${figure(claims)} figures and ${figure(events)} events proposed. ❝ what others say; nothing here is counted by anybody of ours, and nothing is added up.`,
  );
}

/** Every row by day; a row that differs from others names them by their number. */
export function sayTimeline(texts: readonly TextRead[], { say }: Output): readonly TimelineRow[] {
  const rows = timelineOf(texts);
  let day: string | null | undefined;
  rows.forEach((row, n) => {
    if (row.on !== day) {
      day = row.on;
      say();
      say(day ?? 'No day');
    }
    const what =
      row.is === 'claim'
        ? claimWords(row.claim)
        : `${row.event.type.replace(/_/g, ' ')}${row.hedge ? ' ?' : ''}`;
    const who = row.who ?? (row.is === 'claim' ? 'nobody named' : '');
    const carried = row.carriedBy.length > 1 ? ` (${row.carriedBy.length} texts)` : '';
    say(`  ${String(n + 1).padStart(3)}. ${[what, who].filter(Boolean).join(' — ')}${carried}`);
    say(`       “${cut(row.quote, 120)}”`);
    if (row.is === 'claim' && row.differsFrom.length > 0) {
      say(`       ≠ ${row.differsFrom.map((other) => other + 1).join(', ')}`);
    }
  });
  return rows;
}
