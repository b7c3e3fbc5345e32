import fc from 'fast-check';
import { expect, test } from 'vitest';
import { piecesOf } from './marks.ts';
import type { Proposal } from './proposal.ts';

const proposal = (
  id: string,
  mark: readonly [number, number],
  more: Partial<Proposal> = {},
): Proposal => ({
  id: `claim/${id}`,
  fact: { hedge: false },
  mark: { start: mark[0], end: mark[1] },
  quote: { start: mark[0], end: mark[1] },
  isEvent: false,
  by: [],
  notTaken: [],
  ...more,
});

test('the figure is clicked, its words are named, the clause is behind both', () => {
  const text = 'Hier, 320 blessés sont partis.';
  const one = proposal('a', [6, 9], {
    quote: { start: 0, end: text.length },
    by: [
      { field: 'about', span: { start: 0, end: 4 } },
      { field: 'category', span: { start: 10, end: 17 } },
    ],
  });
  const pieces = piecesOf({ start: 0, end: text.length }, [one], one);
  expect(
    pieces.map(({ start, end, figure, begins }) => [text.slice(start, end), figure, ...begins]),
  ).toEqual([
    ['Hier', null, 'about'],
    [', ', null],
    ['320', 'claim/a'],
    [' ', null],
    ['blessés', null, 'category'],
    [' sont partis.', null],
  ]);
  expect(pieces.every(({ isQuote }) => isQuote)).toBe(true);
});

test('an event is marked where it begins, and its words stay words', () => {
  const event = proposal('e', [3, 9], { isEvent: true });
  const pieces = piecesOf({ start: 0, end: 12 }, [event], null);
  expect(pieces.map(({ start, events, figure }) => [start, ...events, figure])).toEqual([
    [0, null],
    [3, 'claim/e', null],
    [9, null],
  ]);
});

test('put together, the pieces are the paragraph, whatever overlaps', () => {
  const span = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })).map(([start, long]) => ({
    start,
    end: start + long,
  }));
  const seed = Date.now() % 1_000_000;
  console.info('seed', seed);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(span, span, fc.array(span, { maxLength: 3 }), fc.boolean()), {
        maxLength: 6,
      }),
      span,
      (all, paragraph) => {
        const proposals = all.map(([mark, quote, by, isEvent], n) =>
          proposal(String(n), [mark.start, mark.end], {
            quote,
            isEvent,
            by: by.map((one) => ({ field: 'speaker' as const, span: one })),
          }),
        );
        const pieces = piecesOf(paragraph, proposals, proposals[0] ?? null);
        expect(pieces[0]?.start).toBe(paragraph.start);
        expect(pieces.at(-1)?.end).toBe(paragraph.end);
        pieces.slice(1).forEach((piece, n) => {
          expect(piece.start).toBe(pieces[n]?.end);
        });
        expect(pieces.every(({ start, end }) => end > start)).toBe(true);
      },
    ),
    { seed, numRuns: 300 },
  );
});
