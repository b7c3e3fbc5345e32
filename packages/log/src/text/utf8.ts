const encoder = new TextEncoder();

export const textToBytes = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);
/** What is no UTF-8 comes out as replacement characters. */
export const bytesToText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Is the text longer than `limit` bytes of UTF-8? Encodes only when its length leaves that open. */
export function isLongerThan(text: string, limit: number): boolean {
  if (text.length > limit) return true;
  if (text.length * 3 <= limit) return false;
  return encoder.encode(text).length > limit;
}

/** Byte-wise order of ASCII texts (ids, devices); never by locale. */
export const byBytes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Bytes of the text in UTF-8, without making them. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    const isSurrogate = unit >= 0xd800 && unit < 0xe000;
    // Each half of a pair counts two of its four bytes.
    length += unit < 0x800 || isSurrogate ? 1 : 2;
  }
  return length;
}
