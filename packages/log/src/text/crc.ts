const table = new Int32Array(256).map((_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** A running CRC-32 (starts at -1, the result is its complement) over more bytes. */
export function crcOn(crc: number, bytes: Uint8Array): number {
  let next = crc;
  for (const byte of bytes) next = (table[(next ^ byte) & 255] as number) ^ (next >>> 8);
  return next;
}

/** CRC-32 as gzip and QR frames carry it, 0 to 2³² − 1. Against accident, never against a person. */
export const crc32 = (bytes: Uint8Array): number => ~crcOn(-1, bytes) >>> 0;
