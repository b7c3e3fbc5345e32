import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CalendarEntry, toIcs } from './ics.ts';

/** A reader of its own, by RFC 5545 alone: unfolds, parts names from values, takes escapes away. */
const readIcs = (file: string) => {
  if (!file.endsWith('\r\n')) throw new Error('the last line has no end');
  const lines = file
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1);
  const text = (value: string) =>
    value.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign));
  const events: Map<string, string>[] = [];
  const head = new Map<string, string>();
  let open: string[] = [];
  for (const line of lines) {
    const colon = line.indexOf(':');
    const [name, value] = [line.slice(0, colon), line.slice(colon + 1)];
    if (!/^[A-Z-]+$/.test(name)) throw new Error(`no name: ${line}`);
    if (name === 'BEGIN') {
      open.push(value);
      if (value === 'VEVENT') events.push(new Map());
    } else if (name === 'END') {
      if (open.at(-1) !== value) throw new Error(`ends what is not open: ${value}`);
      open = open.slice(0, -1);
    } else {
      const into = open.at(-1) === 'VEVENT' ? events.at(-1) : head;
      if (into?.has(name)) throw new Error(`twice: ${name}`);
      into?.set(name, text(value));
    }
  }
  if (open.length) throw new Error(`left open: ${open}`);
  return { head, events };
};
const octets = (line: string) => new TextEncoder().encode(line).length;

const at = Date.UTC(2016, 11, 16, 9, 40);
const anEntry = (more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: 'window-p@op-x.corridor',
  sequence: 2,
  stamp: at - 60_000,
  start: at,
  end: at + 3_600_000,
  summary: 'pause',
  description: '',
  isCancelled: false,
  ...more,
});
const file = (...entries: readonly CalendarEntry[]) =>
  toIcs({ name: 'Winter road', language: 'en', entries });

test('a pause: its hours in UTC, its name for ever, how often it was changed', () => {
  const { head, events } = readIcs(file(anEntry()));
  expect(head.get('VERSION')).toBe('2.0');
  expect(Object.fromEntries(events[0] ?? [])).toMatchObject({
    UID: 'window-p@op-x.corridor',
    SEQUENCE: '2',
    DTSTAMP: '20161216T093900Z',
    DTSTART: '20161216T094000Z',
    DTEND: '20161216T104000Z',
    SUMMARY: 'pause',
    STATUS: 'CONFIRMED',
    CLASS: 'CONFIDENTIAL',
  });
});

test('a moment has no end, and one that never was is cancelled', () => {
  const { events } = readIcs(file(anEntry({ end: null, isCancelled: true })));
  expect(events[0]?.has('DTEND')).toBe(false);
  expect(events[0]?.get('STATUS')).toBe('CANCELLED');
});

test('nobody is alarmed, invited or named beside what is written', () => {
  expect(file(anEntry())).not.toMatch(/VALARM|ATTENDEE|ORGANIZER|METHOD|URL/);
});

test('Arabic: no line is longer than 75 octets, and no letter is cut in two', () => {
  const summary =
    'هدنة إنسانية على الطريق من الراموسة إلى الراشدين، أُعلنت عن طريق الضامن؛ حتى الساعة السادسة مساءً';
  const written = file(anEntry({ summary, description: `${summary}\n${summary}` }));
  for (const line of written.split('\r\n')) expect(octets(line)).toBeLessThanOrEqual(75);
  const { events } = readIcs(written);
  expect(events[0]?.get('SUMMARY')).toBe(summary);
  expect(events[0]?.get('DESCRIPTION')).toBe(`${summary}\n${summary}`);
});

test('whatever is written comes out again, in lines of at most 75 octets', () => {
  const seed = Date.now() % 1_000_000;
  console.info('seed', seed);
  const words = fc.string({ unit: 'grapheme', maxLength: 200 });
  const plain = words.map((text) => text.replace(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, ''));
  fc.assert(
    fc.property(plain, plain, fc.integer({ min: 0, max: 99 }), (summary, description, sequence) => {
      const written = file(anEntry({ summary, description, sequence }), anEntry({ uid: 'b@x' }));
      for (const line of written.split('\r\n')) expect(octets(line)).toBeLessThanOrEqual(75);
      const { events } = readIcs(written);
      expect(events).toHaveLength(2);
      const [event] = events.filter((one) => one.get('UID') !== 'b@x');
      expect(event?.get('SUMMARY')).toBe(summary);
      expect(event?.get('DESCRIPTION') ?? '').toBe(description);
      expect(event?.get('SEQUENCE')).toBe(String(sequence));
    }),
    { seed, numRuns: 300 },
  );
});

test('the same facts give the same file, in whatever order they were heard', () => {
  const [a, b] = [anEntry({ uid: 'a@x' }), anEntry({ uid: 'b@x' })];
  expect(file(a, b)).toBe(file(b, a));
});
