/** How the bytes of a text were written. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: Encoding }
  | { readonly ok: false; readonly why: 'empty' | 'too-large' | 'binary'; readonly form?: string };

/** No article and no page is larger; a file that is was picked by mistake. Bytes. */
export const MOST_BYTES = 20 * 1024 * 1024;

/** What a file of another form begins with. */
const BEGINNINGS: readonly (readonly [form: string, bytes: readonly number[]])[] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['ZIP or Office', [0x50, 0x4b, 0x03, 0x04]],
  ['Word', [0xd0, 0xcf, 0x11, 0xe0]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GZIP', [0x1f, 0x8b]],
];

/** Signs that no text has; more than one in this many are something else. */
const CONTROL_IN = 500;

const isControl = (code: number) => code < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(code);

const decode = (bytes: Uint8Array, encoding: Encoding): string =>
  new TextDecoder(encoding).decode(bytes);

/**
 * The text of some bytes. UTF-8 is what it is when it can be; what cannot be is taken as Windows-1252, of which Latin-1
 * is a part: old pages of agencies are. A byte-order mark is obeyed.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { ok: false, why: 'empty' };
  if (bytes.length > MOST_BYTES) return { ok: false, why: 'too-large' };
  const form = BEGINNINGS.find(([, begins]) => begins.every((byte, at) => bytes[at] === byte))?.[0];
  if (form) return { ok: false, why: 'binary', form };
  const made = (encoding: Encoding): Decoded => {
    const text = decode(bytes, encoding);
    return text.trim() === '' ? { ok: false, why: 'empty' } : { ok: true, text, encoding };
  };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return made('utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return made('utf-16be');
  let controls = 0;
  for (const byte of bytes) if (isControl(byte)) controls++;
  if (controls * CONTROL_IN > bytes.length) return { ok: false, why: 'binary' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.trim() === '' ? { ok: false, why: 'empty' } : { ok: true, text, encoding: 'utf-8' };
  } catch {
    return made('windows-1252');
  }
}
