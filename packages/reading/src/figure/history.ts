import type { Doc } from '../text/doc.ts';
import { dayFromIso } from '../time/calendar.ts';
import type { PartialDate, TimeFound } from '../time/types.ts';

/** What was longer ago than this is history, days. */
const LONG_AGO = 300;
/** Whatever an earlier paragraph told of long ago goes on for no more than this many. */
const GOES_ON = 1;

/** The first day that a date of any fineness may mean. */
const firstDay = (date: PartialDate): number | null =>
  dayFromIso(date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date);

/**
 * For every token whether its sentence tells of long ago: `En juillet 1995 … Plus de 8 000 hommes seront exécutés`. A
 * sentence without a date goes on with the one before it.
 */
export function historyAt(
  doc: Doc,
  times: readonly TimeFound[],
  writtenOn: PartialDate | null,
): (index: number) => boolean {
  const today = writtenOn === null ? null : firstDay(writtenOn);
  if (today === null) return () => false;
  const isLongAgo = new Uint8Array(doc.sentences.length);
  let next = 0;
  let told = 0;
  let toldIn = 0;
  for (const [s, sentence] of doc.sentences.entries()) {
    let own = -1;
    for (; next < times.length && (times[next]?.first ?? 0) <= sentence.last; next++) {
      const { kind, from, to } = times[next] as TimeFound;
      const date = to ?? from;
      // `depuis plus d'un an` dates nothing by itself.
      if (date === null || kind !== 'day') continue;
      const day = firstDay(date);
      if (day !== null && own !== 0) own = today - day > LONG_AGO ? 1 : 0;
    }
    if (own >= 0) {
      told = own;
      toldIn = sentence.paragraph;
    }
    isLongAgo[s] = sentence.paragraph - toldIn <= GOES_ON ? told : 0;
  }
  return (index) => isLongAgo[doc.sentenceOf[index] ?? 0] === 1;
}
