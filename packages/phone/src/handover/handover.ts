import {
  createOutbox,
  kindOfFile,
  type Outbox,
  type OutboxStore,
  type Parcel,
  type ParcelProblem,
  type Receipt,
  readParcel,
  type SealedRecord,
  textToReceipts,
  unzip,
  type Verify,
  writeParcel,
} from '@corridor/log';
import { sha256 } from '@corridor/log/browser';

/** What this phone holds that no hub has signed for. Counts of sealed records, nothing of what is in them. */
export interface Held {
  readonly own: number;
  readonly carried: number;
  /** Phones, and their locked pads, that the carried ones are of. */
  readonly phones: number;
}

export interface Taken {
  readonly is: 'taken';
  /** As the phone that handed over shows it; none where something was missing. */
  readonly codes: readonly string[];
  readonly taken: number;
  readonly known: number;
  /** Left out: this phone carries as much as it can. */
  readonly full: number;
  readonly problem: ParcelProblem | null;
}
export type Refused = {
  readonly is: 'refused';
  /** `not-ours`: another kind of file or code. `for-a-hub`: a bundle or a rescue file, which only a hub reads. */
  readonly why: 'not-ours' | 'for-a-hub' | 'newer-version' | 'too-short' | 'too-large';
};
export type TakenReceipts = { readonly is: 'receipts'; readonly settled: number };

export interface Handover {
  readonly look: () => Promise<Held>;
  /** Everything held, own records first, in parcels that a row of codes carries in half a minute each. */
  readonly parts: () => Promise<readonly Parcel[]>;
  /** Everything held, as one file. */
  readonly file: () => Promise<Parcel>;
  /** Another phone's parcel, or a hub's receipts, by code or by file. Durable when it resolves. */
  readonly takeIn: (bytes: Uint8Array) => Promise<Taken | TakenReceipts | Refused>;
}

export interface HandoverParts {
  readonly store: OutboxStore;
  readonly verify: Verify;
  /** The only hub this app may speak to: the one that it came from. */
  readonly hubUrl: string;
  /** The signed receipts, for the book of whoever they are about. */
  readonly onReceipts: (receipts: readonly Receipt[]) => void;
}

/** Bytes of sealed text in one part. */
const mostInPart = 128_000;
/** Of a file: more than any phone carries. */
export const mostInFile = 24 * 1024 * 1024;

/** Needs the outbox and nothing else: no PIN, no lease, no standing. */
export function createHandover({ store, verify, hubUrl, onReceipts }: HandoverParts): Handover {
  const outbox: Outbox = createOutbox({ store, verify });
  const ordered = async () => {
    const all = await outbox.all();
    return [...all.filter(({ carried }) => !carried), ...all.filter(({ carried }) => carried)];
  };

  const takeReceipts = async (text: string): Promise<TakenReceipts | Refused> => {
    const read = textToReceipts(text);
    if (!read.ok) {
      return { is: 'refused', why: read.why === 'newer-version' ? 'newer-version' : 'not-ours' };
    }
    const settled = await outbox.settle(read.receipts);
    onReceipts(read.receipts);
    return { is: 'receipts', settled };
  };

  return {
    look: async () => {
      const all = await outbox.all();
      const carried = all.filter((record) => record.carried);
      return {
        own: all.length - carried.length,
        carried: carried.length,
        phones: new Set(carried.map(({ dev }) => dev)).size,
      };
    },
    parts: async () => partsOf(await ordered()).map((part) => writeParcel(part, sha256)),
    file: async () => writeParcel(await ordered(), sha256),
    takeIn: async (bytes) => {
      if (bytes.length > mostInFile) return { is: 'refused', why: 'too-large' };
      const kind = kindOfFile(bytes);
      if (kind === 'rescue') return { is: 'refused', why: 'for-a-hub' };
      if (kind === 'zipped') {
        const inside = unzip(bytes, mostInFile);
        if (inside === null || kindOfFile(inside) !== 'sealed') {
          return { is: 'refused', why: 'for-a-hub' };
        }
        return takeParcel(outbox, inside, hubUrl);
      }
      if (kind === 'sealed') return takeParcel(outbox, bytes, hubUrl);
      return takeReceipts(new TextDecoder().decode(bytes));
    },
  };
}

async function takeParcel(
  outbox: Outbox,
  bytes: Uint8Array,
  hubUrl: string,
): Promise<Taken | Refused> {
  const read = readParcel(bytes, sha256);
  if (!read.ok) {
    return { is: 'refused', why: read.why === 'not-a-parcel' ? 'not-ours' : read.why };
  }
  const { codes, problem, parcel } = read;
  return { is: 'taken', codes, problem, ...(await outbox.takeIn(parcel, hubUrl)) };
}

function partsOf(records: readonly SealedRecord[]): readonly (readonly SealedRecord[])[] {
  const parts: SealedRecord[][] = [];
  let size = 0;
  for (const record of records) {
    const part = parts.at(-1);
    if (part && size + record.sealed.length <= mostInPart) {
      part.push(record);
      size += record.sealed.length;
    } else {
      parts.push([record]);
      size = record.sealed.length;
    }
  }
  return parts;
}
