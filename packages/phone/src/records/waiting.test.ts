import { faultOfFact } from '@corridor/operation';
import { describe, expect, test } from 'vitest';
import {
  ABOUT,
  aboutSo,
  exactly,
  missingIn,
  more,
  nothingTold,
  toldBefore,
  type Waiting,
  waitingDoubts,
  waitingToRecords,
  warmer,
} from './waiting.ts';

const SIX = 1_481_860_800_000;
const HOUR = 3_600_000;
const ramouseh = 'site/ramouseh';
const facts = (told: Waiting, at?: number) =>
  waitingToRecords(ramouseh, told, at).map(({ kind, fact }) => [kind, fact]);

describe('told at the gate', () => {
  test('about five hundred, at eight below zero, pressing: two records, and only what was touched', () => {
    let told = aboutSo(nothingTold, 500);
    for (const by of [-5, -1, -1, -1]) told = warmer(told, by, null);
    expect(facts({ ...told, crowd: 'pressing' })).toEqual([
      ['waiting-observed@1', { people: 500, low: 350, high: 750, temperature: -8 }],
      ['crowd-observed@1', { crowd: 'pressing' }],
    ]);
  });

  test('212 counted, two of them infants, since noon, told half an hour later', () => {
    const told = {
      ...more(more(exactly(nothingTold, 212), 'infants', 1), 'infants', 1),
      since: SIX,
    };
    expect(facts(told, SIX + HOUR)).toEqual([
      ['waiting-observed@1', { people: 212, infants: 2, since: SIX, at: SIX + HOUR }],
    ]);
  });

  test('the crowd alone is a record; how cold it is says nothing without people', () => {
    expect(missingIn(nothingTold)).toBe('anything');
    expect(missingIn({ ...nothingTold, crowd: 'calm' })).toBeNull();
    expect(missingIn(warmer(nothingTold, -1, null))).toBe('people');
    expect(missingIn(exactly(nothingTold, 0))).toBeNull();
  });

  test('one infant fewer than none is: nobody told', () => {
    expect(more(more(nothingTold, 'infants', 1), 'infants', -1).infants).toBe(0);
    expect(more({ ...nothingTold, infants: 0 }, 'infants', -1).infants).toBeNull();
  });

  test('whatever is told fits the kind', () => {
    for (const { people } of ABOUT) {
      for (const { kind, fact } of waitingToRecords(ramouseh, aboutSo(nothingTold, people), SIX)) {
        expect(faultOfFact('site', kind, fact)).toBeNull();
      }
    }
  });
});

test('the about keys leave no gap between their ranges', () => {
  for (const [i, { people, low, high }] of ABOUT.entries()) {
    expect(low).toBeLessThan(people);
    expect(high).toBe(ABOUT[i + 1]?.low ?? high);
  }
});

test('a number typed as "about" has a range of its own', () => {
  expect(aboutSo(nothingTold, 350).about).toEqual({ low: 280, high: 420 });
});

test('odd things are said, never refused', () => {
  const whys = (told: Waiting) => waitingDoubts(told, SIX + 100 * HOUR).map(({ why }) => why);
  expect(whys(more(exactly(nothingTold, 3), 'wounded', 4))).toEqual(['more-weak']);
  expect(whys(more(aboutSo(nothingTold, 50), 'wounded', 60))).toEqual([]);
  expect(whys({ ...nothingTold, temperature: -40 })).toEqual(['degrees']);
  expect(whys({ ...exactly(nothingTold, 50), since: SIX })).toEqual(['long']);
  expect(whys({ ...exactly(nothingTold, 0), crowd: 'crush' })).toEqual(['nobody-in-a-crush']);
  expect(whys(exactly(nothingTold, 50_000))).toEqual(['many']);
});

test('the same people still wait: since when, and how cold, is offered again, for some hours', () => {
  const seen = { at: SIX, fact: { people: 200, since: SIX - HOUR, temperature: -8 } };
  expect(toldBefore(seen, SIX + HOUR)).toEqual({ since: SIX - HOUR, temperature: -8 });
  expect(toldBefore(seen, SIX + 7 * HOUR)).toEqual({ since: null, temperature: null });
  expect(toldBefore({ at: SIX, fact: { people: 0 } }, SIX)).toEqual({
    since: null,
    temperature: null,
  });
  expect(toldBefore(null, SIX)).toEqual({ since: null, temperature: null });
});
