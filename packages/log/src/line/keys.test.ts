import { describe, expect, test } from 'vitest';
import { hashText, sha256 } from '../node.ts';
import { createCast } from '../testing/cast.ts';
import { bytesToBase64url } from '../text/base64url.ts';
import { createVerify } from '../webcrypto/ed25519.ts';
import { isUsableDevice, isUsablePoint } from './keys.ts';
import { verifyText } from './sign.ts';

// The curve by its definition (RFC 8032, 5.1), slow and plain, to hold the table against.
const p = 2n ** 255n - 19n;
const mod = (a: bigint) => ((a % p) + p) % p;
const power = (base: bigint, exponent: bigint): bigint => {
  let result = 1n;
  for (let b = mod(base), e = exponent; e > 0n; e >>= 1n, b = mod(b * b)) {
    if (e & 1n) result = mod(result * b);
  }
  return result;
};
const inverse = (a: bigint) => power(a, p - 2n);
const d = mod(-121665n * inverse(121666n));
const rootOfMinusOne = power(2n, (p - 1n) / 4n);
type Point = readonly [x: bigint, y: bigint];
const add = ([x1, y1]: Point, [x2, y2]: Point): Point => {
  const t = mod(d * x1 * x2 * y1 * y2);
  return [
    mod((x1 * y2 + x2 * y1) * inverse(mod(1n + t))),
    mod((y1 * y2 + x1 * x2) * inverse(mod(1n - t))),
  ];
};
/** A point with this y, taken modulo p as careless readers do; null when there is none. */
const pointOf = (y: bigint, sign: bigint): Point | null => {
  const square = mod((y * y - 1n) * inverse(mod(d * y * y + 1n)));
  let x = power(square, (p + 3n) / 8n);
  if (mod(x * x) !== square) x = mod(x * rootOfMinusOne);
  if (mod(x * x) !== square) return null;
  return [(x & 1n) === sign ? x : mod(-x), mod(y)];
};
const timesEight = (point: Point) => {
  let sum = point;
  for (let i = 0; i < 3; i++) sum = add(sum, sum);
  return sum;
};
const isSmall = (point: Point) => timesEight(point).join() === '0,1';
const encode = (y: bigint, sign: bigint): Uint8Array => {
  const bytes = new Uint8Array(32);
  for (let i = 0; i < 32; i++) bytes[i] = Number((y >> BigInt(8 * i)) & 255n);
  bytes[31] = (bytes[31] as number) | (Number(sign) << 7);
  return bytes;
};

/** y of all points of small order: multiples of one of order 8. */
const smallYs = () => {
  for (let y = 2n; ; y++) {
    const point = pointOf(y, 0n);
    if (point === null) continue;
    // Times the prime order of the big group leaves the small part.
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    let small: Point = [0n, 1n];
    for (let base = point, e = order; e > 0n; e >>= 1n, base = add(base, base)) {
      if (e & 1n) small = add(small, base);
    }
    const multiples: Point[] = [[0n, 1n]];
    for (let next = small; next.join() !== '0,1'; next = add(next, small)) multiples.push(next);
    if (multiples.length === 8) return [...new Set(multiples.map(([, at]) => at))];
  }
};

describe('public keys', () => {
  test('of the eight points of small order are refused, however their sign is written', () => {
    const ys = smallYs();
    expect(ys).toHaveLength(5);
    for (const y of ys) {
      for (const sign of [0n, 1n]) {
        expect(isUsablePoint(encode(y, sign))).toBe(false);
        expect(isUsableDevice(bytesToBase64url(encode(y, sign)))).toBe(false);
        const point = pointOf(y, sign);
        expect(point !== null && isSmall(point)).toBe(true);
      }
    }
  });

  test('that are not canonical are refused, all nineteen of them', () => {
    for (let y = p; y < 2n ** 255n; y++) {
      for (const sign of [0n, 1n]) expect(isUsablePoint(encode(y, sign))).toBe(false);
    }
    expect(isUsablePoint(encode(p - 2n, 0n))).toBe(true);
  });

  test('of devices are taken; another spelling of one is not', async () => {
    const { device } = (await createCast(['officer'], { hash: hashText, sha256 })).players.officer;
    expect(isUsableDevice(device)).toBe(true);
    const last = device.slice(-1);
    const next = String.fromCharCode(last.charCodeAt(0) + 1);
    expect(isUsableDevice(device.slice(0, -1) + next)).toBe(false);
    expect(isUsableDevice(device.slice(1))).toBe(false);
    expect(isUsablePoint(new Uint8Array(31).fill(7))).toBe(false);
  });

  test('S4 a signature anybody can make for a key of small order is refused before the runtime is asked', async () => {
    const key = encode(1n, 0n);
    const signature = new Uint8Array(64);
    signature.set(key);
    const verify = createVerify();
    const answers = [false, false];
    // With R and the key at the neutral point and S = 0 the equation holds for any message.
    expect(
      await verifyText(verify, bytesToBase64url(key), 'anything', bytesToBase64url(signature)),
    ).toBe(answers[0]);
    const { device } = (await createCast(['officer'], { hash: hashText, sha256 })).players.officer;
    expect(await verifyText(async () => true, device, 'x', bytesToBase64url(signature))).toBe(
      answers[1],
    );
  });
});
