import { createInflater } from '../bundle/inflate.ts';
import { joinBytes } from '../text/bytes.ts';
import { bytesToText, textToBytes } from '../text/utf8.ts';

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

/** Whole lines, zipped where that makes them smaller, and sealed. Throws where the recipient is none. */
export const sealLines = async (
  recipient: string,
  lines: readonly string[],
): Promise<Uint8Array> => {
  const { Encrypter } = await age();
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  // What is sealed no longer shrinks, and every byte of it is shown by QR one day.
  return encrypter.encrypt(await zip(textToBytes(lines.join('\n'))));
};

/** The bytes as they are where zipping does not help, or where the browser cannot. */
const zip = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> => {
  if (typeof CompressionStream === 'undefined') return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  const zipped = new Uint8Array(await new Response(stream).arrayBuffer());
  return zipped.length < bytes.length ? zipped : bytes;
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
    const bytes = await decrypter.decrypt(sealed, 'uint8array');
    const plain = isZipped(bytes) ? unzip(bytes) : bytes;
    return (
      plain &&
      bytesToText(plain)
        .split('\n')
        .filter((line) => line !== '')
    );
  } catch {
    return null;
  }
};

/** No line begins like this. */
const isZipped = ([first, second]: Uint8Array): boolean => first === 0x1f && second === 0x8b;

/** Ids and signatures do not shrink, so lines do not either; what unfolds to more is made to fill a laptop's memory. */
const mostUnfolding = 16;

const unzip = (zipped: Uint8Array): Uint8Array | null => {
  const inflater = createInflater();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let at = 0; at < zipped.length; at += pieceBytes) {
    inflater.feed(zipped.subarray(at, at + pieceBytes));
    for (;;) {
      const part = inflater.next();
      if (part === 'end') return inflater.hasMore() ? null : joinBytes(parts);
      if (part === 'damaged') return null;
      if (typeof part === 'string') break;
      length += part.length;
      if (length > zipped.length * mostUnfolding) return null;
      parts.push(part);
    }
  }
  return null;
};

const pieceBytes = 16 * 1024;

/** Ours names one recipient in 200 bytes. Each one named costs whoever opens it a key agreement. */
const maxHeaderBytes = 2048;

export const hasLongHeader = (sealed: Uint8Array, most = maxHeaderBytes): boolean => {
  const start = String.fromCharCode(...sealed.subarray(0, most));
  return !start.includes('\n---');
};
