/** Something that must not be found, and how it may look in storage. */
export interface Secret {
  readonly name: string;
  readonly forms: readonly Form[];
}
export interface Form {
  readonly bytes: Buffer;
  /** A row of digits inside a longer one is another number. */
  readonly isNumber: boolean;
}

const form = (bytes: Uint8Array, isNumber = false): Form => ({
  bytes: Buffer.from(bytes),
  isNumber,
});

/** Base64 of bytes in the middle of others: three ways to fall into groups of three, the characters at the ends left out. */
function inBase64(bytes: Uint8Array): readonly Buffer[] {
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const whole = text.replace(/=+$/, '');
    const from = before === 0 ? 0 : before + 1;
    const to = whole.length - ((before + bytes.length) % 3 === 0 ? 0 : 1);
    const middle = whole.slice(from, to);
    return [middle, middle.replaceAll('+', '-').replaceAll('/', '_')].map((each) =>
      Buffer.from(each),
    );
  });
}

const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
/** So the database writes its keys. */
const wideKey = (text: string): Buffer => wide(text).swap16();
/** Shorter ones stand in sealed bytes by chance. */
const LEAST_FOR_BASE64 = 10;

/** A text as UTF-8 and UTF-16, also as a key of a database, and inside of something in base64 where it is long enough to mean anything there. */
export const textSecret = (text: string): Secret => {
  const isNumber = /^\d+$/.test(text);
  const bytes = Buffer.from(text);
  return {
    name: text,
    forms: [
      form(bytes, isNumber),
      form(wide(text), isNumber),
      form(wideKey(text), isNumber),
      ...(bytes.length < LEAST_FOR_BASE64 ? [] : inBase64(bytes).map((each) => form(each))),
    ],
  };
};

/** A number as digits, in JSON under `field`, and as IndexedDB keeps numbers. */
export const figureSecret = (figure: number, field = 'people'): Secret => {
  const zigzag: number[] = [];
  for (let left = figure * 2; ; left = Math.floor(left / 128)) {
    zigzag.push(left < 128 ? left : (left % 128) + 128);
    if (left < 128) break;
  }
  const double = Buffer.alloc(9, 'N');
  double.writeDoubleLE(figure, 1);
  return {
    name: `${field} ${figure}`,
    forms: [
      ...textSecret(String(figure)).forms,
      ...textSecret(`"${field}":${figure}`).forms,
      form(Buffer.from([0x49, ...zigzag])),
      form(double),
    ],
  };
};

/** A key: raw, in hex, in base64. */
export const keySecret = (name: string, key: Uint8Array): Secret => ({
  name,
  forms: [
    form(key),
    form(Buffer.from(Buffer.from(key).toString('hex'))),
    ...inBase64(key).map((each) => form(each)),
  ],
});

const isDigit = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** Where a form stands in some bytes; -1: nowhere. */
export function findForm(bytes: Buffer, { bytes: wanted, isNumber }: Form): number {
  for (let at = bytes.indexOf(wanted); at !== -1; at = bytes.indexOf(wanted, at + 1)) {
    if (!isNumber) return at;
    // One step further in UTF-16 is two bytes.
    const isWideKey = wanted[0] === 0;
    const step = isWideKey || wanted[1] === 0 ? 2 : 1;
    const before = bytes[at - step + (isWideKey ? 1 : 0)];
    const behind = bytes[at + wanted.length + (isWideKey ? 1 : 0)];
    if (!isDigit(before) && !isDigit(behind)) return at;
  }
  return -1;
}
