import { along } from './along.ts';

/**
 * One line of this person's own on this phone, as far as the screens need it: of the phone's own chain, or of the chain of a key
 * that counted while the phone was locked. Lists of them are in the order of their clocks.
 */
export interface OwnLine {
  readonly id: string;
  /** Whose chain. */
  readonly device: string;
  /** Place in that chain. */
  readonly seq: number;
  /** This phone's clock when it was written, ms. */
  readonly wall: number;
  readonly kind: string;
  readonly subject: string;
  readonly act?: string;
  readonly fact: unknown;
}

/** Where a record is known to be. Only a signed receipt moves it on. */
export type Whereabouts = 'phone' | 'hub' | 'centre';

/** Of each own chain: seq of the newest line that each level has signed for. A receipt covers all before it. */
export interface Signed {
  readonly hub: SignedSeqs;
  readonly centre: SignedSeqs;
}
export type SignedSeqs = { readonly [device: string]: number };

/** `null`: a line that is not known here is nowhere but on this phone. */
export const whereaboutsOf = (
  line: Pick<OwnLine, 'device' | 'seq'> | null,
  { hub, centre }: Signed,
): Whereabouts => {
  if (line === null) return 'phone';
  const { device, seq } = line;
  return seq <= (centre[device] ?? 0) ? 'centre' : seq <= (hub[device] ?? 0) ? 'hub' : 'phone';
};

export type Kept = { readonly [where in Whereabouts]: number };

interface Acts {
  /** The last line of each: lines of one act are one record, and it is where the last of them is. */
  readonly last: Map<string, OwnLine>;
  /** Places of those lines in each chain, ascending. */
  readonly ends: Map<string, number[]>;
}

/** How many of the ascending seqs are at most `most`. */
const countUpTo = (seqs: readonly number[], most: number): number => {
  let low = 0;
  let high = seqs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((seqs[middle] as number) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
};

const actsOf = along<Acts>(
  () => ({ last: new Map(), ends: new Map() }),
  ({ last, ends }, line) => {
    const name = line.act ?? line.id;
    const before = last.get(name);
    if (before?.device === line.device && before.seq >= line.seq) return;
    if (before) {
      const seqs = ends.get(before.device);
      seqs?.splice(countUpTo(seqs, before.seq) - 1, 1);
    }
    last.set(name, line);
    const seqs = ends.get(line.device) ?? [];
    ends.set(line.device, seqs);
    seqs.splice(countUpTo(seqs, line.seq), 0, line.seq);
  },
);

/** How many records are in each state; no record is in two. */
export const keptOf = (lines: readonly OwnLine[], { hub, centre }: Signed): Kept => {
  const kept = { phone: 0, hub: 0, centre: 0 };
  for (const [device, seqs] of actsOf(lines).ends) {
    const atCentre = countUpTo(seqs, centre[device] ?? 0);
    const atHub = Math.max(atCentre, countUpTo(seqs, hub[device] ?? 0));
    kept.centre += atCentre;
    kept.hub += atHub - atCentre;
    kept.phone += seqs.length - atHub;
  }
  return kept;
};

const retractionsOf = along<OwnLine[]>(
  () => [],
  (retractions, line) => {
    if (line.kind === 'retracted@1') retractions.push(line);
  },
);

/** Ids of own lines that an own retraction takes back. A retraction that is itself retracted has no effect. */
export const takenBack = (lines: readonly OwnLine[]): ReadonlySet<string> => {
  const gone = new Set<string>();
  // A retraction names an earlier line, so going backwards every one is judged before what it takes back.
  for (const line of retractionsOf(lines).toReversed()) {
    if (!gone.has(line.id)) gone.add((line.fact as { readonly of: string }).of);
  }
  return gone;
};
