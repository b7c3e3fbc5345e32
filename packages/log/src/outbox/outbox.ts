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
  /** Another phone's: this one brings it to a hub and cannot read it. Absent on own records. */
  readonly carried?: true;
}

/** Kept apart from the lines, and never through the Box. Durable when a promise resolves. */
export interface OutboxStore {
  readonly put: (record: SealedRecord) => Promise<void>;
  /** By operation, device, seq. */
  readonly all: () => Promise<readonly SealedRecord[]>;
  /** Of all, without reading what is sealed. In any order. */
  readonly lastIds: () => Promise<readonly LineId[]>;
  readonly remove: (lastIds: readonly LineId[]) => Promise<void>;
}

export interface OutboxTarget {
  readonly hub: DeviceId;
  readonly hubUrl: string;
  /** `age1…` */
  readonly sealTo: string;
}

export interface TakenIn {
  /** New here. */
  readonly taken: number;
  /** Were here already, the phone's own among them. */
  readonly known: number;
  /** Left out: this phone carries as much as it can. */
  readonly full: number;
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
   * where records between are gone; while locked, records' own places in the chain must do. `isHub`: whether the log
   * knows a device as a hub of the operation: one that took over signs for own records that were sealed to the hub before.
   */
  readonly settle: (
    receipts: readonly Receipt[],
    isAncestor?: (id: LineId, of: LineId) => boolean,
    isHub?: (device: DeviceId) => boolean,
  ) => Promise<number>;
  /** Keeps records of other phones, to be brought to the hub at `hubUrl` or handed on. Durable when it resolves. */
  readonly takeIn: (
    records: readonly Omit<SealedRecord, 'hubUrl' | 'carried'>[],
    hubUrl: string,
  ) => Promise<TakenIn>;
  /**
   * Hands everything for one hub over, or what `which` chooses of it, and settles by its answer. Rejects where the hub
   * is not reached; records stay, and calling again is right. A record that a hub cannot take holds up no other, and a
   * carried one is not offered to it again by this outbox.
   */
  readonly deliver: (
    fetch: typeof globalThis.fetch,
    hubUrl: string,
    which?: (record: SealedRecord) => boolean,
  ) => Promise<Delivered>;
}

/** Of base64url text, so that a request stays below the hub's 2 MB. */
const MOST_TEXT = 1_000_000;
const MOST_RECORDS = 200;
/** Of other phones' records: what a cheap phone spares beside its own. */
const MOST_CARRIED = { records: 5_000, text: 12_000_000 };

export const createOutbox = ({
  store,
  verify,
}: {
  readonly store: OutboxStore;
  readonly verify: Verify;
}): Outbox => {
  const unreadableHere = new Set<LineId>();
  const settle: Outbox['settle'] = async (receipts, isAncestor, isHub = () => false) => {
    const records = await store.all();
    const covered = new Set<LineId>();
    for (const receipt of receipts) {
      if (!isReceipt(receipt)) continue;
      const ofChain = records.filter(
        ({ op, dev, hub, carried }) =>
          op === receipt.op &&
          dev === receipt.dev &&
          (hub === receipt.by || (!carried && isHub(receipt.by))),
      );
      if (ofChain.length === 0 || !(await checkReceipt(verify, receipt))) continue;
      // What lies open on a carried record may be false: it must not lead to a record of this phone's own.
      for (const isCarried of [false, true]) {
        const alike = ofChain.filter(({ carried }) => (carried ?? false) === isCarried);
        const byLast = new Map(alike.map((record) => [record.lastId, record]));
        for (let at = byLast.get(receipt.head); at; at = byLast.get(at.prev ?? '')) {
          if (covered.has(at.lastId)) break;
          covered.add(at.lastId);
        }
      }
      for (const { lastId } of ofChain) {
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
    takeIn: async (records, hubUrl) => {
      const here = await store.all();
      const known = new Set(here.map(({ lastId }) => lastId));
      const carried = here.filter((record) => record.carried);
      let count = carried.length;
      let text = carried.reduce((sum, { sealed }) => sum + sealed.length, 0);
      const done = { taken: 0, known: 0, full: 0 };
      for (const record of records) {
        const isFull =
          count >= MOST_CARRIED.records || text + record.sealed.length > MOST_CARRIED.text;
        if (known.has(record.lastId)) done.known++;
        else if (isFull) done.full++;
        else {
          await store.put({ ...record, hubUrl, carried: true });
          known.add(record.lastId);
          count++;
          text += record.sealed.length;
          done.taken++;
        }
      }
      return done;
    },
    deliver: async (fetch, hubUrl, which = () => true) => {
      const records = (await store.all()).filter(
        (record) => record.hubUrl === hubUrl && !unreadableHere.has(record.lastId) && which(record),
      );
      let removed = 0;
      let unreadable = 0;
      const leave = (record: SealedRecord | undefined) => {
        unreadable++;
        if (record?.carried) unreadableHere.add(record.lastId);
      };
      const waiting = [...slicesOf(records)];
      for (let slice = waiting.shift(); slice; slice = waiting.shift()) {
        const response = await fetch(`${hubUrl}/api/outbox`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ sealed: slice.map(({ sealed }) => sealed) }),
        });
        if (neverTaken.has(response.status)) {
          // One of them is more than the hub takes: the others must not wait behind it.
          const half = slice.length >> 1;
          if (half > 0) waiting.unshift(slice.slice(0, half), slice.slice(half));
          else leave(slice[0]);
          continue;
        }
        if (!response.ok) throw new Error(`the hub answered ${response.status}`);
        const answer = (await response.json()) as { receipts?: unknown; unreadable?: unknown };
        if (Array.isArray(answer.unreadable)) {
          for (const at of answer.unreadable) leave(slice[at as number]);
        }
        if (Array.isArray(answer.receipts))
          removed += await settle(answer.receipts.filter(isReceipt));
      }
      return { left: records.length - removed, removed, unreadable };
    },
  };
};

/** The same call again would be answered alike. */
const neverTaken = new Set([400, 413]);

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
