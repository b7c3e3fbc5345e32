import {
  kindOfFile,
  type OpenLog,
  type ParcelProblem,
  type ParcelRecord,
  type Receipt,
  readBundle,
  readParcel,
  receiptsToShow,
  unzip,
} from '@corridor/log';
import { sha256 } from '@corridor/log/browser';
import { type CallFault, toCalled } from '../session/hubCall.ts';

/** What became of a phone's records. Lines; `records` are the sealed pieces that hold them. */
export interface TakenIn {
  readonly is: 'taken';
  readonly from: 'parcel' | 'bundle' | 'rescue';
  readonly records: number;
  /** Sealed to another hub, or damaged. */
  readonly unreadable: number;
  readonly taken: number;
  readonly known: number;
  /** Wait for a record that comes before them. */
  readonly held: number;
  readonly refused: number;
  /** As the phone shows them; none where something was missing. */
  readonly codes: readonly string[];
  /** The file itself is not whole; what was in it was taken. */
  readonly isDamaged: boolean;
  /** To hold before the phone, so that it lets go of what is here. */
  readonly receipts: readonly Receipt[];
}

export type TakeInAnswer =
  | TakenIn
  | {
      readonly is: 'refused';
      readonly why:
        | 'not-ours'
        | 'newer-version'
        | 'too-short'
        | 'other-operation'
        | 'too-large'
        | 'nothing';
    }
  /** The hub did not take it; what came before was taken, and the same file again does no harm. */
  | { readonly is: 'failed'; readonly fault: CallFault };

export interface TakeInParts {
  readonly call: (path: string, init?: RequestInit) => Promise<Response>;
  readonly log: OpenLog;
  /** Brings to the hub what this board has just learnt. Answers whether it got there. */
  readonly sync: () => Promise<boolean>;
}

export const mostInFile = 64 * 1024 * 1024;
/** One call to the hub: 2 MB, with room. */
const portion = { records: 200, text: 1_000_000 };
const nothing = {
  records: 0,
  unreadable: 0,
  taken: 0,
  known: 0,
  held: 0,
  refused: 0,
  codes: [] as readonly string[],
  isDamaged: false,
  receipts: [] as readonly Receipt[],
};

/** Whatever a phone handed over, by code or as a file, by what it holds and not by its name. */
export async function takeIn(bytes: Uint8Array, parts: TakeInParts): Promise<TakeInAnswer> {
  if (bytes.length > mostInFile) return { is: 'refused', why: 'too-large' };
  const kind = kindOfFile(bytes);
  if (kind === 'sealed') return takeParcel(bytes, parts);
  if (kind === 'rescue') return takeRescue(bytes, parts);
  if (kind === 'unknown') return { is: 'refused', why: 'not-ours' };
  const bundle = await takeBundle(bytes, parts);
  if (bundle.is !== 'refused' || bundle.why !== 'not-ours') return bundle;
  const inside = unzip(bytes, mostInFile);
  const isZippedAgain = inside === null || kindOfFile(inside) === 'zipped';
  return isZippedAgain ? bundle : takeIn(inside, parts);
}

async function takeParcel(bytes: Uint8Array, parts: TakeInParts): Promise<TakeInAnswer> {
  const read = readParcel(bytes, sha256);
  if (!read.ok) {
    return { is: 'refused', why: read.why === 'not-a-parcel' ? 'not-ours' : read.why };
  }
  if (read.records === 0) return { is: 'refused', why: 'nothing' };
  const sent = await sendSealed(
    read.parcel.map(({ sealed }) => sealed),
    parts,
  );
  if (sent.is === 'failed') return sent;
  return {
    ...sent,
    from: 'parcel',
    codes: read.codes,
    isDamaged: (read.problem satisfies ParcelProblem | null) !== null,
    receipts: receiptsToShow(read.parcel, sent.receipts),
  };
}

