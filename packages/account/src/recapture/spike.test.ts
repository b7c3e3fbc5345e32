import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkLists, type TokenList } from './lists.ts';
import { valueSpike } from './spike.ts';

const A_DAY = 1 / 365;
/** Days of the year, as if drawn: the same for the same seed. */
const birthdays = (people: number, seed: number): readonly number[] => {
  let state = seed >>> 0;
  return Array.from({ length: people }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return 1 + Math.floor((state / 2 ** 32) * 365);
  });
};
const seed = Date.now() % 2 ** 31;

describe('Kabul, 2021: 1 January on one of eight dates of birth', () => {
  test('125 of 1,000 stand out, and it is said how many', () => {
    const born = [...birthdays(875, 7).map((day) => (day === 1 ? 2 : day)), ...Array(125).fill(1)];
    expect(valueSpike(born, A_DAY)).toEqual({ value: 1, times: 125, of: 1_000 });
  });

  test('whatever the size of the list, from forty-eight entries on', () => {
    for (const people of [48, 80, 400, 74_382]) {
      const born = birthdays(people, 11).map((day, place) => (place % 8 === 0 ? 1 : day));
      expect(valueSpike(born, A_DAY)?.value, `${people}`).toBe(1);
    }
  });

  test('where everybody has a day of birth, none stands out', () => {
    console.info('seed', seed);
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 5_000 }), (draw, people) => {
        expect(valueSpike(birthdays(people, draw), A_DAY)).toBeNull();
      }),
      { seed, numRuns: 500 },
    );
  });

  test('ten entries prove nothing, nor none', () => {
    expect(valueSpike(Array(10).fill(1), A_DAY)).toBeNull();
    expect(valueSpike([], A_DAY)).toBeNull();
  });
});

describe('a registration list of which the form wrote one token in eight', () => {
  const list = (name: string, tokens: readonly string[]): TokenList => ({
    name,
    of: 'arrival-registration',
    tokens,
  });
  const own = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, place) => `t${from + place}`);

  test('is refused: 100 people would be one', () => {
    const hall = list('hall', [...own(0, 700), ...Array<string>(100).fill('19900101')]);
    expect(linkLists([hall, list('slips', own(300, 1_100))])).toEqual({
      ok: false,
      why: 'default-token',
      list: 'hall',
      entries: 100,
    });
  });

  test('a family of four who were written down three times is none', () => {
    const hall = list('hall', [...own(0, 700), ...own(5, 9), ...own(5, 9)]);
    expect(linkLists([hall, list('slips', own(300, 1_100))]).ok).toBe(true);
  });
});
