import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '../node.ts';
import { base64urlToBytes, bytesToBase64url } from '../text/base64url.ts';
import { createVerify, seedToSigner } from '../webcrypto/ed25519.ts';
import { createNodeVerify } from './ed25519.ts';

test('a hub and a phone judge every key and signature alike', async () => {
  const seed = Date.now() % 2 ** 31;
  console.info('seed', seed);
  const onTheHub = createNodeVerify();
  const onThePhone = createVerify();
  const { device, sign } = await seedToSigner(sha256(new Uint8Array([1])));
  const verdicts = { good: 0, bad: 0 };
  const flip = (bytes: Uint8Array, at: number) => {
    const flipped = bytes.slice();
    flipped[(at >> 3) % bytes.length] = (flipped[(at >> 3) % bytes.length] ?? 0) ^ (1 << (at & 7));
    return flipped;
  };
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom('nothing', 'key', 'message', 'signature', 'length', 'other key'),
      fc.nat(1 << 12),
      async (message, what, at) => {
        const signature = await sign(message);
        const key = base64urlToBytes(device) as Uint8Array;
        const given = {
          device: what === 'key' ? bytesToBase64url(flip(key, at)) : device,
          message: what === 'message' ? flip(message, at) : message,
          signature: what === 'signature' ? flip(signature, at) : signature,
        };
        if (what === 'length') given.signature = signature.subarray(0, at % 64);
        if (what === 'other key') given.device = bytesToBase64url(sha256(message));
        const asked = [given.device, given.message, given.signature] as const;
        const verdict = await onTheHub(...asked);
        expect(verdict).toBe(await onThePhone(...asked));
        verdicts[verdict ? 'good' : 'bad']++;
      },
    ),
    { seed, numRuns: 1000 },
  );
  expect(verdicts.good).toBeGreaterThan(50);
  expect(verdicts.bad).toBeGreaterThan(500);
});

test('a key that is no key verifies nothing', async () => {
  const verify = createNodeVerify();
  for (const device of ['', 'x', '!'.repeat(43)]) {
    expect(await verify(device, new Uint8Array(3), new Uint8Array(64))).toBe(false);
  }
});
