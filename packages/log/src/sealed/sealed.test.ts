import { expect, test } from 'vitest';
import { createReaderKey, isRecipient, mostRecipients, openBytes, sealBytes } from './sealed.ts';

const told = new TextEncoder().encode('{"said":"green-light"}');
const text = (bytes: Uint8Array | null) => bytes && new TextDecoder().decode(bytes);

test('each of two coordinators opens it alone; a third, and the hub, do not', async () => {
  const [leila, omar, other] = [
    await createReaderKey(),
    await createReaderKey(),
    await createReaderKey(),
  ];
  const sealed = await sealBytes([leila.recipient, omar.recipient], told);
  expect(text(await openBytes(leila.privateKey, sealed))).toBe('{"said":"green-light"}');
  expect(text(await openBytes(omar.privateKey, sealed))).toBe('{"said":"green-light"}');
  expect(await openBytes(other.privateKey, sealed)).toBeNull();
  expect(new TextDecoder('latin1').decode(sealed)).not.toContain('green-light');
});

test('the private half can be read out by nobody', async () => {
  const { privateKey } = await createReaderKey();
  expect(privateKey.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('jwk', privateKey)).rejects.toThrow();
});

test('one bit changed, and it does not open', async () => {
  const { privateKey, recipient } = await createReaderKey();
  const sealed = await sealBytes([recipient], told);
  for (const at of [30, sealed.length - 1]) {
    const damaged = sealed.slice();
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    expect(await openBytes(privateKey, damaged)).toBeNull();
  }
});

test('as many as a room of coordinators can hold; a header made to keep a laptop busy is not opened', async () => {
  const { privateKey, recipient } = await createReaderKey();
  const most = Array.from({ length: mostRecipients }, () => recipient);
  expect(text(await openBytes(privateKey, await sealBytes(most, told)))).not.toBeNull();
  await expect(sealBytes([...most, recipient], told)).rejects.toThrow('65');
  await expect(sealBytes([], told)).rejects.toThrow();
  const endless = new TextEncoder().encode(
    `age-encryption.org/v1\n${'-> X25519 x\nx\n'.repeat(1000)}`,
  );
  expect(await openBytes(privateKey, endless)).toBeNull();
});

test('what is no recipient is known before anything is sealed to it', async () => {
  const { recipient } = await createReaderKey();
  expect(await isRecipient(recipient)).toBe(true);
  expect(await isRecipient(`${recipient.slice(0, -1)}${recipient.endsWith('q') ? 'p' : 'q'}`)).toBe(
    false,
  );
  expect(await isRecipient('age1')).toBe(false);
  expect(await isRecipient('AGE-SECRET-KEY-1')).toBe(false);
});
