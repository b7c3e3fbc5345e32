import { isUntouched, type Place, type Point, startTally, type Tally, type Told } from './tally.ts';

/** `trip point part`: one of the officer's own counts. */
export type TallyKey = string;
export const keyOf = ({ trip, point, part }: Omit<Place, 'vehicle'>): TallyKey =>
  `${trip} ${point} ${part}`;

export type RecordName =
  | 'tally'
  | 'departed'
  | 'arrived'
  | 'passed'
  | 'vehicle'
  | 'retraction'
  | 'other';

interface Edit {
  readonly did: 'edit';
  readonly place: Place;
  /** The tally as it was before; `null`: not begun. */
  readonly was: Tally | null;
}

/** Lines in the log. Undoing writes retractions, never takes a line away. */
export interface Recorded {
  readonly did: 'record';
  readonly record: RecordName;
  readonly act: string;
  /** Where the officer stood; `null` where no vehicle was in hand. */
  readonly place: Place | null;
  /** The tally that was kept by this act, to have it back when undone. */
  readonly was: Tally | null;
  /** The lines that this act wrote. */
  readonly lines: readonly RecordedLine[];
  /** The retractions that took it back; retracted in their turn by doing it again. */
  readonly undoneBy: readonly RecordedLine[];
}
export interface RecordedLine {
  readonly id: string;
  readonly subject: string;
}
export type Act = Edit | Recorded;

export interface Pad {
  /** The vehicle in hand. */
  readonly hand: Place | null;
  /** Tallies begun and not kept, by key. */
  readonly open: { readonly [key: TallyKey]: Tally };
  /** Newest last. */
  readonly past: readonly Act[];
  /** Undone, next to redo last. */
  readonly future: readonly Act[];
}

export const emptyPad: Pad = { hand: null, open: {}, past: [], future: [] };

/** Enough to take back a whole bus counted by ones. */
export const MOST_PAST = 80;

/** One touch of the pad. `act` is a fresh random name, used where a tally begins. */
export type Tap =
  | { readonly tap: 'take'; readonly place: Place }
  | { readonly tap: 'put-down' }
  | { readonly tap: 'part'; readonly part: Place['part'] }
  | { readonly tap: 'point'; readonly point: Point }
  | { readonly tap: 'add'; readonly n: number; readonly act: string }
  | { readonly tap: 'total'; readonly n: number; readonly act: string }
  | {
      readonly tap: 'about';
      readonly heads: number;
      readonly below: number;
      readonly above: number;
      readonly act: string;
    }
  | { readonly tap: 'step'; readonly step: Tally['step']; readonly act: string }
  | { readonly tap: 'laps'; readonly laps: number | 'not-asked' }
  | { readonly tap: 'told'; readonly what: Told; readonly n: number | null }
  | { readonly tap: 'again'; readonly act: string }
  | { readonly tap: 'change'; readonly tally: Tally }
  | { readonly tap: 'drop' };

export const tallyInHand = (pad: Pad): Tally | null =>
  pad.hand ? (pad.open[keyOf(pad.hand)] ?? null) : null;

const without = (open: Pad['open'], key: TallyKey): Pad['open'] => {
  const { [key]: _gone, ...rest } = open;
  return rest;
};
const put = (open: Pad['open'], key: TallyKey, tally: Tally | null): Pad['open'] =>
  tally ? { ...open, [key]: tally } : without(open, key);

const isSame = (a: Tally, b: Tally): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Sets the tally in hand and remembers how it was. */
const edit = (pad: Pad, next: Tally | null): Pad => {
  const { hand } = pad;
  if (!hand) return pad;
  const was = tallyInHand(pad);
  if (was === next || (was && next && isSame(was, next))) return pad;
  return {
    ...pad,
    open: put(pad.open, keyOf(hand), next),
    past: [...pad.past, { did: 'edit', place: hand, was } as const].slice(-MOST_PAST),
    future: [],
  };
};

/** Never below nobody. */
const atLeastZero = (n: number) => Math.max(0, Math.round(n));
/** The facts hold no more than this. */
const MOST_HEADS = 99_999;
const heads = (n: number) => Math.min(MOST_HEADS, atLeastZero(n));

