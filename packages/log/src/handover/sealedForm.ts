import { base64urlToBytes, bytesToBase64url } from '../text/base64url.ts';
import { isSameBytes, joinBytes } from '../text/bytes.ts';
import { bytesToText, textToBytes } from '../text/utf8.ts';

/** What age writes before the sealed bytes where there is one recipient: three values of 32 bytes, in letters. */
const header =
  /^age-encryption\.org\/v1\n-> X25519 ([A-Za-z0-9+/]{43})\n([A-Za-z0-9+/]{43})\n--- ([A-Za-z0-9+/]{43})\n$/;
const headerLength = 'age-encryption.org/v1\n-> X25519 \n\n--- \n'.length + 3 * 43;
const values = 96;

const toUrl = (text: string) => text.replaceAll('+', '-').replaceAll('/', '_');
const fromUrl = (text: string) => text.replaceAll('-', '+').replaceAll('_', '/');

/** A sealed record 71 bytes shorter, its header's letters as bytes; null where the header is not the usual one. */
export function packSealed(sealed: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const found = header.exec(bytesToText(sealed.subarray(0, headerLength)));
  const parts = (found ?? []).slice(1).map((text) => base64urlToBytes(toUrl(text)));
  const isUsual = parts.length === 3 && parts.every((part) => part !== null);
  if (!isUsual) return null;
  const packed = joinBytes([...(parts as Uint8Array[]), sealed.subarray(headerLength)]);
  const back = unpackSealed(packed);
  return back && isSameBytes(back, sealed) ? packed : null;
}

/** The very bytes that were sealed; null where there are too few. */
export function unpackSealed(packed: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (packed.length < values) return null;
  const [share, key, mac] = [0, 32, 64].map((at) =>
    fromUrl(bytesToBase64url(packed.subarray(at, at + 32))),
  );
  return joinBytes([
    textToBytes(`age-encryption.org/v1\n-> X25519 ${share}\n${key}\n--- ${mac}\n`),
    packed.subarray(values),
  ]);
}
