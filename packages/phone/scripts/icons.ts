// Draws the app's icon: a road through two posts, on the app's own dark ground. Run it after changing the drawing:
//   node packages/phone/scripts/icons.ts
import { writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';

const folder = new URL('../public/', import.meta.url);
const ground = [0x0d, 0x13, 0x17] as const;
const ink = [0x5f, 0xd6, 0xca] as const;

/** Shapes in a square of 100: a line that leads from one post through a gate to another. */
const circles = [
  { x: 24, y: 66, r: 11, hole: 5 },
  { x: 76, y: 34, r: 11, hole: 0 },
] as const;
const road = { from: { x: 33, y: 60.5 }, to: { x: 67, y: 39.5 }, half: 4 } as const;

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">
  <title>Corridor</title>
  <rect width="100" height="100" fill="#0d1317"/>
  <path d="M${road.from.x} ${road.from.y} ${road.to.x} ${road.to.y}" stroke="#5fd6ca" stroke-width="${road.half * 2}"/>
  ${circles
    .map(({ x, y, r, hole }) =>
      hole
        ? `<circle cx="${x}" cy="${y}" r="${(r + hole) / 2}" fill="none" stroke="#5fd6ca" stroke-width="${r - hole}"/>`
        : `<circle cx="${x}" cy="${y}" r="${r}" fill="#5fd6ca"/>`,
    )
    .join('\n  ')}
</svg>
`;

/** Whether a point lies on the drawing. */
const isInk = (x: number, y: number): boolean => {
  for (const circle of circles) {
    const far = Math.hypot(x - circle.x, y - circle.y);
    if (far <= circle.r && far >= circle.hole) return true;
  }
  const [dx, dy] = [road.to.x - road.from.x, road.to.y - road.from.y];
  const along = ((x - road.from.x) * dx + (y - road.from.y) * dy) / (dx * dx + dy * dy);
  if (along < 0 || along > 1) return false;
  return Math.hypot(x - road.from.x - along * dx, y - road.from.y - along * dy) <= road.half;
};

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c;
});
const crcOf = (bytes: Buffer): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 255] as number) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
};
const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crcOf(body));
  return Buffer.concat([size, body, crc]);
};

const png = (size: number): Buffer => {
  const rows = Buffer.alloc(size * (size * 3 + 1));
  const fine = 4;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      let hits = 0;
      for (let i = 0; i < fine * fine; i++) {
        const px = ((x + ((i % fine) + 0.5) / fine) * 100) / size;
        const py = ((y + (Math.floor(i / fine) + 0.5) / fine) * 100) / size;
        if (isInk(px, py)) hits++;
      }
      const share = hits / (fine * fine);
      const at = y * (size * 3 + 1) + 1 + x * 3;
      for (let c = 0; c < 3; c++) {
        const [from, to] = [ground[c] as number, ink[c] as number];
        rows[at + c] = Math.round(from + (to - from) * share);
      }
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

writeFileSync(new URL('icon.svg', folder), svg);
for (const size of [180, 192, 512]) writeFileSync(new URL(`icon-${size}.png`, folder), png(size));
