import { expect, test } from 'vitest';
import { type Language, readDoc } from '../text/doc.ts';
import { sliceOf } from '../text/span.ts';
import arabic from './cases/arabic.json' with { type: 'json' };
import english from './cases/english.json' with { type: 'json' };
import french from './cases/french.json' with { type: 'json' };
import { numbersIn } from './numbers.ts';

/** The words; the number or its range; `approx` (exact when not given); a percentage, an order, or a bare `un`. */
type Told = readonly [
  string,
  number | readonly number[],
  (string | undefined)?,
  (string | undefined)?,
];
interface Case {
  readonly text: string;
  readonly numbers: readonly Told[];
}

function toldIn(text: string, language: Language): readonly Told[] {
  return numbersIn(readDoc(text, language)).map((one): Told => {
    const value = one.value ?? [one.low ?? Number.NaN, one.high ?? Number.NaN];
    const mark = one.isOrdinal ? 'ordinal' : one.isArticle ? 'article' : (one.unit ?? undefined);
    return [sliceOf(text, one), value, one.approx, mark];
  });
}

const line = (all: readonly Told[]): string =>
  all
    .map(([words, value, approx, mark]) =>
      [words, value, approx ?? 'exact', mark ?? ''].join(' | '),
    )
    .join(' ; ');

const SETS: readonly (readonly [Language, number, readonly Case[]])[] = [
  ['fr', 300, french as unknown as readonly Case[]],
  ['en', 120, english as unknown as readonly Case[]],
  ['ar', 30, arabic as unknown as readonly Case[]],
];

for (const [language, atLeast, cases] of SETS) {
  test(`sentences of our own, ${language}: at least 97 of 100 read with every number, its words, its approximation`, () => {
    expect(cases.length).toBeGreaterThanOrEqual(atLeast);
    const missed = cases.filter((one) => line(one.numbers) !== line(toldIn(one.text, language)));
    for (const { text, numbers } of missed) {
      console.info(`${text}\n  meant ${line(numbers)}\n  read  ${line(toldIn(text, language))}`);
    }
    const share = 1 - missed.length / cases.length;
    console.info(
      `${language}: ${cases.length - missed.length} of ${cases.length}, ${(100 * share).toFixed(1)} %`,
    );
    expect(share).toBeGreaterThanOrEqual(0.97);
  });
}
