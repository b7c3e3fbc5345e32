import { hasLongHeader } from '../outbox/sealing.ts';

/** age with X25519, loaded when first needed. */
const age = () => import('age-encryption');

/** What opens records that were sealed to this browser. The private half can leave by no script. */
export interface ReaderKey {
  readonly privateKey: CryptoKey;
  /** `age1…`: to be told to everybody who may seal. */
  readonly recipient: string;
}

/** Rejects where the browser knows no X25519; one that has Ed25519 has it. */
export const createReaderKey = async (): Promise<ReaderKey> => {
  const { identityToRecipient } = await age();
  const { privateKey } = (await crypto.subtle.generateKey({ name: 'X25519' }, false, [
    'deriveBits',
  ])) as CryptoKeyPair;
  return { privateKey, recipient: await identityToRecipient(privateKey) };
};

const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/;

/** Whether something can be sealed to this text at all: one that is none must not keep the others from reading. */
export const isRecipient = async (text: string): Promise<boolean> => {
  if (!RECIPIENT.test(text)) return false;
  const { Encrypter } = await age();
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
};

/** Of a record that many may open. */
export const mostRecipients = 64;

/** Seals bytes so that each of the recipients can open them alone. Rejects where there is none, too many, or one is no recipient. */
export const sealBytes = async (
  recipients: readonly string[],
  bytes: Uint8Array,
): Promise<Uint8Array> => {
  if (recipients.length === 0 || recipients.length > mostRecipients) {
    throw new Error(`cannot be sealed to ${recipients.length}`);
  }
  const { Encrypter } = await age();
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter.encrypt(bytes);
};

/** A line of a header names a recipient in 99 bytes. */
const maxHeaderBytes = 200 + mostRecipients * 100;

/** null where it was sealed to others, or is damaged. */
export const openBytes = async (
  privateKey: CryptoKey,
  sealed: Uint8Array,
): Promise<Uint8Array | null> => {
  if (hasLongHeader(sealed, maxHeaderBytes)) return null;
  const { Decrypter } = await age();
  const decrypter = new Decrypter();
  decrypter.addIdentity(privateKey);
  try {
    return await decrypter.decrypt(sealed, 'uint8array');
  } catch {
    return null;
  }
};
