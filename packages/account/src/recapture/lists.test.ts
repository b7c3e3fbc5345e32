import { describe, expect, test } from 'vitest';
import { linkLists, type TokenList } from './lists.ts';

const list = (
  name: string,
  from: number,
  to: number,
  of: TokenList['of'] = 'boarding-manifest',
) => ({
  name,
  of,
  tokens: Array.from({ length: to - from }, (_, i) => `t${from + i}`),
});
const whyOf = (...lists: readonly TokenList[]) => {
  const answer = linkLists(lists);
  return answer.ok ? null : answer.why;
};

describe('registration lists linked by token', () => {
  test('who is on both is counted once, and a double entry is told', () => {
    const first = list('slips', 0, 60);
    const answer = linkLists([
      { ...first, tokens: [...first.tokens, 't3', ' t4 ', ''] },
      list('hall', 40, 100, 'arrival-registration'),
    ]);
    expect(answer).toMatchObject({
      ok: true,
      linked: { cells: [0, 40, 40, 20], listed: 100, lists: [{ people: 60, doubles: 2 }, {}] },
    });
  });

  test('the order of lists and of entries changes nothing', () => {
    const [a, b, c] = [list('a', 0, 50), list('b', 30, 90), list('c', 20, 40)];
    const turned = { ...b, tokens: [...b.tokens].reverse() };
    const one = linkLists([a, b, c]);
    const other = linkLists([a, turned, c]);
    expect(one).toEqual(other);
  });
});

describe('refused', () => {
  test('a number of people is no list', () => {
    expect(whyOf(list('slips', 0, 60), { ...list('gate', 0, 0), tokens: [] })).toBe('no-tokens');
    expect(whyOf(list('slips', 0, 60))).toBe('too-few-lists');
  });

  test('who asked to leave: the answer would be how many are still inside', () => {
    expect(whyOf(list('slips', 0, 60), list('asked', 30, 90, 'asked-to-leave'))).toBe(
      'asks-who-is-inside',
    );
  });

  test('a list that was copied from the other', () => {
    expect(whyOf(list('slips', 0, 60), list('copy', 5, 55))).toBe('made-from-the-other');
  });

  test('nobody is on two', () => {
    expect(whyOf(list('slips', 0, 60), list('hall', 60, 90))).toBe('nobody-on-both');
  });

  test('five lists', () => {
    const five = [0, 1, 2, 3, 4].map((i) => list(`${i}`, i * 10, i * 10 + 40));
    expect(whyOf(...five)).toBe('too-many-lists');
  });
});
