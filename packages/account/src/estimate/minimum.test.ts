import { createIndex, folding } from '@corridor/operation';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evidenceOf } from '../evidence/evidence.ts';
import type { TripEvidence } from '../evidence/types.ts';
import { createNotebook, EVENING } from '../statements/testing/notebook.ts';
import { leastAt } from './minimum.ts';

const seed = 20_161_219;
console.info('seed', seed);

const TRIP = 'trip/12.A';
const MINUTE = 60_000;
const [RAMOUSEH, SECOND_STOP, RASHIDIN, HOSPITAL] = [
  'site/ramouseh',
  'site/second-stop',
  'site/rashidin',
  'site/hospital',
];

interface Tallied {
  readonly by: string;
  readonly point: 'boarding' | 'checkpoint' | 'alighting';
  readonly people: number;
  readonly site: string;
  readonly part: 'whole' | 'front' | 'rear' | 'inside';
  readonly exact?: boolean;
  readonly method?: string;
  readonly keyedBy?: 'radio';
}

/** One bus, from whatever was counted of it: as it is folded, and as the account is told of it. */
const busOf = (tallies: readonly Tallied[]) => {
  const { line, tally, departs } = createNotebook();
  const lines = [
    ...tallies.map(({ by, point, people, ...more }, place) =>
      tally(by, EVENING + place * MINUTE, TRIP, point, people, {
        countedBy: `post/${by}`,
        ...more,
      }),
    ),
    departs(TRIP, EVENING + 30 * MINUTE),
    line('hall', EVENING + 90 * MINUTE, TRIP, 'arrived@1', { site: RASHIDIN, slip: true }),
  ];
  const index = createIndex();
  index.update(TRIP, folding.foldSubject('trip', TRIP, lines));
  const folded = index.store.get('trip', TRIP);
  const [told] = evidenceOf(index).trips as readonly [TripEvidence];
  return {
    folded: [folded?.boarded?.minimum ?? 0, folded?.alighted?.minimum ?? 0],
    told: [leastAt(told, 'boarding'), leastAt(told, 'alighting')],
  };
};

/** Near 24, so that counts agree as often as they contradict each other. */
const tallied = fc
  .record({
    by: fc.constantFrom('amal', 'yusuf', 'salma'),
    point: fc.constantFrom<Tallied['point']>('boarding', 'checkpoint', 'alighting', 'alighting'),
    around: fc.integer({ min: 20, max: 28 }),
    isSecond: fc.boolean(),
    part: fc.constantFrom<Tallied['part']>('whole', 'whole', 'front', 'rear', 'inside'),
    exact: fc.boolean(),
    method: fc.constantFrom('one-by-one', 'clicker', 'by-list', 'by-eye'),
    isKeyed: fc.boolean(),
  })
  .map(
    ({ around, isSecond, isKeyed, ...more }): Tallied => ({
      ...more,
      people: more.part === 'whole' ? around : Math.floor(around / 2),
      site:
        more.point === 'alighting'
          ? isSecond
            ? HOSPITAL
            : RASHIDIN
          : isSecond
            ? SECOND_STOP
            : RAMOUSEH,
      ...(isKeyed && { keyedBy: 'radio' as const }),
    }),
  );

test('whatever was counted of a trip, the account points at as many people as the folded trip does', () => {
  let spoke = 0;
  fc.assert(
    fc.property(fc.array(tallied, { maxLength: 8 }), (tallies) => {
      const { folded, told } = busOf(tallies);
      if (folded.some((people) => people > 0)) spoke++;
      expect(told).toEqual(folded);
    }),
    { seed, numRuns: 3000 },
  );
  expect(spoke).toBeGreaterThan(1000);
});

test('who gets off where they got on did not get out', () => {
  const back = {
    by: 'yusuf',
    point: 'alighting',
    people: 52,
    site: RAMOUSEH,
    part: 'whole',
  } as const;
  expect(busOf([{ ...back, by: 'amal', point: 'boarding' }, back]).told).toEqual([52, 0]);
});

test('a rear door looked at by eye and an aisle counted beside a whole that was fewer: the fewer speak', () => {
  const at = { point: 'alighting', site: RASHIDIN } as const;
  const { told, folded } = busOf([
    { ...at, by: 'yusuf', people: 20, part: 'whole' },
    { ...at, by: 'salma', people: 11, part: 'rear', method: 'by-eye' },
    { ...at, by: 'amal', people: 11, part: 'inside' },
  ]);
  expect([told[1], folded[1]]).toEqual([11, 11]);
});
