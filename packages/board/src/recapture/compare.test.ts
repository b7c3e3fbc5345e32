import { describe, expect, test } from 'vitest';
import { compareLists, type ListFile } from './compare.ts';

const file = (lines: readonly string[], of: ListFile['of'] = 'boarding-manifest'): ListFile => ({
  of,
  bytes: new TextEncoder().encode(lines.join('\r\n')),
});
const tokens = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `K-${String(from + i).padStart(4, '0')}`);
const nothing = () => {};
const compared = (...files: readonly ListFile[]) => {
  const answer = compareLists(files, nothing);
  return answer.ok ? answer.compared : expect.fail(answer.why);
};
const why = (...files: readonly ListFile[]) => {
  const answer = compareLists(files, nothing);
  return answer.ok ? null : answer.why;
};

describe('the registration desk brings its lists', () => {
  test('slips against the hall: 60 on one, 60 on the other, 20 on both', () => {
    const { people, low, high, listed, onSeveral } = compared(
      file(['Token', ...tokens(0, 60)]),
      file(tokens(40, 100), 'arrival-registration'),
    );
    expect(listed).toBe(100);
    expect(onSeveral).toBe(20);
    expect(people).toBeCloseTo((61 * 61) / 21 - 1, 6);
    expect(low).toBeGreaterThanOrEqual(100);
    expect(high).toBeGreaterThan(people);
  });

  test('k 0041, K-0041 and ٠٠٤١ in one office and another are one token', () => {
    const { onSeveral } = compared(
      file(['k0041', 'K-0042', 'K-٠٠٤٣', 'K0044']),
      file(['K-0041', 'K.0042', 'K0043', 'K0099'], 'arrival-registration'),
    );
    expect(onSeveral).toBe(3);
  });

  test('three lists: an interval with the choice of the model, the same every time', () => {
    const lists = () => [
      file(tokens(0, 200)),
      file(tokens(100, 320), 'arrival-registration'),
      file([...tokens(150, 180), ...tokens(250, 360)], 'hospital-admission'),
    ];
    const first = compared(...lists());
    expect(compared(...lists())).toEqual(first);
    expect(first.people).toBeGreaterThanOrEqual(first.listed);
    expect(first.low).toBeLessThanOrEqual(first.people);
    expect(first.model?.text).toMatch(/^\[[123,]+\]$/);
    expect(first.missed.map(({ share }) => share)).toEqual([0.01, 0.02, 0.05]);
  });
});

describe('refused', () => {
  test('a list of names: it is not taken apart any further', () => {
    expect(why(file(['Amal Haddad', 'Rami Khoury', 'Lina Saleh']), file(tokens(0, 9)))).toBe(
      'looks-like-names',
    );
  });

  test('a spreadsheet that was not saved as text', () => {
    const bytes = new Uint8Array([80, 75, 3, 4, 0, 0]);
    expect(why({ of: 'boarding-manifest', bytes }, file(tokens(0, 9)))).toBe('not-text');
  });

  test('who asked to leave', () => {
    expect(why(file(tokens(0, 60)), file(tokens(30, 90), 'asked-to-leave'))).toBe(
      'asks-who-is-inside',
    );
  });
});
