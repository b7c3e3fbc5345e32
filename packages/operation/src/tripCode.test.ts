import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  CODE_SIGNS,
  checkTripCode,
  createTripCode,
  parseSlip,
  slipLabel,
  tripSubject,
} from './tripCode.ts';

const bytes = fc.uint8Array({ minLength: 5, maxLength: 5 });
const seed = 7_2016;
console.info('seed', seed);

test('every code made is read back as itself', () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const code = createTripCode(random);
      expect(checkTripCode(code)).toEqual({ ok: true, code });
    }),
    { seed, numRuns: 10_000 },
  );
});

test('any one wrong sign is noticed', () => {
  fc.assert(
    fc.property(bytes, fc.nat(5), fc.nat(30), (random, at, step) => {
      const code = createTripCode(random);
      const other = CODE_SIGNS[(CODE_SIGNS.indexOf(code[at] as string) + 1 + step) % 32];
      const wrong = `${code.slice(0, at)}${other}${code.slice(at + 1)}`;
      expect(checkTripCode(wrong).ok).toBe(false);
    }),
    { seed, numRuns: 20_000 },
  );
});

test('any two neighbours exchanged are noticed, and most often named', () => {
  let named = 0;
  let all = 0;
  fc.assert(
    fc.property(bytes, fc.nat(4), (random, at) => {
      const code = createTripCode(random);
      fc.pre(code[at] !== code[at + 1]);
      const wrong = `${code.slice(0, at)}${code[at + 1]}${code[at]}${code.slice(at + 2)}`;
      const checked = checkTripCode(wrong);
      expect(checked.ok).toBe(false);
      all++;
      if (!checked.ok && checked.fault.why === 'check' && checked.fault.swap === at) named++;
    }),
    { seed, numRuns: 20_000 },
  );
  expect(named / all).toBeGreaterThan(0.8);
});

test('read as people type it in the cold', () => {
  const code = createTripCode(Uint8Array.of(0, 1, 7, 20, 31));
  expect(code.slice(0, 5)).toBe('017MZ');
  for (const typed of [
    code.toLowerCase(),
    ` ${code.slice(0, 3)} ${code.slice(3)}`,
    code.replace('0', 'O').replace('1', 'l'),
    code.replace('0', '٠').replace('1', '۱'),
  ]) {
    expect(checkTripCode(typed)).toEqual({ ok: true, code });
  }
  expect(checkTripCode('7K3')).toEqual({ ok: false, fault: { why: 'length', signs: 3 } });
  expect(checkTripCode('7K3M9U')).toEqual({ ok: false, fault: { why: 'sign', at: 5, sign: 'U' } });
});

test('the slip is the trip', () => {
  const code = createTripCode(Uint8Array.of(7, 19, 3, 20, 9));
  const subject = `trip/12.${code}`;
  expect(tripSubject('12', code)).toBe(subject);
  for (const typed of [
    `12.${code}`,
    `12 ${code.toLowerCase()}`,
    subject,
    `12 ${code.slice(0, 3)} ${code.slice(3)}`,
  ]) {
    expect(parseSlip(typed)).toEqual({ ok: true, subject, vehicleLabel: '12', code });
  }
  expect(parseSlip(code)).toEqual({ ok: false, fault: { why: 'no-vehicle' } });
  expect(slipLabel('bus ١٢')).toBe('BUS12');
  expect(slipLabel('حافلة')).toBe('V');
});