async function sendSealed(
  sealed: readonly string[],
  { call }: TakeInParts,
): Promise<TakenIn | { readonly is: 'failed'; readonly fault: CallFault }> {
  const sum = { ...nothing, records: sealed.length };
  const receipts: Receipt[] = [];
  for (const slice of slicesOf(sealed)) {
    const called = await toCalled<OutboxAnswer>(
      call('/api/outbox', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ sealed: slice }),
      }),
    );
    if (!called.ok) {
      // One record larger than the hub ever takes must not keep the others out.
      if (called.code === 'too-large' && slice.length === 1) {
        sum.unreadable++;
        continue;
      }
      return { is: 'failed', fault: called };
    }
    const { unreadable, admitted, known, held, refused } = called.value;
    sum.unreadable += unreadable.length;
    sum.taken += admitted;
    sum.known += known;
    sum.held += held;
    sum.refused += refused;
    receipts.push(...called.value.receipts);
  }
  return { is: 'taken', from: 'parcel', ...sum, receipts };
}

interface OutboxAnswer {
  readonly unreadable: readonly number[];
  readonly admitted: number;
  readonly known: number;
  readonly held: number;
  readonly refused: number;
  readonly receipts: readonly Receipt[];
}

function slicesOf(sealed: readonly string[]): readonly (readonly string[])[] {
  const slices: string[][] = [];
  let size = 0;
  for (const text of sealed) {
    const slice = slices.at(-1);
    if (slice && slice.length < portion.records && size + text.length <= portion.text) {
      slice.push(text);
      size += text.length;
    } else {
      slices.push([text]);
      size = text.length;
    }
  }
  return slices;
}

const toStream = (bytes: Uint8Array) => new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();

/** A bundle is read by this board and goes on to the hub with its next exchange. */
async function takeBundle(bytes: Uint8Array, { log, sync }: TakeInParts): Promise<TakeInAnswer> {
  const read = await readBundle(log, toStream(bytes));
  if (!read.ok) {
    return { is: 'refused', why: read.why === 'not-a-bundle' ? 'not-ours' : read.why };
  }
  const { admitted, known, held, refused, problem } = read;
  const taken = { ...nothing, taken: admitted, known, held, refused };
  if (!(await sync())) return { is: 'failed', fault: notSent };
  return { is: 'taken', from: 'bundle', ...taken, isDamaged: problem !== null };
}

const notSent: CallFault = {
  code: 'kept-here-only',
  message: 'This board has the records, and the hub is not reached.',
  hint: 'Leave this page open: they go to the hub as soon as it is back.',
};

/** Lines in clear and sealed records of a phone whose app no longer opened. */
async function takeRescue(bytes: Uint8Array, parts: TakeInParts): Promise<TakeInAnswer> {
  const [, ...rows] = new TextDecoder().decode(bytes).split('\n');
  const lines = rows.filter((row) => row.startsWith('{"v":'));
  const records = rows.flatMap((row) => (row.startsWith('{"sealed":') ? [sealedIn(row)] : []));
  const whole = records.filter((record) => record !== null);
  const sent = await sendSealed(
    whole.map(({ sealed }) => sealed),
    parts,
  );
  if (sent.is === 'failed') return sent;
  const count = { taken: sent.taken, known: sent.known, held: sent.held, refused: sent.refused };
  for (let at = 0; at < lines.length; at += 500) {
    const { admitted, known, held, refused } = await parts.log.admit(lines.slice(at, at + 500));
    count.taken += admitted.length;
    count.known += known;
    count.held += held;
    count.refused += refused.length;
  }
  if (lines.length > 0 && !(await parts.sync())) return { is: 'failed', fault: notSent };
  return {
    ...sent,
    from: 'rescue',
    ...count,
    isDamaged: whole.length < records.length,
    receipts: receiptsToShow(whole, sent.receipts),
  };
}

function sealedIn(row: string): ParcelRecord | null {
  try {
    const { sealed } = JSON.parse(row) as { sealed?: Partial<ParcelRecord> };
    const isRecord =
      typeof sealed?.sealed === 'string' &&
      typeof sealed.op === 'string' &&
      typeof sealed.dev === 'string' &&
      typeof sealed.lastId === 'string' &&
      typeof sealed.lastSeq === 'number';
    return isRecord ? ({ prev: null, ...sealed } as ParcelRecord) : null;
  } catch {
    return null;
  }
}
