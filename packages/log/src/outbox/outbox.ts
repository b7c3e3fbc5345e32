import { checkReceipt, isReceipt, type Receipt } from '../keys/receipts.ts';
import { lineToText } from '../line/parse.ts';
import { bytesToBase64url } from '../text/base64url.ts';
import type { DeviceId, Line, LineId, OperationId, Verify } from '../types.ts';
import { sealLines } from './sealing.ts';

/**
 * Own lines, sealed to the hub, in a place that needs no PIN: they can be handed over while the phone is
 * locked, or carried by somebody who cannot read them. What lies open is which device wrote how many.
 */
export interface SealedRecord {
  readonly op: OperationId;
  readonly dev: DeviceId;
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** Line before the first. */
  readonly prev: LineId | null;
  readonly lastId: LineId;
  /** Hub's signing key: only its receipts remove the record. */
  readonly hub: DeviceId;
  readonly hubUrl: string;
  /** base64url. */
  readonly sealed: string;
}

/** Kept apart from the lines, and never through the Box. Durable when a promise resolves. */
export interface OutboxStore {
  readonly put: (record: SealedRecord) => Promise<void>;
  /** By operation, device, seq. */
  readonly all: () => Promise<readonly SealedRecord[]>;
  readonly remove: (lastIds: readonly LineId[]) => Promise<void>;
}

export interface OutboxTarget {
  readonly hub: DeviceId;
  readonly hubUrl: string;
  /** `age1…` */
  readonly sealTo: string;
}

export interface Delivered {
  /** Records still here after the receipts. */
  readonly left: number;
  readonly removed: number;
  /** Places, among those sent, that the hub could not open: sealed to another hub, or damaged. */
  readonly unreadable: number;
}

export interface Outbox {
  /** Seals lines of one chain, one after another. Durable when it resolves; call it right after `append`. */
  readonly keep: (target: OutboxTarget, lines: readonly Line[]) => Promise<void>;
  readonly all: () => Promise<readonly SealedRecord[]>;
  /**
   * Removes what the receipts cover; nothing else ever removes a record. `isAncestor` of the open log helps
   * where records between are gone; while locked, records' own places in the chain must do.
   */
  readonly settle: (
    receipts: readonly Receipt[],
    isAncestor?: (id: LineId, of: LineId) => boolean,
  ) => Promise<number>;
  /**
   * Hands everything for one hub over and settles by its answer. Rejects where the hub is not reached; records
   * stay, and calling again is right.
   */
  readonly deliver: (fetch: typeof globalThis.fetch, hubUrl: string) => Promise<Delivered>;
}

/** Of base64url text, so that a request stays below the hub's 2 MB. */
const MOST_TEXT = 1_000_000;
const MOST_RECORDS = 200;

export const createOutbox = ({
  store,
  verify,
}: {
  readonly store: OutboxStore;
  readonly verify: Verify;
}): Outbox => {
  const settle: Outbox['settle'] = async (receipts, isAncestor) => {
    const records = await store.all();
    const covered = new Set<LineId>();
    for (const receipt of receipts) {
      if (!isReceipt(receipt)) continue;
      const own = records.filter(
        ({ op, dev, hub }) => op === receipt.op && dev === receipt.dev && hub === receipt.by,
      );
      if (own.length === 0 || !(await checkReceipt(verify, receipt))) continue;
      const byLast = new Map(own.map((record) => [record.lastId, record]));
      for (let at = byLast.get(receipt.head); at; at = byLast.get(at.prev ?? '')) {
        if (covered.has(at.lastId)) break;
        covered.add(at.lastId);
      }
      for (const { lastId } of own) {
        if (isAncestor?.(lastId, receipt.head)) covered.add(lastId);
      }
    }
    if (covered.size > 0) await store.remove([...covered]);
    return covered.size;
  };

  return {
    keep: async ({ hub, hubUrl, sealTo }, lines) => {
      const first = lines[0];
      const last = lines.at(-1);
      if (!first || !last) return;
      const sealed = await sealLines(
        sealTo,
        lines.map((line) => lineToText(line)),
      );
      await store.put({
        op: last.header.op,
        dev: last.header.dev,
        firstSeq: first.header.seq,
        lastSeq: last.header.seq,
        prev: first.header.prev,
        lastId: last.id,
        hub,
        hubUrl,
        sealed: bytesToBase64url(sealed),
      });
    },
    all: store.all,
    settle,
    deliver: async (fetch, hubUrl) => {
      const records = (await store.all()).filter((record) => record.hubUrl === hubUrl);
      let removed = 0;
      let unreadable = 0;
      for (const slice of slicesOf(records)) {
        const response = await fetch(`${hubUrl}/api/outbox`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ sealed: slice.map(({ sealed }) => sealed) }),
        });
        if (!response.ok) throw new Error(`the hub answered ${response.status}`);
        const answer = (await response.json()) as { receipts?: unknown; unreadable?: unknown };
        if (Array.isArray(answer.unreadable)) unreadable += answer.unreadable.length;
        if (Array.isArray(answer.receipts))
          removed += await settle(answer.receipts.filter(isReceipt));
      }
      return { left: records.length - removed, removed, unreadable };
    },
  };
};

const slicesOf = (records: readonly SealedRecord[]): readonly (readonly SealedRecord[])[] => {
  const slices: SealedRecord[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const record of records) {
    const last = slices.at(-1);
    if (last && last.length < MOST_RECORDS && size + record.sealed.length <= MOST_TEXT) {
      last.push(record);
      size += record.sealed.length;
    } else {
      slices.push([record]);
      size = record.sealed.length;
    }
  }
  return slices;
};
