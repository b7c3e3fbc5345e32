type Bytes = Uint8Array<ArrayBuffer>;

const textToBytes = (text: string): Bytes => new TextEncoder().encode(text);

const IV = 12;
const VERSION = 1;

export const randomBytes = (length: number): Bytes =>
  crypto.getRandomValues(new Uint8Array(length));

/** What a sealing is for is bound to it: one put in another's place does not open. */
const gcm = (iv: Bytes, purpose: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: textToBytes(`corridor 1 ${purpose}`),
});

const assemble = (iv: Bytes, sealed: ArrayBuffer): Bytes => {
  const bytes = new Uint8Array(1 + IV + sealed.byteLength);
  bytes[0] = VERSION;
  bytes.set(iv, 1);
  bytes.set(new Uint8Array(sealed), 1 + IV);
  return bytes;
};
const takeApart = (bytes: Uint8Array): { readonly iv: Bytes; readonly sealed: Bytes } => {
  if (bytes[0] !== VERSION || bytes.length < 1 + IV + 16) throw new Error('this is not sealed');
  // Views, not copies: a phone at its start opens megabytes. What the storage gave is nobody else's.
  const { buffer, byteOffset, length } = bytes as Bytes;
  return {
    iv: new Uint8Array(buffer, byteOffset + 1, IV),
    sealed: new Uint8Array(buffer, byteOffset + 1 + IV, length - 1 - IV),
  };
};

/** Version, a fresh random iv, AES-GCM. */
export async function sealText(key: CryptoKey, purpose: string, text: string): Promise<Bytes> {
  const iv = randomBytes(IV);
  return assemble(iv, await crypto.subtle.encrypt(gcm(iv, purpose), key, textToBytes(text)));
}

export async function openText(
  key: CryptoKey,
  purpose: string,
  bytes: Uint8Array,
): Promise<string> {
  const { iv, sealed } = takeApart(bytes);
  return new TextDecoder().decode(await crypto.subtle.decrypt(gcm(iv, purpose), key, sealed));
}

/** The key's bytes go from WebCrypto to WebCrypto: no script ever holds them. */
export async function wrap(
  format: 'raw' | 'pkcs8',
  key: CryptoKey,
  by: CryptoKey,
  purpose: string,
): Promise<Bytes> {
  const iv = randomBytes(IV);
  return assemble(iv, await crypto.subtle.wrapKey(format, key, by, gcm(iv, purpose)));
}

export const dataKeyUses: readonly KeyUsage[] = ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'];

export const newAesKey = (uses: readonly KeyUsage[]): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, uses);

export async function unwrapAes(
  bytes: Uint8Array,
  by: CryptoKey,
  purpose: string,
  uses: readonly KeyUsage[],
  isReadable = false,
): Promise<CryptoKey> {
  const { iv, sealed } = takeApart(bytes);
  const algorithm = gcm(iv, purpose);
  return crypto.subtle.unwrapKey('raw', sealed, by, algorithm, 'AES-GCM', isReadable, uses);
}

export async function unwrapEd25519(
  bytes: Uint8Array,
  by: CryptoKey,
  purpose: string,
): Promise<CryptoKey> {
  const { iv, sealed } = takeApart(bytes);
  const algorithm = gcm(iv, purpose);
  return crypto.subtle.unwrapKey('pkcs8', sealed, by, algorithm, 'Ed25519', false, ['sign']);
}

/** Bytes of a wrapped 32-byte key: a random row of as many cannot be told from one. */
const WRAPPED_KEY = 1 + IV + 32 + 16;
export const randomSlot = (): Bytes => {
  const bytes = randomBytes(WRAPPED_KEY);
  bytes[0] = VERSION;
  return bytes;
};
