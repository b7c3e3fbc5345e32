import { bytesToBase64url, createVerify, type Signer } from '@corridor/log';
import { beforeEach, expect, test } from 'vitest';
import { newHolder } from './holderKeys.ts';
import { createKeys, IDLE_MS } from './keys.ts';
import { createLockedBox } from './lockedBox.ts';
import { dataKeyUses, randomSlot, unwrapAes, wrap } from './sealing.ts';
import { handClock } from './testing.ts';

const MINUTE = 60_000;
const count = '{"people":47,"vehicle":"12"}';

/** An officer's unlocked vault. */
async function unlocked() {
  const { id, self, dataKey } = await newHolder();
  const by = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'wrapKey',
    'unwrapKey',
  ]);
  const slot = await wrap('raw', dataKey, by, 'slot');
  const clock = handClock();
  const key = await unwrapAes(slot, by, 'slot', dataKeyUses);
  return { clock, keys: createKeys({ id, self }, key, { time: clock.time }) };
}
let officer: Awaited<ReturnType<typeof unlocked>>;
beforeEach(async () => {
  officer = await unlocked();
});

test('what is sealed says nothing, differs each time, and opens again', async () => {
  const { box } = officer.keys;
  const [one, two] = [await box.seal(count), await box.seal(count)];
  expect(one).toBeInstanceOf(Uint8Array);
  expect(Buffer.from(one as Uint8Array).toString('latin1')).not.toContain('people');
  expect(one).not.toEqual(two);
  expect(await box.open(one)).toBe(count);
  expect(await box.open(two)).toBe(count);
});

test('every flipped bit is noticed', async () => {
  const { box } = officer.keys;
  const sealed = (await box.seal('47')) as Uint8Array;
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const bad = sealed.slice();
    bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    await expect(box.open(bad)).rejects.toThrow();
  }
});

test('a box never takes for sealed what lies open, nor what was sealed for another purpose or by another phone', async () => {
  const { box, newKey, openKey } = officer.keys;
  await expect(box.open(count)).rejects.toThrow('lies open');
  const lease = await newKey('lease');
  expect(await (await openKey('lease', lease.wrapped)).open(await lease.box.seal(count))).toBe(
    count,
  );
  await expect(openKey('notes', lease.wrapped)).rejects.toThrow();
  await expect(box.open(await lease.box.seal(count))).rejects.toThrow();
  const other = await unlocked();
  await expect(other.keys.box.open(await box.seal(count))).rejects.toThrow();
  await expect(other.keys.openKey('lease', lease.wrapped)).rejects.toThrow();
});

test('a signing key comes back as the same device, unreadable, and only as itself', async () => {
  const { newSigner, openSigner } = officer.keys;
  const kept = await newSigner();
  const { signer, mayTalk } = await openSigner(kept);
  const message = new TextEncoder().encode('departed 47');
  const signature = await signer.sign(message);
  expect(signer.device).toBe(kept.device);
  expect(mayTalk).toBe(true);
  expect(await createVerify()(kept.device, message, signature)).toBe(true);
  const other = await newSigner();
  await expect(openSigner({ device: kept.device, seed: other.seed })).rejects.toThrow('damaged');
  await expect(openSigner({ device: kept.device, seed: randomSlot() })).rejects.toThrow('damaged');
});

test('a seed from before there were PINs stays its device; put under another device’s name it is refused', async () => {
  const { wrapSeed, openSigner, newSigner } = officer.keys;
  // RFC 8032, test 1.
  const seed = Buffer.from(
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'hex',
  );
  const device = bytesToBase64url(
    Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex'),
  );
  const bytes = new Uint8Array(seed);
  const sealed = await wrapSeed(device, bytes);
  expect(bytes.every((byte) => byte === 0)).toBe(true);
  expect((await openSigner({ device, seed: sealed })).signer.device).toBe(device);
  const stranger = (await newSigner()).device;
  const wrong = await wrapSeed(stranger, new Uint8Array(seed));
  await expect(openSigner({ device: stranger, seed: wrong })).rejects.toThrow('another device');
});

