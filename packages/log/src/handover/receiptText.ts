import { isReceipt, type Receipt } from '../keys/receipts.ts';
import { isId, isOperationId, isSignature } from '../line/grammar.ts';
import type { ParcelRecord } from './types.ts';

const word = 'corridor-receipts ';
const version = 1;
const levels = { h: 'hub', c: 'centre' } as const;

/** Of receipts in one text: an operation's phones and their pads. */
const most = 400;

/**
 * What a hub shows back: its signed receipts, small enough for one code where one phone handed over. Nothing in it is
 * secret. Where two hubs or operations are among them, each has a heading of its own.
 */
export function receiptsToText(receipts: readonly Receipt[]): string {
  const rows = [`${word}${version}`];
  let heading = '';
  for (const { op, level, dev, head, by, sig } of receipts.slice(0, most)) {
    const own = `${op} ${by}`;
    if (own !== heading) rows.push(own);
    heading = own;
    rows.push(`${level === 'hub' ? 'h' : 'c'} ${dev} ${head} ${sig}`);
  }
  return rows.join('\n');
}

/** Signatures are checked where the receipts are used. */
export function textToReceipts(
  text: string,
):
  | { readonly ok: true; readonly receipts: readonly Receipt[] }
  | { readonly ok: false; readonly why: 'not-receipts' | 'newer-version' | 'damaged' } {
  const [first = '', ...rows] = text.split('\n');
  if (!first.startsWith(word)) return { ok: false, why: 'not-receipts' };
  const told = Number(first.slice(word.length));
  if (told > version) return { ok: false, why: 'newer-version' };
  if (told !== version || rows.length > 2 * most) return { ok: false, why: 'damaged' };
  const receipts: Receipt[] = [];
  let op = '';
  let by = '';
  for (const row of rows) {
    const parts = row.split(' ');
    const [one = '', two = '', three = '', four = ''] = parts;
    if (parts.length === 2 && isOperationId(one) && isId(two)) {
      op = one;
      by = two;
      continue;
    }
    const level = levels[one as keyof typeof levels];
    const receipt = { op, level, dev: two, head: three, by, sig: four };
    const isGood = parts.length === 4 && isId(two) && isId(three) && isSignature(four);
    if (!isGood || !isReceipt(receipt)) return { ok: false, why: 'damaged' };
    receipts.push(receipt);
  }
  return { ok: true, receipts };
}

/**
 * The fewest of a hub's receipts that let a phone which knows only its records let go of these: per run of records
 * that follow each other the one over its end.
 */
export function receiptsToShow(
  records: readonly Pick<ParcelRecord, 'op' | 'dev' | 'prev' | 'lastId' | 'lastSeq'>[],
  receipts: readonly Receipt[],
): readonly Receipt[] {
  const nameOf = (op: string, dev: string, id: string) => `${op} ${dev} ${id}`;
  const byEnd = new Map(
    records.map((record) => [nameOf(record.op, record.dev, record.lastId), record]),
  );
  const byHead = new Map(receipts.map((each) => [nameOf(each.op, each.dev, each.head), each]));
  const covered = new Set<string>();
  const shown: Receipt[] = [];
  for (const record of [...records].sort((a, b) => b.lastSeq - a.lastSeq)) {
    const { op, dev } = record;
    const name = nameOf(op, dev, record.lastId);
    const receipt = byHead.get(name);
    if (!receipt || covered.has(name)) continue;
    shown.push(receipt);
    let at: string | null = name;
    while (at !== null && !covered.has(at)) {
      covered.add(at);
      const prev: string | null = byEnd.get(at)?.prev ?? null;
      const before: string | null = prev === null ? null : nameOf(op, dev, prev);
      at = before !== null && byEnd.has(before) ? before : null;
    }
  }
  return shown;
}
