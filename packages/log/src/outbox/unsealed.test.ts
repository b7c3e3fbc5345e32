import { expect, test } from 'vitest';
import type { Line } from '../types.ts';
import { unsealedRuns } from './unsealed.ts';

const chain = (length: number, fact: unknown = {}): readonly Line[] =>
  Array.from({ length }, (_, i): Line => {
    const bodyText = JSON.stringify({ fact });
    const header = {
      v: 1,
      op: 'op-',
      dev: 'phone',
      seq: i + 1,
      prev: i === 0 ? null : `line-${i}`,
      hlc: [i, 0],
      wall: i,
      body: '',
    } as const;
    return { id: `line-${i + 1}`, header, body: null, headerText: '', bodyText, signature: '' };
  });
const seqs = (runs: readonly (readonly Line[])[]) =>
  runs.map((run) => run.map(({ header }) => header.seq));

test('the phone was killed before the newest counts were sealed', () => {
  expect(seqs(unsealedRuns(chain(5), [{ firstSeq: 1, lastId: 'line-3' }]))).toEqual([[4, 5]]);
});

test('sealing failed once in between: what lies between two records is sealed too', () => {
  const records = [
    { firstSeq: 1, lastId: 'line-2' },
    { firstSeq: 5, lastId: 'line-6' },
  ];
  expect(seqs(unsealedRuns(chain(7), records))).toEqual([[3, 4], [7]]);
});

test('receipts have taken the first lines out of what is looked at', () => {
  const [, , ...lines] = chain(5);
  expect(seqs(unsealedRuns(lines, [{ firstSeq: 1, lastId: 'line-4' }]))).toEqual([[5]]);
});

test('a whole day that was never sealed goes into records that a hub takes', () => {
  const runs = unsealedRuns(chain(1000, 'x'.repeat(2000)), []);
  expect(runs.flat()).toHaveLength(1000);
  expect(Math.max(...runs.map((run) => run.length))).toBeLessThan(260);
});
