import { maxSliceBytes, maxSliceLines } from '../line/limits.ts';
import { verifyText } from '../line/sign.ts';
import { stateOf } from '../open/log.ts';
import type { OpenLog } from '../open/types.ts';
import type { OperationId, Refusal } from '../types.ts';
import { isEndRow, textToEnd, textToHeader } from './parts.ts';
import { bytesToRows } from './rows.ts';
import {
  type BundleHeader,
  type BundleImport,
  type BundleProblem,
  type BundleRefusal,
  bundleMessage,
  isWithoutBody,
} from './types.ts';
import { type Unpacked, unpack } from './unpack.ts';

const maxRefusals = 100;

/** Reads the first line only: of which operation is this file? */
export async function readBundleHeader(
  packed: ReadableStream<Uint8Array>,
): Promise<{ readonly ok: true; readonly header: BundleHeader } | BundleRefusal> {
  const rows = bytesToRows(unpack(packed));
  try {
    const start = await takeHeader(rows);
    return start.ok ? { ok: true, header: start.header } : start;
  } finally {
    await rows.return('whole');
  }
}

/**
 * Takes everything a bundle holds, slice by slice; importing again goes on where a broken import ended and
 * changes nothing else. Rejects only when the store fails.
 */
export async function readBundle(
  log: OpenLog,
  packed: ReadableStream<Uint8Array>,
  receivedAt?: number,
): Promise<BundleImport | BundleRefusal> {
  const rows = bytesToRows(unpack(packed));
  try {
    const start = await takeHeader(rows, log.op);
    if (!start.ok) return start;
    return await takeLines(log, start, rows, receivedAt);
  } finally {
    await rows.return('whole');
  }
}

interface Start {
  readonly ok: true;
  readonly header: BundleHeader;
  readonly text: string;
}

type Rows = ReturnType<typeof bytesToRows<Unpacked>>;

async function takeHeader(rows: Rows, op?: OperationId): Promise<Start | BundleRefusal> {
  const { value, done } = await rows.next();
  if (done) return { ok: false, why: value === 'truncated' ? 'too-short' : 'not-a-bundle' };
  const start = textToHeader(value, op);
  return start.ok ? { ...start, text: value } : start;
}

async function takeLines(
  log: OpenLog,
  { header, text }: Start,
  rows: Rows,
  receivedAt: number | undefined,
): Promise<BundleImport> {
  const count = { lines: 0, admitted: 0, known: 0, filled: 0, refused: 0 };
  const refusals: Refusal[] = [];
  const heldBefore = log.size().held;
  let slice: string[] = [];
  let size = 0;
  let absent = 0;
  let end: ReturnType<typeof textToEnd> = null;
  let problem: BundleProblem | null = null;

  const admitSlice = async () => {
    const offset = count.lines - slice.length;
    const { admitted, known, filled, refused } = await log.admit(slice, receivedAt);
    count.admitted += admitted.length;
    count.known += known - filled.length;
    count.filled += filled.length;
    count.refused += refused.length;
    const room = maxRefusals - refusals.length;
    for (const each of refused.slice(0, room)) refusals.push({ ...each, at: each.at + offset });
    slice = [];
    size = 0;
  };

  for (;;) {
    const { value, done } = await rows.next();
    if (done) {
      problem = value === 'whole' ? null : value === 'too-long' ? 'damaged' : value;
      break;
    }
    if (end !== null) {
      problem = 'more-after-end';
      break;
    }
    if (isEndRow(value)) {
      end = textToEnd(value);
      if (end !== null) continue;
    }
    if (isWithoutBody(value)) absent++;
    slice.push(value);
    size += value.length;
    count.lines++;
    if (slice.length >= maxSliceLines || size >= maxSliceBytes) await admitSlice();
  }
  if (slice.length > 0) await admitSlice();
  if (end === null) problem ??= 'truncated';
  else if (problem === null && end.head !== stateOf(log).parts.hash(text))
    problem = 'other-first-line';
  else if (problem === null && end.lines !== count.lines) problem = 'wrong-count';
  else if (problem === null && (end.absent ?? absent) !== absent) problem = 'other-bodies';
  const signedBy = end === null ? null : await signerOf(log, end);
  if (end?.sig !== undefined && signedBy === null) problem ??= 'wrong-signature';

  return {
    ok: true,
    header,
    ...count,
    held: Math.max(0, log.size().held - heldBefore),
    refusals,
    problem,
    missing: Object.entries(header.have).flatMap(([device, heads]) =>
      heads.filter(([, id]) => !log.has(id)).map(([seq, id]) => ({ device, seq, id })),
    ),
    isSameState: end === null ? null : end.digest === log.digest(),
    signedBy,
  };
}

async function signerOf(log: OpenLog, end: NonNullable<ReturnType<typeof textToEnd>>) {
  const { by, sig } = end;
  if (!by || !sig) return null;
  const { verify } = stateOf(log).parts;
  return (await verifyText(verify, by, bundleMessage(log.op, end), sig)) ? by : null;
}
