import { bytesToBase64url, createSealingKey } from '@corridor/log';
import type { Enrolment } from '../device/enrolment.ts';
import { newHolder, newHolderId, newSalt } from './holderKeys.ts';
import { createWrappedSigner } from './keys.ts';
import { randomBytes, randomSlot } from './sealing.ts';
import { shuffled, toSlot } from './slots.ts';
import type { HolderRecord, PadRecord } from './types.ts';
import { noTries } from './waits.ts';

/** What the phone holds after a duress. */
export interface Aftermath {
  readonly holders: readonly HolderRecord[];
  readonly enrolments: readonly Enrolment[];
  readonly pads: readonly PadRecord[];
}
export interface Before {
  readonly holders: readonly HolderRecord[];
  readonly enrolments: readonly Enrolment[];
  readonly pads: readonly PadRecord[];
}

/** What is in the open of an enrolment, under a device that is enrolled nowhere. Without a hub to seal to, nothing ever leaves it. */
const emptied = (
  // The chain before is another key's: a line of it would tell of it, and keep the new key from writing.
  { head: _, ...enrolment }: Enrolment,
  holder: string,
  key: Pick<Enrolment, 'device' | 'seed'>,
): Enrolment => ({
  ...enrolment,
  ...key,
  holder,
  hub: { ...enrolment.hub, sealTo: null },
  state: 'joined',
  pads: [],
});

/** In the place of another person of this phone: same name on the screen, and no PIN opens it. */
async function toHusk(person: HolderRecord, { enrolments, pads }: Before): Promise<Aftermath> {
  const id = newHolderId();
  const { recipient } = await createSealingKey();
  const holder: HolderRecord = {
    ...person,
    id,
    salt: newSalt(),
    slots: [randomSlot(), randomSlot()],
    self: { recipient, identity: likeSealed(person.self.identity) },
    reserve: likeSealed(person.reserve),
    tries: { ...noTries, mark: person.tries.mark },
    lease: null,
    takesOver: false,
  };
  const own = enrolments.filter((enrolment) => enrolment.holder === person.id);
  return {
    holders: [holder],
    enrolments: await Promise.all(
      own.map(async (enrolment) => {
        const { device } = await newPadKey();
        return emptied(enrolment, id, { device, seed: likeSealed(enrolment.seed) });
      }),
    ),
    pads: await standIns(pads, person.id, id),
  };
}

/** What the locked screen shows, by keys that nobody knows and without a hub. */
const standIns = (pads: readonly PadRecord[], of: string, holder: string): Promise<PadRecord[]> =>
  Promise.all(
    pads
      .filter((pad) => pad.holder === of)
      .map(async (pad) => ({
        ...pad,
        ...(await newPadKey()),
        holder,
        hub: { ...pad.hub, sealTo: null },
        head: null,
      })),
  );

const likeSealed = (sealed: Uint8Array): Uint8Array => {
  const bytes = randomBytes(sealed.length);
  bytes[0] = sealed[0] ?? 1;
  return bytes;
};

async function newPadKey(): Promise<Pick<PadRecord, 'device' | 'key'>> {
  const pair = (await crypto.subtle.generateKey('Ed25519', false, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey);
  return { device: bytesToBase64url(new Uint8Array(raw)), key: pair.privateKey };
}

/**
 * Prepares, while the PIN is still being derived, what a decoy would leave; the PIN's key finishes it. Done at every try,
 * so that its work does not tell which PIN it was.
 */
export async function prepareDecoy(
  record: HolderRecord,
  before: Before,
): Promise<
  (pinKey: CryptoKey, salt: Uint8Array, cost: HolderRecord['cost']) => Promise<Aftermath>
> {
  const fresh = await newHolder();
  const own = before.enrolments.filter(
    ({ holder, state }) => holder === record.id && state === 'joined',
  );
  const [enrolments, ownPads, husks] = await Promise.all([
    Promise.all(
      own.map(async (enrolment) =>
        emptied(enrolment, fresh.id, await createWrappedSigner(fresh.dataKey, false)),
      ),
    ),
    standIns(before.pads, record.id, fresh.id),
    Promise.all(
      before.holders.filter(({ id }) => id !== record.id).map((person) => toHusk(person, before)),
    ),
  ]);
  return async (pinKey, salt, cost) => {
    const slot = await toSlot(fresh.id, 'real', fresh.dataKey, pinKey);
    const holder: HolderRecord = {
      ...record,
      id: fresh.id,
      salt,
      cost,
      slots: shuffled(slot, randomSlot()),
      self: fresh.self,
      reserve: fresh.reserve,
      tries: { ...noTries, mark: record.tries.mark },
      lease: null,
      takesOver: false,
    };
    return {
      holders: [holder, ...husks.flatMap(({ holders }) => holders)],
      enrolments: [...enrolments, ...husks.flatMap((husk) => husk.enrolments)],
      pads: [...ownPads, ...husks.flatMap(({ pads }) => pads)],
    };
  };
}
