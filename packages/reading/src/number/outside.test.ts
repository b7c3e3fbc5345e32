import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDoc } from '../text/doc.ts';
import { sliceOf } from '../text/span.ts';
import { numbersIn } from './numbers.ts';

/**
 * Against French cases that others published, which are no part of the project: CORRIDOR_OUTSIDE_CHECKS names a folder
 * with their file. Two conventions differ: a share is a percentage here, and `vingt ou trente` one range.
 */
const FILE = join(process.env.CORRIDOR_OUTSIDE_CHECKS ?? '', 'french-NumberModel.json');

interface OutsideCase {
  readonly Input: string;
  readonly Results: readonly {
    readonly Text: string;
    readonly Start: number;
    readonly End: number;
    readonly Resolution: { readonly subtype?: string; readonly value: string };
  }[];
}

test('the published French cases: at least 97 of 100 whole numbers', ({ skip }) => {
  if (!process.env.CORRIDOR_OUTSIDE_CHECKS || !existsSync(FILE)) {
    skip('the cases are not here: set CORRIDOR_OUTSIDE_CHECKS to their folder');
  }
  const cases = JSON.parse(readFileSync(FILE, 'utf8').replace(/^\ufeff/, '')) as OutsideCase[];
  let right = 0;
  let wanted = 0;
  for (const { Input, Results } of cases) {
    const found = numbersIn(readDoc(Input, 'fr'));
    for (const { Text, Start, End, Resolution } of Results) {
      const value = Number(Resolution.value.replace(',', '.'));
      const isWhole = (Resolution.subtype ?? 'integer') === 'integer' && Number.isInteger(value);
      if (!isWhole) continue;
      wanted++;
      const isFound = found.some((one) => {
        const words = sliceOf(Input, one.core);
        // Some of the published offsets are off by a few letters, so the words decide, or else the place.
        const isThere =
          words.toLowerCase() === Text.toLowerCase() ||
          (one.core.start < End && Start < one.core.end && /^0/.test(words));
        if (one.value === null) {
          return words.includes(Text) && (one.low === value || one.high === value);
        }
        return isThere && one.value === value;
      });
      if (isFound) right++;
      else console.info(`missed: ${Text} = ${value} in “${Input}”`);
    }
  }
  console.info(`${right} of ${wanted} whole numbers, ${((100 * right) / wanted).toFixed(1)} %`);
  expect(wanted).toBeGreaterThan(100);
  expect(right / wanted).toBeGreaterThanOrEqual(0.97);
});
