import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isClose, refusalOf } from './pin.ts';

test('an officer’s PIN has 6 to 12 digits', () => {
  expect(refusalOf('27531')).toBe('length');
  expect(refusalOf('2753102753102')).toBe('length');
  expect(refusalOf('27531a')).toBe('length');
  expect(refusalOf('٢٧٥٣١٠')).toBe('length');
  expect(refusalOf('275310')).toBeNull();
  expect(refusalOf('804172935561')).toBeNull();
});

test('what anybody tries first is refused, each with its reason', () => {
  expect(refusalOf('000000')).toBe('same-digits');
  expect(refusalOf('123456')).toBe('row');
  expect(refusalOf('987654')).toBe('row');
  expect(refusalOf('890123')).toBe('row');
  expect(refusalOf('121212')).toBe('repeats');
  expect(refusalOf('275275')).toBe('repeats');
  expect(refusalOf('19841984')).toBe('repeats');
  expect(refusalOf('482913', ['aB48-29_13x'])).toBe('known');
});

test('a slip of the finger is close: one digit other, missing, more, or two exchanged', () => {
  expect(isClose('275310', '275310')).toBe(true);
  expect(isClose('275310', '275810')).toBe(true);
  expect(isClose('275310', '27531')).toBe(true);
  expect(isClose('275310', '2753310')).toBe(true);
  expect(isClose('275310', '273510')).toBe(true);
  expect(isClose('275310', '275899')).toBe(false);
  expect(isClose('275310', '013572')).toBe(false);
});

test('law: every single slip of any PIN is close, in both directions', () => {
  const seed = 20161215;
  console.info('seed', seed);
  const digit = fc.integer({ min: 0, max: 9 });
  const pin = fc.array(digit, { minLength: 6, maxLength: 12 });
  fc.assert(
    fc.property(
      pin,
      fc.nat(),
      digit,
      fc.integer({ min: 0, max: 3 }),
      (digits, place, other, slip) => {
        const at = place % digits.length;
        const slipped = [...digits];
        if (slip === 0) slipped[at] = other;
        else if (slip === 1) slipped.splice(at, 1);
        else if (slip === 2) slipped.splice(at, 0, other);
        else if (at + 1 < digits.length) {
          slipped.splice(at, 2, digits[at + 1] ?? 0, digits[at] ?? 0);
        }
        const [a, b] = [digits.join(''), slipped.join('')];
        return isClose(a, b) && isClose(b, a);
      },
    ),
    { seed, numRuns: 2000 },
  );
});
