import type { ClaimProposal } from '../claim/types.ts';
import type { Approximation } from '../lexicon/types.ts';
import type { Reading } from '../read.ts';
import { fold } from '../text/fold.ts';
import { overlaps, type Span } from '../text/span.ts';
import { tokensOf } from '../text/token.ts';

/** A figure as a person reads it in a text of the gold files. */
export interface GoldClaim {
  /** The number expression, as it stands there. */
  readonly num: string;
  readonly value: number | null;
  /** Only where `value` is null. */
  readonly low?: number;
  readonly high?: number;
  readonly approx: Approximation;
  readonly unit: string;
  readonly measure: string;
  readonly category: string;
  /** null: nobody is named. */
  readonly speaker: string | null;
  /** Somebody speaks, and the text does not say who. */
  readonly speakerUnresolved?: true;
  readonly via?: string;
  readonly hedge: boolean;
  readonly from?: string;
  readonly to?: string;
  /** Index into the claims of the same text. */
  readonly partOf?: number;
  /** It may be proposed or left out. */
  readonly optional?: true;
}

export interface GoldText {
  readonly text: string;
  /** The day it was published. */
  readonly on: string;
  readonly claims: readonly GoldClaim[];
}

/** How often something was right, and what went wrong, in words for whoever mends the reader. */
export interface Score {
  readonly wanted: number;
  readonly given: number;
  readonly figure: number;
  readonly approx: number;
  readonly measure: number;
  readonly category: number;
  readonly hedge: number;
  readonly attribution: number;
  /** People where the text counts families, buses or anything else. Never. */
  readonly silentConversions: number;
  readonly partsWanted: number;
  readonly parts: number;
  readonly faults: readonly string[];
}

const LITTLE = new Set(
  'le la les l un une de des du d au aux et en the a an of to for by s'.split(' '),
);
const wordsOf = (name: string): ReadonlySet<string> =>
  new Set(
    tokensOf(name)
      .map((token) => fold(token.folded).replace(/'$/, ''))
      .filter((word) => /[a-z0-9]/.test(word) && !LITTLE.has(word)),
  );

/** The same name, if half of their words are: “le ministre Sergueï Lavrov” and “Lavrov” are. */
export function isSameName(a: string, b: string): boolean {
  const [x, y] = [wordsOf(a), wordsOf(b)];
  // “UN” is a little word in French and a name in English.
  if (x.size === 0 || y.size === 0) return fold(a) === fold(b);
  const both = [...x].filter((word) => y.has(word)).length;
  return both > 0 && (2 * both) / (x.size + y.size) >= 0.5;
}

function isValue(claim: ClaimProposal, gold: GoldClaim): boolean {
  if (gold.value !== null) {
    return claim.value !== null && Math.abs(claim.value - gold.value) < 0.5;
  }
  const [low, high] = [gold.low ?? 0, gold.high ?? 0];
  if (claim.value !== null) return claim.value >= low && claim.value <= high;
  return claim.low !== null && claim.high !== null && claim.low <= high && low <= claim.high;
}

const isSpeaker = (claim: ClaimProposal, gold: GoldClaim): boolean =>
  gold.speaker === null
    ? claim.speaker === null
    : claim.speaker !== null && isSameName(claim.speaker, gold.speaker);

/** Where the gold's number expressions stand, each behind the one before it. */
function placesOf(gold: GoldText): readonly Span[] {
  let from = 0;
  return gold.claims.map(({ num }) => {
    const at = gold.text.indexOf(num, from);
    const start = at < 0 ? gold.text.indexOf(num) : at;
    if (start < 0) throw new Error(`“${num}” does not stand in “${gold.text}”`);
    if (at >= 0) from = at + num.length;
    return { start, end: start + num.length };
  });
}

/** Sets readings beside what people read. `read` is asked once for each text. */
export function score(texts: readonly GoldText[], read: (gold: GoldText) => Reading): Score {
  const sum = {
    wanted: 0,
    given: 0,
    figure: 0,
    approx: 0,
    measure: 0,
    category: 0,
    hedge: 0,
    attribution: 0,
    silentConversions: 0,
    partsWanted: 0,
    parts: 0,
  };
  const faults: string[] = [];
  for (const gold of texts) {
    const { claims } = read(gold);
    const places = placesOf(gold);
    const pairs = gold.claims.map((wanted, n) => ({
      wanted,
      claim: claims.findIndex((claim) => overlaps(claim.num, places[n] as Span)),
    }));
    const paired = new Set(pairs.map(({ claim }) => claim));
    const fault = (what: string) => faults.push(`${what} — ${gold.text.replace(/\s+/g, ' ')}`);
    sum.given += claims.length;
    claims.forEach((claim, n) => {
      if (!paired.has(n)) {
        fault(`no figure: ${gold.text.slice(claim.num.start, claim.num.end)} (${claim.unit})`);
      }
    });
    for (const { wanted, claim: n } of pairs) {
      const claim = claims[n];
      if (wanted.optional) {
        if (claim) sum.given--;
        continue;
      }
      sum.wanted++;
      if (wanted.partOf !== undefined) sum.partsWanted++;
      if (!claim) {
        fault(`not seen: ${wanted.num}`);
        continue;
      }
      if (wanted.unit !== 'person' && claim.unit === 'person') sum.silentConversions++;
      if (!isValue(claim, wanted) || claim.unit !== wanted.unit) {
        fault(
          `${wanted.num}: ${claim.value ?? `${claim.low}–${claim.high}`} ${claim.unit}, is ${wanted.value ?? `${wanted.low}–${wanted.high}`} ${wanted.unit}`,
        );
        continue;
      }
      sum.figure++;
      const check = (what: 'approx' | 'measure' | 'category' | 'hedge', said: unknown) => {
        if (said === wanted[what]) sum[what]++;
        else fault(`${wanted.num}: ${what} ${String(said)}, is ${String(wanted[what])}`);
      };
      check('approx', claim.approx);
      check('measure', claim.measure);
      check('category', claim.category);
      check('hedge', claim.hedge);
      if (isSpeaker(claim, wanted)) sum.attribution++;
      else fault(`${wanted.num}: said by ${claim.speaker}, is ${wanted.speaker}`);
      if (wanted.partOf !== undefined && claim.partOf === pairs[wanted.partOf]?.claim) sum.parts++;
    }
  }
  return { ...sum, faults };
}
