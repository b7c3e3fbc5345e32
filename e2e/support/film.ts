// What a cheap camera sees of moving codes, as a film that Chromium takes for its camera.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { bytesToFrames, frameVersion } from '@corridor/log';
import { sha256 } from '@corridor/log/node';
import { type Bitmap2D, correction, generate, mode } from 'lean-qr';

const size = { width: 1280, height: 720 } as const;
export const picturesPerSecond = 10;

const paper = 225;
const print = 45;
const wall = 150;

const movingCode = (code: Uint8Array): Bitmap2D =>
  generate(mode.bytes(code), { minCorrectionLevel: correction.L, minVersion: frameVersion });
export const stillCode = (text: string): Bitmap2D =>
  generate(text, { minCorrectionLevel: correction.L });

/** Where a code stands in the picture, in pixels; with its light margin. */
export interface Placed {
  readonly code: Bitmap2D;
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** Brightness of each pixel: codes on a wall, with a camera's noise. `chance`: 0 to 1. */
export function pictureOf(codes: readonly Placed[], chance: () => number): Uint8Array {
  const { width, height } = size;
  const picture = new Uint8Array(width * height).fill(wall);
  for (const { code, left, top, side } of codes) {
    const modules = code.size + 8;
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        const isOn = code.get(
          Math.floor((x * modules) / side) - 4,
          Math.floor((y * modules) / side) - 4,
        );
        picture[(top + y) * width + left + x] = isOn ? print : paper;
      }
    }
  }
  for (let at = 0; at < picture.length; at += 3)
    picture[at] = (picture[at] ?? 0) + Math.floor((chance() - 0.5) * 24);
  return picture;
}

/** Half of one picture and half of the next, as a screen that changes while the camera looks. */
const torn = (one: Uint8Array, next: Uint8Array): Uint8Array => {
  const half = one.length >> 1;
  const both = one.slice();
  both.set(next.subarray(half), half);
  return both;
};

/** A phone's moving code seen by a bad camera: four in ten lost, others out of order, torn, or only noise; another code in view. */
export function* badFilm(
  bytes: Uint8Array,
  other: Uint8Array,
  chance: () => number,
): Generator<Uint8Array> {
  const frames = bytesToFrames(bytes, sha256);
  const foreign = bytesToFrames(other, sha256);
  if (!frames || !foreign) throw new Error('too much for codes');
  const shown = Array.from({ length: frames.count * 2 + 10 }, (_, n) => n)
    .filter(() => chance() >= 0.4)
    .map((n) => ({ n, at: n + chance() * 6 }))
    .sort((a, b) => a.at - b.at);
  const big = { left: 30, top: 60, side: 600 };
  const small = { left: 680, top: 90, side: 540 };
  for (const { n } of shown) {
    const codes: Placed[] = [{ code: movingCode(frames.frame(n)), ...big }];
    if (chance() < 0.4) codes.push({ code: movingCode(foreign.frame(n)), ...small });
    const picture = pictureOf(codes, chance);
    yield picture;
    const next = pictureOf([{ code: movingCode(frames.frame(n + 1)), ...big }], chance);
    if (chance() < 0.1) yield torn(picture, next);
    if (chance() < 0.1) yield pictureOf([], chance).map(() => chance() * 255);
  }
}

export async function writeFilm(file: string, pictures: Iterable<Uint8Array>): Promise<number> {
  const { width, height } = size;
  const out = createWriteStream(file);
  const grey = Buffer.alloc((width * height) / 2, 128);
  out.write(`YUV4MPEG2 W${width} H${height} F${picturesPerSecond}:1 Ip A1:1 C420jpeg\n`);
  let count = 0;
  for (const picture of pictures) {
    out.write('FRAME\n');
    out.write(picture);
    if (!out.write(grey)) await once(out, 'drain');
    count++;
  }
  out.end();
  await once(out, 'close');
  return count;
}
