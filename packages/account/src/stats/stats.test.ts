import { describe, expect, it } from 'vitest';
import { chiSquareBeyond, chiSquareCdf, chiSquareQuantile } from './chiSquare.ts';
import { logGamma } from './gamma.ts';
import { normalCdf, normalQuantile, sidakCritical, twoSided } from './normal.ts';
import { studentCdf, studentQuantile } from './student.ts';

describe('printed tables', () => {
  it.each([
    [0.5, 0],
    [0.95, 1.644853627],
    [0.975, 1.959963985],
    [0.995, 2.575829304],
    [0.9999, 3.719016485],
    [1e-10, -6.361340902],
  ])('normal quantile of %d is %d', (p, z) => {
    expect(normalQuantile(p)).toBeCloseTo(z, 8);
    expect(normalCdf(z)).toBeCloseTo(p, 9);
  });
  it('keeps the digits of a far tail', () => {
    expect(normalCdf(-8) / 6.220960574271785e-16).toBeCloseTo(1, 9);
    // For four degrees the tail has a closed form: (1 + x/2) e^(−x/2).
    expect(chiSquareBeyond(100, 4) / (51 * Math.exp(-50))).toBeCloseTo(1, 9);
  });
  it.each([
    [0.95, 1, 3.841458821],
    [0.95, 4, 9.487729037],
    [0.95, 3, 7.814727903],
    [0.95, 11, 19.67513757],
    [0.95, 9, 16.9189776],
    [0.05, 10, 3.940299136],
    [0.99, 100, 135.8067232],
  ])('chi-square %d of %d degrees is %d', (p, degrees, x) => {
    expect(chiSquareQuantile(p, degrees)).toBeCloseTo(x, 6);
    expect(chiSquareCdf(x, degrees)).toBeCloseTo(p, 8);
  });
  it.each([
    [0.975, 1, 12.70620474],
    [0.975, 5, 2.570581836],
    [0.95, 10, 1.812461123],
    [0.95, 30, 1.697260887],
    [0.9995, 3, 12.92397863],
  ])('t %d of %d degrees is %d', (p, degrees, t) => {
    expect(studentQuantile(p, degrees)).toBeCloseTo(t, 6);
    expect(studentCdf(-t, degrees)).toBeCloseTo(1 - p, 8);
  });
  it('is the logarithm of a factorial', () => {
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 10);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 12);
  });
  it('asks more of the largest of six than of one', () => {
    expect(sidakCritical(0.05, 6)).toBeCloseTo(2.631, 3);
    expect(sidakCritical(0.05, 1)).toBeCloseTo(twoSided(0.05), 12);
  });
});