test('a locked session seals what the holder opens, and nobody else', async () => {
  const session = await createLockedBox(officer.keys.selfRecipient);
  const sealed = await session.seal(count);
  const later = await (await createLockedBox(officer.keys.selfRecipient)).seal('12 more');
  expect(Buffer.from(sealed).toString('latin1')).not.toContain('people');
  expect(await officer.keys.openForMe(sealed)).toBe(count);
  expect(await officer.keys.openForMe(later)).toBe('12 more');
  await expect((await unlocked()).keys.openForMe(sealed)).rejects.toThrow('somebody else');
  await expect(officer.keys.openForMe(new Uint8Array([1, 9, 9, 9]))).rejects.toThrow();
  session.drop();
  await expect(session.seal(count)).rejects.toMatchObject({ name: 'Locked' });
});

/** Everything one can do with an unlocked vault, and with what it gave. */
async function uses({ keys }: typeof officer) {
  const { box, newKey, openKey, newSigner, openSigner, wrapSeed, openForMe } = keys;
  const sealed = await box.seal(count);
  const lease = await newKey('lease');
  const leased = await lease.box.seal(count);
  const kept = await newSigner();
  const signer: Signer = (await openSigner(kept)).signer;
  const forMe = await (await createLockedBox(keys.selfRecipient)).seal(count);
  await openForMe(forMe);
  return {
    'box.seal': () => box.seal(count),
    'box.open': () => box.open(sealed),
    newKey: () => newKey('lease'),
    openKey: () => openKey('lease', lease.wrapped),
    'lease.seal': () => lease.box.seal(count),
    'lease.open': () => lease.box.open(leased),
    newSigner: () => newSigner(),
    openSigner: () => openSigner(kept),
    wrapSeed: () => wrapSeed(kept.device, new Uint8Array(32)),
    sign: () => signer.sign(new Uint8Array(3)),
    openForMe: () => openForMe(forMe),
  };
}

test('S5 two minutes without a touch: every use throws, also of what was opened before', async () => {
  const all = await uses(officer);
  officer.clock.pass(IDLE_MS - 1);
  for (const use of Object.values(all)) await use();
  officer.clock.pass(1);
  for (const [name, use] of Object.entries(all)) {
    await expect(use(), name).rejects.toMatchObject({ name: 'Locked' });
  }
  expect(officer.keys.isDropped()).toBe(true);
});

test('S5 after drop every use throws, and who listens hears it once', async () => {
  const all = await uses(officer);
  let heard = 0;
  officer.keys.onDrop(() => heard++);
  officer.keys.drop();
  officer.keys.drop();
  for (const [name, use] of Object.entries(all)) {
    await expect(use(), name).rejects.toMatchObject({ name: 'Locked' });
  }
  expect(heard).toBe(1);
});

test('S5 touches prolong it; the app’s own use does not; no touch brings it back', async () => {
  const { clock, keys } = officer;
  for (let i = 0; i < 5; i++) {
    clock.pass(IDLE_MS - 1);
    keys.touch();
  }
  clock.pass(MINUTE);
  await keys.box.seal(count);
  clock.pass(MINUTE);
  keys.touch();
  await expect(keys.box.seal(count)).rejects.toMatchObject({ name: 'Locked' });
});

test('S5 a clock set back does not prolong it; a phone that slept is locked', async () => {
  officer.clock.setWall(Date.UTC(2010, 0, 1));
  officer.clock.pass(IDLE_MS);
  expect(officer.keys.isDropped()).toBe(true);
  const slept = await unlocked();
  slept.clock.sleep(IDLE_MS);
  await expect(slept.keys.box.seal(count)).rejects.toMatchObject({ name: 'Locked' });
});

test('S5 what was being opened at the moment of locking is not handed out', async () => {
  const { keys } = officer;
  const sealed = await keys.box.seal(count);
  const opening = keys.box.open(sealed);
  keys.drop();
  await expect(opening).rejects.toMatchObject({ name: 'Locked' });
});

test('a readable data key is never taken into use', async () => {
  const { id, self, dataKey } = await newHolder();
  expect(() => createKeys({ id, self }, dataKey)).toThrow('readable');
});
