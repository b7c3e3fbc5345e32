/** Writes small fields one after the other. Numbers: seven bits a byte, low bits first. */
export interface FieldWriter {
  readonly byte: (value: number) => void;
  readonly number: (value: number) => void;
  readonly bytes: (value: Uint8Array) => void;
  readonly done: () => Uint8Array<ArrayBuffer>;
}

export function createFieldWriter(): FieldWriter {
  let room = new Uint8Array(256);
  let filled = 0;
  const need = (more: number) => {
    if (filled + more <= room.length) return;
    const wider = new Uint8Array(Math.max(room.length * 2, filled + more));
    wider.set(room);
    room = wider;
  };
  const byte = (value: number) => {
    need(1);
    room[filled++] = value;
  };
  return {
    byte,
    number: (value) => {
      let left = value;
      for (; left >= 128; left = Math.floor(left / 128)) byte((left % 128) + 128);
      byte(left);
    },
    bytes: (value) => {
      need(value.length);
      room.set(value, filled);
      filled += value.length;
    },
    done: () => room.slice(0, filled),
  };
}

/** Reads them; null wherever the bytes end too early or a number is none of ours. */
export interface FieldReader {
  readonly byte: () => number | null;
  readonly number: () => number | null;
  readonly bytes: (length: number) => Uint8Array<ArrayBuffer> | null;
  readonly rest: () => Uint8Array<ArrayBuffer>;
  readonly at: () => number;
}

export function createFieldReader(bytes: Uint8Array): FieldReader {
  let at = 0;
  const byte = () => bytes[at++] ?? null;
  return {
    byte,
    number: () => {
      let value = 0;
      for (let scale = 1; scale <= 2 ** 49; scale *= 128) {
        const next = byte();
        if (next === null) return null;
        value += (next & 127) * scale;
        if (next < 128) return Number.isSafeInteger(value) ? value : null;
      }
      return null;
    },
    bytes: (length) => {
      if (at + length > bytes.length) return null;
      at += length;
      return bytes.slice(at - length, at);
    },
    rest: () => {
      const rest = bytes.slice(at);
      at = bytes.length;
      return rest;
    },
    at: () => at,
  };
}
