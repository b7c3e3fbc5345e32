import { comparisonOf, foldSubject, type OperationEvent } from '@corridor/operation';
import { expect, test } from 'vitest';
import { comparisonView } from './comparison.ts';

const trip = 'trip/12.7K3M9Q';
const site = 'site/ramouseh';
const key = (name: string) => name.padEnd(43, '0');

/** One after another: who, how many, and what else the count says. */
const counts = (...told: readonly (readonly [who: string, people: number, more?: object])[]) =>
  foldSubject(
    'trip',
    trip,
    told.map(
      ([who, people, more], i): OperationEvent => ({
        id: key(`line${i}`),
        device: key(who),
        person: key(who),
        seq: i + 1,
        hlc: [1000 + i, 0],
        wall: 1000 + i,
        at: 1000 + i,
        doubt: 0,
        kind: 'tallied@1',
        subject: trip,
        after: [],
        fact: {
          point: 'boarding',
          site,
          part: 'front',
          people,
          exact: true,
          method: 'one-by-one',
          lapsAsked: true,
          countedBy: 'post/gate',
          ...more,
        },
      }),
    ),
  );
const read = (state: ReturnType<typeof counts>, who = 'me') =>
  comparisonView(comparisonOf(state, 'boarding', site, 'front', key(who)));

test('nothing is shown before one’s own count is kept, and nothing where nobody else counted', () => {
  expect(read(counts(['other', 31]))).toBeNull();
  expect(read(counts(['me', 23]))).toBeNull();
});

test('23 and 31: another counter says 31, a third settles it', () => {
  expect(read(counts(['me', 23], ['other', 31]))).toEqual({
    tone: 'differs',
    sentences: ['Another counter says 31.', 'Both are kept. A third counter settles it.'],
  });
});

test('the same figure, and an "about" that holds it, confirm', () => {
  expect(read(counts(['me', 23], ['other', 23]))).toEqual({
    tone: 'agrees',
    sentences: ['Another counter says the same: 23.', 'Your count is confirmed.'],
  });
  const about = { exact: false, low: 20, high: 30 };
  expect(read(counts(['me', 23], ['other', 25, about]))?.sentences[0]).toBe(
    'Another counter says the same: about 25.',
  );
});

test('two others agree on another figure: mine stays, beside theirs', () => {
  expect(read(counts(['me', 23], ['other', 31], ['third', 31]))).toEqual({
    tone: 'differs',
    sentences: ['Another counter says 31.', 'Two others agree. Your count stays beside theirs.'],
  });
  expect(read(counts(['me', 31], ['other', 31], ['third', 23]))?.sentences.at(-1)).toBe(
    'Your count is confirmed. The other one stays beside it.',
  );
});

test('misheard by the desk: the post puts it right; heard rightly, nothing is said', () => {
  const radio = { keyedBy: 'radio' };
  expect(read(counts(['me', 50], ['desk', 15, radio]))).toEqual({
    tone: 'differs',
    sentences: ['From this post the desk wrote down 15.', 'Tell the desk the right number.'],
  });
  expect(read(counts(['me', 50], ['desk', 50, radio]))).toBeNull();
});
