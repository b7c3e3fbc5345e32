/**
 * Undoes Snappy's block format, as LevelDB and IndexedDB write it. Damaged or cut input gives what could be read before the damage:
 * whoever searches a seized phone does not stop there either.
 */
export function unsnap(packed: Uint8Array, from = 0): Uint8Array {
  let at = from;
  const byte = (): number => packed[at++] ?? 0;
  let length = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const part = byte();
    length += (part & 0x7f) * 2 ** shift;
    if (part < 0x80) break;
  }
  if (length === 0 || length > 2 ** 26) return new Uint8Array();
  const out = new Uint8Array(length);
  let written = 0;
  const little = (bytes: number): number => {
    let value = 0;
    for (let i = 0; i < bytes; i++) value += byte() * 2 ** (8 * i);
    return value;
  };
  while (written < length && at < packed.length) {
    const tag = byte();
    const kind = tag & 3;
    if (kind === 0) {
      const short = tag >> 2;
      const size = 1 + (short < 60 ? short : little(short - 59));
      const piece = packed.subarray(at, at + Math.min(size, length - written));
      out.set(piece, written);
      at += size;
      written += piece.length;
      continue;
    }
    const size = kind === 1 ? 4 + ((tag >> 2) & 7) : 1 + (tag >> 2);
    const back = kind === 1 ? (tag >> 5) * 256 + byte() : little(kind === 2 ? 2 : 4);
    if (back === 0 || back > written) break;
    for (let i = 0; i < size && written < length; i++, written++) {
      out[written] = out[written - back] as number;
    }
  }
  return out.subarray(0, written);
}
