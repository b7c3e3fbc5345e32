import {
  type Account,
  claimContext,
  claimsOf,
  type Figure,
  ledgerOf,
  quarterToMs,
  type Scope,
  siteNamesOf,
} from '@corridor/account';
import { expect, test } from 'vitest';
import { wallToMs } from '../agreement/wall.ts';
import { createLog } from '../testing/log.ts';
import { zoneClock } from '../time/zone.ts';
import { layoutAxis, newestOfEach } from './axis.ts';
import { claimHistory, claimLine } from './claimHistory.ts';
import { statementRow } from './claimRow.ts';
import { courseSteps, layoutCourse } from './course.ts';

const ZONE = 'Asia/Damascus';
const clock = zoneClock(ZONE);
const at = (wall: string) => wallToMs(wall, ZONE) ?? 0;
const MORNING = at('2016-12-15T06:00');

const coursesOf = (...given: Parameters<typeof courseSteps>) => {
  const steps = courseSteps(...given);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
};

/** People leave Ramouseh from six on the 15th: a thousand an hour for nine hours, all of them counted. */
const leftBy = (until: number) =>
  Math.max(0, Math.min(9000, Math.round(((until - MORNING) / 3_600_000) * 1000)));
const asked: Scope[] = [];
const answer = (scope: Scope): Figure => {
  asked.push(scope);
  const people = leftBy(quarterToMs(scope.until ?? 10 ** 9));
  return {
    scope,
    minimum: people,
    possible: { low: people, high: people + 100 },
    estimate: { people, low: people, high: people + 50 },
    parts: { counted: people, untallied: 0, sampled: 0, onFoot: 0, unwatched: 0 },
    trips: { all: 1, untallied: 0 },
    sampledShare: 0,
    unwatchedHours: 0,
  };
};

function evening() {
  const log = createLog();
  const says = (id: string, speaker: string, value: number, more: object = {}) =>
    log.write(at('2016-12-15T20:00'), `claim/${id}`, 'recorded@1', {
      quantity: { value },
      unit: 'person',
      measure: 'departed',
      speaker,
      channel: `${speaker} radio`,
      hedge: false,
      saidOn: { date: '2016-12-15', precision: 'day' },
      cumulative: true,
      ...more,
    });
  log.write(MORNING, 'operation/one', 'opened@1', { name: 'Winter road', timeZone: ZONE });
  log.write(MORNING, 'site/ramouseh', 'defined@1', { name: 'Ramouseh', siteKind: 'pick-up-point' });
  const ledger = () => {
    const facts = log.facts();
    const evidence = {
      sites: [{ id: 'site/ramouseh', siteKind: 'pick-up-point', waiting: [], watched: [] }],
      trips: [{ boardingAt: MORNING / 900_000, departedAt: null, tallies: [] }],
      streams: [],
      until: at('2016-12-15T22:00') / 900_000,
      isClosed: false,
    } as unknown as Account['evidence'];
    const account = { figure: answer, evidence };
    const context = claimContext(evidence, {
      zone: (day) => at(`${day}T00:00`),
      siteOf: siteNamesOf(facts.index),
    });
    const made = ledgerOf(claimsOf(facts.index), account, context);
    const entries = made.groups.flatMap((group) => group.entries);
    const rows = new Map(entries.map((entry) => [entry.id, statementRow(facts, entry, clock)]));
    return { facts, account, ledger: made, entries, rows };
  };
  return { log, says, ledger };
}

test('each statement has a line of its own on the axis, and our answer to its question under it', () => {
  const { says, ledger } = evening();
  says('a', 'Party A', 6000);
  says('b', 'Party B', 9020, { approx: 'about' });
  says('c', 'Guarantor', 12_000, { approx: 'more-than' });
  const { entries, rows } = ledger();
  const axis = layoutAxis(newestOfEach(entries, 9), rows, 600, 1);
  expect(axis.rows.map(({ id, opens }) => [id, opens])).toEqual([
    ['claim/a', null],
    ['claim/b', null],
    ['claim/c', 'high'],
  ]);
  const ys = axis.rows.flatMap((row) => [row.y, ...row.bands.map(({ y }) => y)]);
  expect(ys).toEqual([...ys].sort((one, other) => one - other));
  expect(new Set(ys).size).toBe(6);
  const [a, b] = axis.rows;
  expect(a?.to).toBeLessThan(a?.bands[0]?.range?.[0] ?? 0);
  expect(a?.bands[0]?.label).toBe('of people who left: below our range by 3\u202f000');
  expect(b?.bands[0]?.label).toBe('of people who left: inside our range');
  expect(axis.rows[2]?.bands[0]?.label).toMatch(/above our range by/);
});

