import { createTripCode, tripSubject } from '@corridor/operation';
import { expect, test } from 'vitest';
import { codeOfTrip, readSlip, spacedCode } from './slip.ts';

const code = createTripCode(Uint8Array.of(7, 19, 3, 20, 9));
const trip = tripSubject('12', code);

test('a slip is read however it was written', () => {
  for (const typed of [code, spacedCode(code), code.toLowerCase()]) {
    expect(readSlip(typed)).toEqual({ ok: true, code, trip: null });
  }
  for (const typed of [`12.${code}`, `12 ${spacedCode(code)}`, trip]) {
    expect(readSlip(typed)).toEqual({ ok: true, code, trip });
  }
});

test('a wrong slip says how it is wrong', () => {
  expect(readSlip('')).toEqual({ ok: false, fault: { why: 'length', signs: 0 } });
  expect(readSlip(code.slice(0, 4))).toEqual({ ok: false, fault: { why: 'length', signs: 4 } });
  const swapped = `${code[1]}${code[0]}${code.slice(2)}`;
  expect(readSlip(swapped)).toMatchObject({ ok: false, fault: { why: 'check' } });
  expect(readSlip(`12 ${swapped}`)).toMatchObject({ ok: false, fault: { why: 'check' } });
});

test('the code of a trip is the end of its name', () => {
  expect(codeOfTrip(trip)).toBe(code);
  expect(codeOfTrip('trip/somebody-else')).toBeNull();
});
