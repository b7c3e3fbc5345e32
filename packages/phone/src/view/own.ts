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

/** Lines of one act are one record: it is where the last of them is. */
const actsOf = (lines: readonly OwnLine[]): ReadonlyMap<string, OwnLine> => {
  const acts = new Map<string, OwnLine>();
  for (const line of lines) {
    const name = line.act ?? line.id;
    const before = acts.get(name);
    if (!before || before.device !== line.device || before.seq < line.seq) acts.set(name, line);
  }
  return acts;
};

/** How many records are in each state; no record is in two. */
export const keptOf = (lines: readonly OwnLine[], signed: Signed): Kept => {
  const kept = { phone: 0, hub: 0, centre: 0 };
  for (const line of actsOf(lines).values()) kept[whereaboutsOf(line, signed)]++;
  return kept;
};

/** Ids of own lines that an own retraction takes back. A retraction that is itself retracted has no effect. */
export const takenBack = (lines: readonly OwnLine[]): ReadonlySet<string> => {
  const gone = new Set<string>();
  // A retraction names an earlier line, so going backwards every one is judged before what it takes back.
  for (const line of lines.toReversed()) {
    if (line.kind !== 'retracted@1' || gone.has(line.id)) continue;
    gone.add((line.fact as { readonly of: string }).of);
  }
  return gone;
};