/** What a touch changes. Pure: the same pad and touch give the same pad. */
export const afterTap = (pad: Pad, tap: Tap): Pad => {
  switch (tap.tap) {
    case 'take':
      return { ...pad, hand: tap.place };
    case 'put-down':
      return { ...pad, hand: null };
    case 'part':
      return pad.hand ? { ...pad, hand: { ...pad.hand, part: tap.part } } : pad;
    case 'point':
      return pad.hand ? { ...pad, hand: { ...pad.hand, point: tap.point } } : pad;
  }
  if (!pad.hand) return pad;
  const now = tallyInHand(pad);
  switch (tap.tap) {
    case 'add': {
      const tally = now ?? startTally(tap.act);
      const next = { ...tally, step: 'heads', heads: heads(tally.heads + tap.n) } as const;
      return isUntouched(next) && !now ? pad : edit(pad, next);
    }
    case 'total':
      return edit(pad, {
        ...(now ?? startTally(tap.act)),
        step: 'heads',
        heads: heads(tap.n),
        spread: null,
        method: 'clicker',
      });
    case 'about':
      return edit(pad, {
        ...(now ?? startTally(tap.act)),
        step: 'heads',
        heads: heads(tap.heads),
        spread: { below: atLeastZero(tap.below), above: atLeastZero(tap.above) },
        method: 'by-eye',
      });
    case 'step':
      return edit(pad, { ...(now ?? startTally(tap.act)), step: tap.step });
    case 'laps':
      if (!now) return pad;
      return edit(pad, {
        ...now,
        step: 'rest',
        laps: typeof tap.laps === 'number' ? heads(tap.laps) : tap.laps,
      });
    case 'told':
      if (!now) return pad;
      return edit(pad, { ...now, [tap.what]: tap.n === null ? null : heads(tap.n) });
    case 'again':
      return edit(pad, startTally(tap.act));
    case 'change':
      return edit(pad, tap.tally);
    case 'drop':
      return edit(pad, null);
    default:
      return tap satisfies never;
  }
};

/**
 * A record is durable. The tally it was made of is closed, unless somebody tapped on while it was being
 * written: those taps stay open, for counting again.
 */
export const afterRecord = (pad: Pad, recorded: Omit<Recorded, 'did' | 'undoneBy'>): Pad => {
  const key = recorded.place && keyOf(recorded.place);
  const isClosed = key !== null && recorded.was !== null && pad.open[key] === recorded.was;
  return {
    ...pad,
    open: isClosed ? without(pad.open, key) : pad.open,
    past: [...pad.past, { did: 'record', ...recorded, undoneBy: [] } as const].slice(-MOST_PAST),
    future: [],
  };
};

export const lastAct = (pad: Pad): Act | null => pad.past.at(-1) ?? null;
export const nextAct = (pad: Pad): Act | null => pad.future.at(-1) ?? null;

/** Takes the last touch back. Records are taken back by `afterUndoRecord`. */
export const afterUndoEdit = (pad: Pad): Pad => {
  const last = lastAct(pad);
  if (last?.did !== 'edit') return pad;
  const key = keyOf(last.place);
  return {
    hand: last.place,
    open: put(pad.open, key, last.was),
    past: pad.past.slice(0, -1),
    future: [...pad.future, { ...last, was: pad.open[key] ?? null }],
  };
};

export const afterRedoEdit = (pad: Pad): Pad => {
  const next = nextAct(pad);
  if (next?.did !== 'edit') return pad;
  const key = keyOf(next.place);
  return {
    hand: next.place,
    open: put(pad.open, key, next.was),
    past: [...pad.past, { ...next, was: pad.open[key] ?? null }].slice(-MOST_PAST),
    future: pad.future.slice(0, -1),
  };
};

/**
 * The retractions of a record are durable: the tally it was made of opens again, under the fresh name `act`, since
 * its old name stands in the log. A tally begun meanwhile is never overwritten.
 */
export const afterUndoRecord = (
  pad: Pad,
  record: Recorded,
  undoneBy: readonly RecordedLine[],
  act: string,
): Pad => {
  const key = record.place && keyOf(record.place);
  const again = record.was && { ...record.was, act };
  const opens = key !== null && again !== null && pad.open[key] === undefined;
  return {
    hand: record.place ?? pad.hand,
    open: opens ? put(pad.open, key, again) : pad.open,
    past: pad.past.filter((past) => past !== record),
    future: [...pad.future, { ...record, was: again, undoneBy }],
  };
};

/** The retractions are themselves retracted: the record counts again, and its tally closes if nobody touched it. */
export const afterRedoRecord = (pad: Pad, record: Recorded): Pad => {
  const key = record.place && keyOf(record.place);
  const open = key === null ? undefined : pad.open[key];
  const closes = key !== null && open !== undefined && open === record.was;
  return {
    hand: record.place ?? pad.hand,
    open: closes ? without(pad.open, key) : pad.open,
    past: [...pad.past, { ...record, undoneBy: [] }].slice(-MOST_PAST),
    future: pad.future.filter((future) => future !== record),
  };
};
