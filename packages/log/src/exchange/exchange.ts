import { maxSliceLines } from '../line/limits.ts';
import { lineToText, textToHead } from '../line/parse.ts';
import { stateOf } from '../open/log.ts';
import { linesById } from '../open/reading.ts';
import type { OpenLog, Place } from '../open/types.ts';
import { utf8Length } from '../text/utf8.ts';
import type { Admission, DeviceId, LineId, Vector } from '../types.ts';
import { linesInStretches, missingStretches } from './missing.ts';
import { protocolSlice, type SliceLimits, slicesOf } from './slices.ts';
import type { MayRead, PullAnswer, PullAsk, Trail } from './types.ts';

export interface PullFor {
  /** Absent: the asker reads everything. */
  readonly mayRead?: MayRead;
  /** Its own lines' absent bodies are asked for first. */
  readonly asker?: DeviceId;
  /** Which of the bodies that are absent here the asker may still hold; absent: any. */
  readonly mayHold?: (place: Place) => boolean;
  readonly limits?: SliceLimits;
}

/**
 * Answers a pull from what is stored, remembering nothing about the asker. Pulling again with the vector after
 * admission goes on where this slice ended.
 */
export async function pull(
  log: OpenLog,
  ask: PullAsk,
  { mayRead, asker, mayHold, limits = protocolSlice }: PullFor = {},
): Promise<PullAnswer> {
  const have = log.vector();
  const wanted = await bodiesOf(log, ask.want ?? [], { limits, ...(mayRead && { mayRead }) });
  const room = {
    maxLines: limits.maxLines - wanted.length,
    maxBytes: limits.maxBytes - wanted.reduce((sum, text) => sum + utf8Length(text) + 1, 0),
  };
  const { lines, more } = await lacking(log, ask.have, {
    limits: room,
    ...(mayRead && { mayRead }),
    ...(ask.trail && { trail: ask.trail }),
  });
  const wantable = Math.min(maxSliceLines, limits.maxLines);
  // Half for the asker's own, which it surely has; the other half goes round all, so that none waits for ever.
  const own = asker === undefined ? [] : log.absent(Math.floor(wantable / 2), asker);
  // Exactly as many as there is room for: what is passed over is not asked for again before all others were.
  const others = log.absent(wantable - own.length, undefined, mayHold);
  return { have, lines: [...wanted, ...lines], more, want: [...new Set([...own, ...others])] };
}

export interface LackingFor {
  readonly trail?: Trail;
  readonly mayRead?: MayRead;
  readonly limits?: SliceLimits;
}

/** The next slice that a peer with this vector lacks, and whether there is more behind it. */
export async function lacking(
  log: OpenLog,
  have: Vector,
  { trail, mayRead, limits = protocolSlice }: LackingFor = {},
): Promise<{ readonly lines: readonly string[]; readonly more: boolean }> {
  const state = stateOf(log);
  const { index } = state;
  const stretches = missingStretches(index, have, trail);
  const all = linesInStretches(stretches);
  if (all === 0) return { lines: [], more: false };
  if (limits.maxLines < 1 || limits.maxBytes < 1) return { lines: [], more: true };
  const spares = mayRead !== undefined;
  const slices = slicesOf(state, index, stretches, limits, mayRead, spares);
  const { value: lines = [] } = await slices.next();
  return { lines, more: lines.length < all };
}

/** Everything a peer with this vector lacks, slice by slice, as of now: for a bundle, or a push in one go. */
export function allLacking(
  log: OpenLog,
  have: Vector,
  { trail, mayRead, limits = protocolSlice }: LackingFor = {},
): AsyncIterable<readonly string[]> {
  const state = stateOf(log);
  const stretches = missingStretches(state.index, have, trail);
  return slicesOf(state, state.index, stretches, limits, mayRead);
}

/** Those of the wanted lines whose bodies are here and may be read, up to one slice. */
export async function bodiesOf(
  log: OpenLog,
  want: readonly LineId[],
  { mayRead, limits = protocolSlice }: Omit<LackingFor, 'trail'> = {},
): Promise<readonly string[]> {
  const found = want.slice(0, limits.maxLines).filter((id) => log.place(id)?.hasBody);
  const texts: string[] = [];
  let bytes = 0;
  for (const line of await linesById(stateOf(log), found)) {
    const isFree = mayRead === undefined || log.place(line.id)?.isDeviceFact || mayRead(line);
    if (!isFree) continue;
    const text = lineToText(line);
    bytes += utf8Length(text) + 1;
    if (bytes > limits.maxBytes && texts.length > 0) break;
    texts.push(text);
  }
  return texts;
}

/** Takes a push. Receipts are the hub's to add. */
export async function push(
  log: OpenLog,
  lines: readonly string[],
  receivedAt?: number,
): Promise<Admission & { readonly have: Vector }> {
  const admission = await log.admit(lines, receivedAt);
  return { ...admission, have: log.vector() };
}

/** Devices of which a peer names a head unknown here: repeat the pull with their trail. */
export const devicesToTrail = (log: OpenLog, theirs: Vector): readonly DeviceId[] =>
  Object.keys(theirs).filter((device) => theirs[device]?.some(([, id]) => !log.has(id)));

/**
 * Steps back along the own heads of these devices: −1, −2, −4, −8 … down to the first line; and, where an earlier
 * answer had `reached` further than the steps that the peer knew, from there.
 */
export function trailOf(log: OpenLog, devices: readonly DeviceId[], reached: Trail = {}): Trail {
  const trail: Record<DeviceId, (readonly [number, LineId])[]> = {};
  for (const device of devices) {
    const steps = new Map<LineId, number>();
    for (const { seq, id } of log.heads(device)) {
      for (let back = 1; back < seq; back *= 2) {
        const step = log.ancestorAt(id, seq - back);
        if (step !== null) steps.set(step, seq - back);
      }
      const first = log.ancestorAt(id, 1);
      if (first !== null) steps.set(first, 1);
    }
    for (const [seq, id] of reached[device] ?? []) steps.set(id, seq);
    const found = [...steps].map(([id, seq]) => [seq, id] as const);
    trail[device] = found.sort((a, b) => b[0] - a[0] || (a[1] < b[1] ? -1 : 1));
  }
  return trail;
}

/**
 * What an answer has shown the peer to hold of ours: the last line of each device in it that is here, added to
 * `before`; `before` itself where it shows nothing new. Between two steps of a trail there may be more lines than a
 * slice carries, all of them known here: without this the same slice would come for ever.
 */
export function reachedBy(log: OpenLog, lines: readonly string[], before: Trail): Trail {
  const { op, hash } = stateOf(log).parts;
  const last = new Map<DeviceId, readonly [number, LineId]>();
  for (const text of lines) {
    const head = textToHead(text, op, hash);
    if (typeof head !== 'string' && log.has(head.id)) {
      last.set(head.header.dev, [head.header.seq, head.id]);
    }
  }
  const isNew = ([device, [, id]]: readonly [DeviceId, readonly [number, LineId]]) =>
    !before[device]?.some(([, known]) => known === id);
  const fresh = [...last].filter(isNew);
  if (fresh.length === 0) return before;
  const steps = fresh.map(([device, step]) => [device, [...(before[device] ?? []), step]] as const);
  return { ...before, ...Object.fromEntries(steps) };
}