test('what was replaced, repeated or taken out is drawn on no axis; publications are one mark', () => {
  const { log, says, ledger } = evening();
  says('old', 'Party A', 6000);
  says('new', 'Party A', 7000, { supersedes: 'claim/old' });
  says('again', 'Party A', 7000, { channel: 'Second paper' });
  says('paper', 'Radio Harbour', 7000, { speakerRole: 'media' });
  says('gone', 'Party B', 100);
  log.write(at('2016-12-15T21:00'), 'claim/gone', 'withdrawn@1');
  const { entries, rows, ledger: made } = ledger();
  const drawn = newestOfEach(entries, 9);
  expect(drawn.map(({ id }) => id)).toEqual(['claim/again']);
  const row = rows.get('claim/again');
  expect(row?.marks).toEqual(['one statement, 2 publications']);
  expect(row?.channels).toBe('Second paper · Party A radio');
  expect(rows.get('claim/old')?.marks).toEqual(['the speaker has said another figure since']);
  expect(rows.get('claim/paper')?.marks).toEqual(['the same figure was said before by another']);
  expect(made.groups[0]?.out.map(({ id }) => id)).toEqual(['claim/gone']);
});

test('over time a total is held against what had left by then, and our own grows behind it', () => {
  const { says, ledger } = evening();
  says('noon', 'Party A', 6000, { saidAt: at('2016-12-15T12:00') });
  says('night', 'Party B', 9000);
  const { account, entries, rows } = ledger();
  asked.length = 0;
  const [course] = coursesOf(account, entries);
  expect(asked.length).toBeLessThan(40);
  const minimums = course?.points.map(({ minimum }) => minimum) ?? [];
  expect([minimums[0], minimums.at(-1)]).toEqual([0, 9000]);
  expect(minimums).toEqual([...minimums].sort((one, other) => one - other));
  const picture = layoutCourse(entries, rows, [course ?? never()], 600, 1, clock.hourTicks);
  const [noon, night] = ['claim/noon', 'claim/night'].map((id) =>
    picture?.marks.find((mark) => mark.id === id),
  );
  expect(noon?.x).toBeLessThan(night?.x ?? 0);
  expect(noon?.low).toBeGreaterThan(night?.low ?? 1e9);
  // Six hours after six: the figure lies on the line of what was counted.
  const line = picture?.bands[0]?.line ?? [];
  const near = line.reduce((best, point) =>
    Math.abs(point[0] - (noon?.x ?? 0)) < Math.abs(best[0] - (noon?.x ?? 0)) ? point : best,
  );
  expect(Math.abs(near[1] - (noon?.low ?? 0))).toBeLessThan(15);
});

test('a day ends with itself, however long the operation goes on', () => {
  const { says, ledger } = evening();
  says('day', 'Party A', 6000, {
    cumulative: false,
    aboutFrom: '2016-12-15',
    aboutTo: '2016-12-15',
  });
  const { account, entries } = ledger();
  const last = coursesOf(account, entries)[0]?.points.at(-1)?.at;
  expect(last).toBe(at('2016-12-15T20:00'));
});

test('the history of a claim has every record in order, and the line that a correction is about', () => {
  const { log, says, ledger } = evening();
  const first = says('a', 'Party A', 6000);
  log.write(at('2016-12-15T20:10'), 'claim/a', 'corrected@1', {
    of: first.id,
    fact: { quantity: { value: 600 } },
  });
  log.write(at('2016-12-15T20:20'), 'claim/a', 'reviewed@1', { verdict: 'as-said' });
  const { facts, rows } = ledger();
  expect(rows.get('claim/a')?.said).toBe('600 people have left');
  expect(
    claimHistory(facts, log.records, 'claim/a', at('2016-12-15T21:00'), clock).map(
      ({ time, what }) => `${time} ${what}`,
    ),
  ).toEqual([
    '20:00 recorded: 6\u202f000 people have left · Party A · Party A radio · in all so far',
    '20:10 corrected: 600',
    '20:20 judged: it is as they said',
  ]);
  expect(claimLine(log.records.events('claim/a'))?.id).toBe(first.id);
});

const never = (): never => {
  throw new Error('nothing is drawn');
};
