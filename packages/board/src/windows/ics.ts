/** One entry of a calendar file. Times are ms since 1970. */
export interface CalendarEntry {
  /** The same on every board and in every later file. */
  readonly uid: string;
  /** Grows with every change of what it is about. */
  readonly sequence: number;
  /** When it was changed last. */
  readonly stamp: number;
  readonly start: number;
  /** null: a moment, or nobody said until when. */
  readonly end: number | null;
  readonly summary: string;
  readonly description: string;
  readonly isCancelled: boolean;
}
export interface Calendar {
  readonly name: string;
  /** `ar`, `fr`, `en`. */
  readonly language: string;
  readonly entries: readonly CalendarEntry[];
}

/** A line holds at most so many octets, its end not counted. */
const MOST_OCTETS = 75;

const octetsOf = (sign: string): number => {
  const code = sign.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
};

/** Folded between signs, never within one: an Arabic letter takes two octets. */
const fold = (line: string): string => {
  let folded = '';
  let octets = 0;
  for (const sign of line) {
    const more = octetsOf(sign);
    if (octets + more > MOST_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += sign;
    octets += more;
  }
  return folded;
};

const escapeText = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replace(/\r\n|\r|\n/g, '\\n')
    // Control signs have no place in a line.
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ');

/** `20161216T094000Z` */
const utc = (ms: number): string =>
  new Date(ms)
    .toISOString()
    .replace(/[-:]/g, '')
    .replace(/\.\d+Z$/, 'Z');

const linesOf = (entry: CalendarEntry): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${escapeText(entry.uid)}`,
  `SEQUENCE:${entry.sequence}`,
  `DTSTAMP:${utc(entry.stamp)}`,
  `LAST-MODIFIED:${utc(entry.stamp)}`,
  `DTSTART:${utc(entry.start)}`,
  // An end is later than its beginning, or there is none.
  ...(entry.end !== null && entry.end > entry.start ? [`DTEND:${utc(entry.end)}`] : []),
  `SUMMARY:${escapeText(entry.summary)}`,
  ...(entry.description ? [`DESCRIPTION:${escapeText(entry.description)}`] : []),
  `STATUS:${entry.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  'CLASS:CONFIDENTIAL',
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

/**
 * A calendar file, RFC 5545, for whoever takes it: no subscription, no attendees, no alarms. Entries by their beginning, then by uid: the same
 * facts give the same file.
 */
export const toIcs = ({ name, language, entries }: Calendar): string => {
  const inOrder = [...entries].sort(
    (a, b) => a.start - b.start || (a.uid < b.uid ? -1 : a.uid > b.uid ? 1 : 0),
  );
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Corridor//Board//${language.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escapeText(name)}`,
    ...inOrder.flatMap(linesOf),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
};
