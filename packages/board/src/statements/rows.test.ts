import type { Revision } from '@corridor/account';
import type { StatementState } from '@corridor/operation';
import { describe, expect, test } from 'vitest';
import { createLog } from '../testing/log.ts';
import { zoneClock } from '../time/zone.ts';
import { draftedLines, numberFault } from './draft.ts';
import { flagsOf, momentsToSay, reasonText, toDayRows, toSupersede } from './rows.ts';

const HOUR = 3_600_000;
const EVENING = 1_481_817_600_000;
const clock = zoneClock('Asia/Damascus');

/** Opened on the morning of the 15th; one figure drafted for that evening. */
const scene = () => {
  const log = createLog();
  log.write(EVENING - 12 * HOUR, 'operation/o', 'opened@1', {
    name: 'Winter road',
    timeZone: 'Asia/Damascus',
  });
  const say = (id: string, people: number, asOf: number, more: object = {}) => {
    log.write(asOf, id, 'drafted@1', {
      wording: { hash: 'x'.repeat(43), size: 1024 },
      quantity: { value: people },
      approx: 'more-than',
      unit: 'person',
      measure: 'arrived',
      asOf,
      rule: 'counted-minimum',
      ...more,
    });
    log.write(asOf + 1, id, 'said@1', { channel: 'press' });
  };
  return { log, say };
};
const state = (log: ReturnType<typeof createLog>, id: string) =>
  log.facts().states('statement').get(id) as StatementState;

describe('day by day', () => {
  test('each evening that has come, with what was said for it', () => {
    const { log, say } = scene();
    say('statement/a', 8000, EVENING);
    const rows = toDayRows(log.facts(), clock, EVENING + 30 * HOUR);
    expect(rows.map(({ day, statement }) => [day, statement?.id ?? null])).toEqual([
      ['2016-12-16', null],
      ['2016-12-15', 'statement/a'],
    ]);
  });

  test('another hour: what was said for 18:00 is no figure of 19:30', () => {
    const { log, say } = scene();
    say('statement/a', 8000, EVENING);
    log.write(EVENING, 'operation/o', 'daily-figure-set@1', { hour: 19, minute: 30 });
    const [row] = toDayRows(log.facts(), clock, EVENING + 3 * HOUR);
    expect([row?.at, row?.statement]).toEqual([EVENING + 1.5 * HOUR, null]);
  });

  test('a figure can be drafted for the last evenings, and for the quarter of an hour that is over', () => {
    const { log } = scene();
    const now = EVENING + HOUR + 7 * 60_000;
    expect(momentsToSay(log.facts(), clock, now)).toEqual([EVENING, EVENING + HOUR]);
  });
});

test('only what is out, stands, and answers the same question gives way to the next', () => {
  const { log, say } = scene();
  say('statement/a', 8000, EVENING);
  say('statement/b', 90, EVENING, { to: 'site/hospital' });
  say('statement/c', 7000, EVENING - HOUR);
  log.write(EVENING, 'statement/c', 'superseded@1', { by: 'statement/a' });
  say('statement/d', 8100, EVENING + HOUR);
  const earlier = toSupersede(log.facts(), state(log, 'statement/d'));
  expect(earlier.map(({ id }) => id)).toEqual(['statement/a']);
});

test('what was not as it should be is said: out before it was cleared', () => {
  const { log, say } = scene();
  say('statement/a', 8000, EVENING);
  expect(flagsOf(state(log, 'statement/a'))).toEqual(['said before it was cleared']);
});

describe('one line of reason', () => {
  const revision = (before: number, after: number, reasons: Revision['reasons'] = []): string =>
    reasonText({ before, after, reasons });
  test('the people with their sign, on how many vehicles, and what happened', () => {
    expect(revision(149, 149)).toBe('nothing has changed');
    expect(
      revision(149, 192, [
        { cause: 'late-counts', people: 50, on: 1 },
        { cause: 'counted-again', people: -7, on: 2 },
      ]),
    ).toBe('+50 on 1 vehicle: counted by then, heard of later · −7 on 2 vehicles: counted again');
  });
  test('two changes that make up for each other are told all the same', () => {
    expect(
      revision(149, 149, [
        { cause: 'corrected', people: -6, on: 1 },
        { cause: 'late-counts', people: 6, on: 1 },
      ]),
    ).toMatch(/^the same in sum: −6 on 1 vehicle/);
  });
});

describe('a number under its rule', () => {
  const asked = { minimum: 149, estimate: { people: 150, low: 140, high: 165 } } as Parameters<
    typeof numberFault
  >[3];
  const isRight = (...of: [...Parameters<typeof numberFault>]) => numberFault(...of) === '';
  test('never more than was counted; "more than 149" is one more than there are', () => {
    expect(isRight('counted-minimum', 'at-least', 149, asked)).toBe(true);
    expect(isRight('counted-minimum', 'more-than', 149, asked)).toBe(false);
    expect(isRight('counted-minimum', 'more-than', 148, asked)).toBe(true);
    expect(isRight('counted-minimum', 'at-least', 150, asked)).toBe(false);
  });
  test('an estimate within its interval; an agreed number whatever was counted', () => {
    expect(isRight('estimate', 'about', 166, asked)).toBe(false);
    expect(isRight('estimate', 'about', 160, asked)).toBe(true);
    expect(isRight('as-agreed', 'exact', 4000, asked)).toBe(true);
  });
});

test('of however many devices: one draft, and everything that was held, in lines that fit', () => {
  const heads = Array.from({ length: 700 }, (_, n) => `head-${n}`.padEnd(43, '0'));
  const lines = draftedLines(
    'statement/a',
    { wording: { hash: 'x'.repeat(43), size: 1 }, asOf: EVENING, rule: 'other' },
    heads,
  );
  expect(lines.map(({ kind }) => kind)).toEqual(['drafted@1', 'knew@1', 'knew@1', 'knew@1']);
  expect(new Set(lines.map(({ act }) => act)).size).toBe(1);
  const told = lines.slice(1).flatMap(({ fact }) => (fact as { heads: readonly string[] }).heads);
  expect(told).toEqual(heads);
  for (const { fact } of lines) expect(JSON.stringify(fact).length).toBeLessThan(15_000);
});
