import type { BrowserContext } from 'playwright-core';

/** A secret key that a page had in memory at any time. */
export interface SpiedKey {
  readonly kind: 'AES-GCM' | 'Ed25519' | 'other';
  /** 32 bytes in hex; of a key for signing, its seed. */
  readonly secret: string;
  /** Of a key for signing: the device it is, base64url. */
  readonly device: string | null;
}

/**
 * Notes every secret key that passes through WebCrypto in any page of this browser, made, unwrapped or read in, before the page can say
 * that it must not be read. To the page the keys look as it asked for them. Nothing is written into the browser.
 */
export async function spyOnKeys(browser: BrowserContext): Promise<Iterable<SpiedKey>> {
  const spied = new Map<string, SpiedKey>();
  await browser.exposeBinding('noteSpiedKey', (_, key: SpiedKey) => {
    const before = spied.get(key.secret);
    if (!before || before.device === null) spied.set(key.secret, key);
  });
  await browser.addInitScript(() => {
    const { subtle } = crypto;
    const note = (globalThis as unknown as { noteSpiedKey: (key: SpiedKey) => Promise<void> })
      .noteSpiedKey;
    const real = {
      importKey: subtle.importKey.bind(subtle) as (...args: unknown[]) => Promise<CryptoKey>,
      generateKey: subtle.generateKey.bind(subtle) as (
        ...args: unknown[]
      ) => Promise<CryptoKey | CryptoKeyPair>,
      unwrapKey: subtle.unwrapKey.bind(subtle) as (...args: unknown[]) => Promise<CryptoKey>,
    };
    const hex = (bytes: Uint8Array) =>
      [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const base64url = (bytes: Uint8Array) =>
      btoa(String.fromCharCode(...bytes))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replaceAll('=', '');
    const nameOf = (algorithm: unknown): string =>
      typeof algorithm === 'string' ? algorithm : (algorithm as { name: string }).name;
    const noteRaw = (kind: SpiedKey['kind'], bytes: Uint8Array, device: string | null = null) =>
      void note({ kind, secret: hex(bytes), device });
    /** Notes a readable key; answers the same one as the page asked for it. */
    const noteKey = async (key: CryptoKey, isReadable: unknown, device: string | null) => {
      const isSigner = key.type === 'private';
      if (key.type === 'public') return key;
      const format = isSigner ? 'pkcs8' : 'raw';
      const bytes = new Uint8Array((await subtle.exportKey(format, key)) as ArrayBuffer);
      const name = key.algorithm.name;
      noteRaw(isSigner ? 'Ed25519' : 'AES-GCM', bytes.slice(-32), device);
      if (isReadable) return key;
      return real.importKey(format, bytes, name, false, key.usages);
    };
    Object.defineProperties(subtle, {
      importKey: {
        value: (format: string, data: unknown, algorithm: unknown, ...more: unknown[]) => {
          const name = nameOf(algorithm);
          // Of the two curves the raw form is the public half.
          const isPublic = name === 'Ed25519' || name === 'X25519';
          const isSecret = format === 'pkcs8' || (format === 'raw' && !isPublic);
          if (isSecret) {
            const bytes = ArrayBuffer.isView(data)
              ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
              : new Uint8Array(data as ArrayBuffer);
            const kind = name === 'Ed25519' || name === 'AES-GCM' ? name : 'other';
            if (bytes.length >= 16) noteRaw(kind, bytes.slice(-32));
          }
          return real.importKey(format, data, algorithm, ...more);
        },
      },
      generateKey: {
        value: async (algorithm: unknown, isReadable: boolean, uses: unknown) => {
          const made = await real.generateKey(algorithm, true, uses);
          if (!('privateKey' in made)) return noteKey(made, isReadable, null);
          if (nameOf(algorithm) !== 'Ed25519') return made;
          const { publicKey, privateKey } = made;
          const device = base64url(new Uint8Array(await subtle.exportKey('raw', publicKey)));
          return { publicKey, privateKey: await noteKey(privateKey, isReadable, device) };
        },
      },
      unwrapKey: {
        value: async (...args: unknown[]) => {
          const isReadable = args[5];
          const key = await real.unwrapKey(...args.slice(0, 5), true, args[6]);
          return noteKey(key, isReadable, null);
        },
      },
    });
  });
  return { [Symbol.iterator]: () => spied.values() };
}
