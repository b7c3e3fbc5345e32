import { expect, test } from 'vitest';
import { openSealed, sealLines } from '../outbox/sealing.ts';
import { seedToRecoverySealing } from './recoverySealing.ts';

const seed = new Uint8Array(32).fill(7);

test('the same sheet gives the same key, in the form that age itself reads', async () => {
  const { identity, recipient } = await seedToRecoverySealing(seed);
  expect(identity).toMatch(/^AGE-SECRET-KEY-1[A-Z0-9]{58}$/);
  expect(recipient).toMatch(/^age1[a-z0-9]{58}$/);
  expect((await seedToRecoverySealing(seed)).identity).toBe(identity);
});

test('what is sealed to the sheet opens with the sheet alone', async () => {
  const sheet = await seedToRecoverySealing(seed);
  const other = await seedToRecoverySealing(new Uint8Array(32).fill(8));
  const sealed = await sealLines(sheet.recipient, ['a', 'b']);
  expect(await openSealed([sheet.identity], sealed)).toEqual(['a', 'b']);
  expect(await openSealed([other.identity], sealed)).toBeNull();
});
