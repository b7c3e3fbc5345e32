import { maxSliceBytes, maxSliceLines } from '../line/limits.ts';
import { lineToText, storedLine } from '../line/parse.ts';
import type { LineIndex } from '../open/lineIndex.ts';
import { textsOf } from '../open/reading.ts';
import { isGoodSignature, type LogState } from '../open/state.ts';
import { utf8Length } from '../text/utf8.ts';
import type { LineId } from '../types.ts';
import type { Stretch } from './missing.ts';
import type { MayRead } from './types.ts';

export interface SliceLimits {
  readonly maxLines: number;
  readonly maxBytes: number;
}

export const protocolSlice: SliceLimits = { maxLines: maxSliceLines, maxBytes: maxSliceBytes };

/**
 * Cuts stretches into deliveries. Each ends, per chain, at a line whose signature was checked here, so the
 * receiver admits it as it comes. Only a chain signed badly on purpose makes a slice longer than the limits.
 * `sparesSignatures`: lines that go without their body go without their signature too, but for the last of each chain,
 * which vouches for them. It is nearly half of what such a line weighs when packed.
 */
export async function* slicesOf(
  state: LogState,
  index: LineIndex,
  stretches: readonly Stretch[],
  limits: SliceLimits,
  mayRead?: MayRead,
  sparesSignatures = false,
): AsyncGenerator<readonly string[]> {
  let slice: string[] = [];
  let bytes = 0;
  for (const { branch, from, to } of stretches) {
    const numbers = branch.lines.slice(from - branch.firstSeq, to - branch.firstSeq + 1);
    let at = 0;
    while (at < numbers.length) {
      const room = limits.maxLines - slice.length;
      const ahead = numbers.slice(at, at + Math.max(room, 1));
      const texts = await readAll(state, index, ahead, mayRead);
      let fitting = 0;
      let size = bytes;
      while (fitting < Math.min(room, texts.length)) {
        size += utf8Length(texts[fitting] as string) + 1;
        if (size > limits.maxBytes) break;
        fitting++;
      }
      const isEnd = at + fitting === numbers.length;
      let taken = isEnd ? fitting : await checkedUpTo(state, index, ahead, fitting);
      if (taken === 0 && slice.length > 0) {
        yield slice;
        slice = [];
        bytes = 0;
        continue;
      }
      let run = texts.slice(0, taken);
      if (taken === 0) {
        taken = (await checkedFrom(state, index, numbers, at + fitting)) - at;
        run = [...(await readAll(state, index, numbers.slice(at, at + taken), mayRead))];
      }
      slice.push(...(sparesSignatures ? run.map(spared) : run));
      at += taken;
      bytes = size;
      if (at < numbers.length) {
        yield slice;
        slice = [];
        bytes = 0;
      }
    }
  }
  if (slice.length > 0) yield slice;
}

const spared = (text: string, at: number, run: readonly string[]): string => {
  const second = text.indexOf('\t', text.indexOf('\t') + 1);
  const isHeaderOnly = text[second - 1] === '\t';
  return isHeaderOnly && at < run.length - 1 ? text.slice(0, second + 1) : text;
};

/** How many of these lines may be sent so that the last one is checked; at most `fitting`. */
async function checkedUpTo(
  state: LogState,
  index: LineIndex,
  numbers: readonly number[],
  fitting: number,
): Promise<number> {
  for (let count = fitting; count > fitting / 2; count--) {
    if (index.flagsAt(numbers[count - 1] as number).isChecked) return count;
  }
  for (let count = fitting; count > 0; count--) {
    if (await isChecked(state, index, numbers[count - 1] as number)) return count;
  }
  return 0;
}

/** One more than the place of the first checked line from `at` on; the last line of a stretch is one. */
async function checkedFrom(
  state: LogState,
  index: LineIndex,
  numbers: readonly number[],
  at: number,
): Promise<number> {
  for (let i = at; i < numbers.length; i++) {
    if (await isChecked(state, index, numbers[i] as number)) return i + 1;
  }
  return numbers.length;
}

async function isChecked(state: LogState, index: LineIndex, number: number): Promise<boolean> {
  if (index.flagsAt(number).isChecked) return true;
  const id = index.idAt(number);
  const text = (await textsOf(state, [id])).get(id) ?? '';
  const signature = text.slice(text.lastIndexOf('\t') + 1);
  const isGood = await isGoodSignature(state, index.branchAt(number).device, id, signature);
  if (isGood) index.setFlags(number, { isChecked: true });
  return isGood;
}

async function readAll(
  state: LogState,
  index: LineIndex,
  numbers: readonly number[],
  mayRead: MayRead | undefined,
): Promise<readonly string[]> {
  const ids = numbers.map((number) => index.idAt(number));
  const texts = await textsOf(state, ids);
  return numbers.map((number, i) => {
    const id = ids[i] as LineId;
    const text = texts.get(id);
    if (text === undefined) throw new Error(`the store lost line ${id}`);
    const { hasBody, isDeviceFact } = index.flagsAt(number);
    if (mayRead === undefined || !hasBody || isDeviceFact) return text;
    const line = storedLine(text, id);
    return mayRead(line) ? text : lineToText(line, false);
  });
}
