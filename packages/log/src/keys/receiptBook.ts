import type { OpenLog } from '../open/types.ts';
import type { DeviceId, LineId, Vector, Verify } from '../types.ts';
import { checkReceipt, isReceipt, type Receipt, type ReceiptLevel } from './receipts.ts';

/** Where a line is known to lie. Codes; screens say it in words. */
export type KeptAt = 'kept-here' | 'at-hub' | 'at-centre';

export interface ReceiptBook {
  /** Keeps those that are signed, of this operation, and by a hub we trust; durable when it resolves. */
  readonly add: (receipts: readonly Receipt[]) => Promise<void>;
  /**
   * Compares what a hub says it holds with what hubs have signed for. True if it holds less (a restored
   * backup): those receipts no longer count, and the lines have to be sent again.
   */
  readonly hear: (theirs: Vector) => Promise<boolean>;
  readonly keptAt: (id: LineId) => KeptAt;
  readonly receipts: () => readonly Receipt[];
}

export interface ReceiptBookDeps {
  readonly log: Pick<OpenLog, 'op' | 'chains' | 'note'>;
  readonly verify: Verify;
  /** Whether this device is a hub of the operation: the one that let us in, or one enrolled as such. */
  readonly isHub: (device: DeviceId, level: ReceiptLevel) => boolean;
}

const NOTE = 'receipts';

/** Receipts of one operation, kept beside its lines. */
export const openReceiptBook = async ({
  log,
  verify,
  isHub,
}: ReceiptBookDeps): Promise<ReceiptBook> => {
  const { op, chains, note } = log;
  const kept: unknown = JSON.parse((await note(NOTE)) ?? '[]');
  let receipts: readonly Receipt[] = Array.isArray(kept) ? kept.filter(isReceipt) : [];
  let writing: Promise<unknown> = Promise.resolve();

  const replace = (change: (before: readonly Receipt[]) => readonly Receipt[]): Promise<void> => {
    const written = writing.then(async () => {
      const next = change(receipts);
      if (next === receipts) return;
      await note(NOTE, JSON.stringify(next));
      receipts = next;
    });
    writing = written.catch(() => undefined);
    return written;
  };

  return {
    add: async (offered) => {
      const good: Receipt[] = [];
      for (const receipt of offered) {
        const isOurs = isReceipt(receipt) && receipt.op === op && isHub(receipt.by, receipt.level);
        if (isOurs && (await checkReceipt(verify, receipt))) good.push(receipt);
      }
      if (good.length === 0) return;
      await replace((before) => {
        const all = [...before, ...good];
        // One per hub, level and head; what a later head of the same hub covers says nothing more.
        return all.filter(
          (each, at) =>
            !all.some(
              (other, place) =>
                other !== each &&
                isSameIssuer(other, each) &&
                (other.head === each.head ? place > at : chains.isAncestor(each.head, other.head)),
            ),
        );
      });
    },
    hear: async (theirs) => {
      const isThere = ({ dev, head }: Receipt) =>
        (theirs[dev] ?? []).some(([, id]) => id === head || chains.isAncestor(head, id));
      const isLost = (receipt: Receipt) => receipt.level === 'hub' && !isThere(receipt);
      // A head that is not here either was signed before this phone lost its own records: nothing to resend.
      const isBelow = receipts.some((each) => isLost(each) && chains.linkOf(each.head) !== null);
      if (isBelow) await replace((before) => before.filter((each) => !isLost(each)));
      return isBelow;
    },
    keptAt: (id) => {
      const covers = (level: ReceiptLevel) =>
        receipts.some((each) => each.level === level && chains.isAncestor(id, each.head));
      if (covers('centre')) return 'at-centre';
      return covers('hub') ? 'at-hub' : 'kept-here';
    },
    receipts: () => receipts,
  };
};

const isSameIssuer = (a: Receipt, b: Receipt) =>
  a.dev === b.dev && a.by === b.by && a.level === b.level;
