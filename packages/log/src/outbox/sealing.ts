/**
 * age with X25519, so that a sealed record can be opened with the ordinary tool if all of this software is
 * gone. Loaded when first needed: a phone that only counts must not wait for it.
 */
const age = () => import('age-encryption');

/** A hub's sealing key. The identity opens, the recipient (`age1…`) seals; only the latter leaves the hub. */
export interface SealingKey {
  readonly identity: string;
  readonly recipient: string;
}

export const createSealingKey = async (): Promise<SealingKey> => {
  const { generateX25519Identity, identityToRecipient } = await age();
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
};

/** Throws where the text is no identity. */
export const identityToSealingKey = async (identity: string): Promise<SealingKey> => {
  const { identityToRecipient } = await age();
  return { identity, recipient: await identityToRecipient(identity) };
};

/** Whole lines, sealed. Throws where the recipient is none. */
export const sealLines = async (
  recipient: string,
  lines: readonly string[],
): Promise<Uint8Array> => {
  const { Encrypter } = await age();
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(lines.join('\n'));
};

/** null where it was sealed to somebody else, or is damaged. What is inside is for admission to judge. */
export const openSealed = async (
  identities: readonly string[],
  sealed: Uint8Array,
): Promise<readonly string[] | null> => {
  if (hasLongHeader(sealed)) return null;
  const { Decrypter } = await age();
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  try {
    const text = await decrypter.decrypt(sealed, 'text');
    return text.split('\n').filter((line) => line !== '');
  } catch {
    return null;
  }
};

/** Ours names one recipient in 200 bytes. Each one named costs whoever opens it a key agreement. */
const maxHeaderBytes = 2048;

const hasLongHeader = (sealed: Uint8Array): boolean => {
  const start = String.fromCharCode(...sealed.subarray(0, maxHeaderBytes));
  return !start.includes('\n---');
};
