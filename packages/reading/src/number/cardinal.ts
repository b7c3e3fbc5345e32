import type { Atom, Atoms } from './atoms.ts';

export interface CardinalFound {
  readonly value: number;
  /** Index of the atom behind it. */
  readonly to: number;
  /** What its last coefficient is multiplied with: of `trois mille` 1000, of `3 000` 1. */
  readonly scale: number;
  readonly isOrdinal: boolean;
  /** It is `un`, `une`, `a` or `one` and nothing else. */
  readonly isArticle: boolean;
}

export interface Part {
  readonly value: number;
  readonly to: number;
  readonly isOrdinal: boolean;
  /** Ends in hundreds: `trois cents`. */
  readonly hundreds: boolean;
}

/** The atom at an index, when it goes on with the one before it. */
const joined = (atoms: Atoms, at: number): Atom | undefined => {
  const atom = atoms.all[at];
  return atom?.isJoined ? atom : undefined;
};

const part = (value: number, to: number, last: Atom, hundreds = false): Part => ({
  value,
  to,
  isOrdinal: last.isOrdinal === true,
  hundreds,
});

/** 1–99 in words. */
function below100(atoms: Atoms, at: number): Part | null {
  const head = atoms.all[at];
  if (!head) return null;
  const { language } = atoms.doc;
  const next = joined(atoms, at + 1);
  if (head.isOrdinal) {
    return head.kind === 'digit' || head.kind === 'teen' || head.kind === 'ten'
      ? part(head.value, at + 1, head)
      : null;
  }
  if (language === 'ar') return below100Arabic(atoms, at);
  if (head.kind === 'digit') {
    const isFourTwenty =
      language === 'fr' && head.value === 4 && next?.kind === 'ten' && next.value === 20;
    if (!isFourTwenty || !next) return part(head.value, at + 1, head);
    if (next.isOrdinal) return part(80, at + 2, next);
    return behindTens(atoms, 80, at + 2, next);
  }
  if (head.kind === 'teen') {
    // `dix-sept`, `dix-huit`, `dix-neuf`.
    return language === 'fr' && head.value === 10 && next?.kind === 'digit' && next.value >= 7
      ? part(10 + next.value, at + 2, next)
      : part(head.value, at + 1, head);
  }
  if (head.kind === 'ten') return behindTens(atoms, head.value, at + 1, head);
  return null;
}

/** `vingt` + `et un`, `soixante` + `dix-sept`, `twenty` + `one`. */
function behindTens(atoms: Atoms, tens: number, at: number, last: Atom): Part {
  const plain = part(tens, at, last);
  const isFrench = atoms.doc.language === 'fr';
  const isSeventy = isFrench && (tens === 60 || tens === 80);
  const next = joined(atoms, at);
  if (!next) return plain;
  if (next.kind === 'and') {
    const one = joined(atoms, at + 1);
    if (!isFrench || !one) return plain;
    if (one.kind === 'digit' && one.value === 1) return part(tens + 1, at + 2, one);
    return isSeventy && one.kind === 'teen' && one.value === 11
      ? part(tens + 11, at + 2, one)
      : plain;
  }
  if (next.kind === 'digit' && next.value > 0) return part(tens + next.value, at + 1, next);
  if (!isSeventy || next.kind !== 'teen') return plain;
  const teen = below100(atoms, at);
  return teen ? { ...teen, value: tens + teen.value } : plain;
}

/** The smaller one first: `خمسة وعشرون`, `خمسة عشر`. */
function below100Arabic(atoms: Atoms, at: number): Part | null {
  const head = atoms.all[at] as Atom;
  if (head.kind === 'teen' || head.kind === 'ten') return part(head.value, at + 1, head);
  if (head.kind !== 'digit') return null;
  const next = joined(atoms, at + 1);
  if (next?.kind === 'ten' && next.hasAnd) return part(head.value + next.value, at + 2, next);
  if (next?.kind === 'teen' && !next.hasAnd) return part(head.value + next.value, at + 2, next);
  return part(head.value, at + 1, head);
}

/** 1–999, without a scale behind it. */
export const belowThousandAt = (atoms: Atoms, at: number): Part | null =>
  below1000(atoms, at, false);

/** What stands before a scale: `trois cent vingt`, `322 cents`, `3 000`, `a`. */
function below1000(atoms: Atoms, at: number, mayAnd: boolean): Part | null {
  const head = atoms.all[at];
  if (!head) return null;
  const { language } = atoms.doc;
  const isCent = (atom: Atom | undefined) => atom?.kind === 'hundred';
  let hundreds: Part | null = null;
  if (head.kind === 'digits') {
    const next = joined(atoms, at + 1);
    if (head.isOrdinal || !next || !isCent(next) || next.value !== 100) {
      return part(head.value, at + 1, head);
    }
    hundreds = part(head.value * 100, at + 2, next, true);
  } else if (head.kind === 'article') {
    const next = joined(atoms, at + 1);
    if (!next) return null;
    if (isCent(next) && !next.isPlural) hundreds = part(100, at + 2, next, true);
    else return next.kind === 'scale' && !next.isPlural ? part(1, at + 1, head) : null;
  } else if (
    isCent(head) &&
    (language === 'ar' ? !head.isPlural : language === 'fr' && !head.isPlural)
  ) {
    hundreds = part(head.value, at + 1, head, true);
  } else {
    const small = below100(atoms, at);
    if (!small || small.isOrdinal) return small;
    const next = joined(atoms, small.to);
    const mayHundred =
      language === 'en'
        ? small.value >= 1
        : language === 'fr'
          ? (small.value >= 2 && small.value <= 9) || (small.value >= 11 && small.value <= 19)
          : small.value >= 3 && small.value <= 9 && next?.value === 100 && !next.hasAnd;
    if (!isCent(next) || !next || !mayHundred || (language === 'en' && next.isPlural)) return small;
    // `quatre centièmes` is a fraction.
    if (next.isOrdinal && next.isPlural) return small;
    hundreds = part(small.value * 100, small.to + 1, next, true);
  }
  if (hundreds.isOrdinal) return hundreds;
  const rest = restBelow100(atoms, hundreds.to, mayAnd);
  return rest ? { ...rest, value: hundreds.value + rest.value, hundreds: false } : hundreds;
}

/** Behind hundreds or a scale: `vingt`, `and twenty`, `et 21`. */
function restBelow100(atoms: Atoms, at: number, mayAnd: boolean): Part | null {
  const next = joined(atoms, at);
  if (!next) return null;
  if (atoms.doc.language === 'ar') return next.hasAnd ? below100(atoms, at) : null;
  if (next.kind !== 'and') return below100(atoms, at);
  if (!mayAnd) return null;
  const behind = joined(atoms, at + 1);
  const isDigits =
    behind?.kind === 'digits' && behind.value > 0 && behind.value < 100 && !behind.isGrouped;
  const small = !behind
    ? null
    : isDigits
      ? part(behind.value, at + 2, behind)
      : below100(atoms, at + 1);
  if (!small || (isDigits && atoms.all[at - 1]?.kind !== 'hundred')) return null;
  // “cent et deux cents” are two numbers, “cent et trois quarts” has a fraction.
  const after = joined(atoms, small.to);
  const isOther =
    after?.kind === 'hundred' ||
    // `one hundred and fifty thousand` is one, and French has no “and” there.
    (after?.kind === 'scale' && atoms.doc.language === 'fr') ||
    after?.kind === 'part' ||
    (after?.isOrdinal === true && after.isPlural === true);
  return isOther ? null : small;
}

/** A number of more words than any number has is none. */
const MOST_PARTS = 8;

/**
 * A number in words, in digits, or both (`1,5 million`, `3 mille 500`), as far as it goes.
 * @param mayAnd Whether `cent et vingt` may be one: not between `entre` and its `et`.
 */
export function cardinalAt(atoms: Atoms, from: number, mayAnd = true): CardinalFound | null {
  const { language } = atoms.doc;
  const head = atoms.all[from];
  if (!head) return null;
  let total = 0;
  let last = Number.POSITIVE_INFINITY;
  let scale = 1;
  let to = from;
  let isOrdinal = false;
  for (let parts = 0; parts < MOST_PARTS && !isOrdinal; parts++) {
    let at = to;
    let isAnd = false;
    if (parts > 0) {
      const next = joined(atoms, at);
      if (!next) break;
      if (language === 'ar' ? !next.hasAnd : false) break;
      if (next.kind === 'and') {
        if (!mayAnd) break;
        isAnd = true;
        at++;
        if (!joined(atoms, at)) break;
      }
    }
    const begins = atoms.all[at] as Atom;
    if (parts > 0 && begins.kind === 'article') break;
    // `mille` needs nothing before it, nor does the Arabic thousand.
    const isBare =
      begins.kind === 'scale' &&
      !begins.isPlural &&
      (language === 'ar' || (language === 'fr' && begins.value === 1000));
    const small = isBare
      ? { value: 1, to: at, isOrdinal: false, hundreds: false }
      : below1000(atoms, at, mayAnd);
    if (!small) break;
    let value = small.value;
    let by = 1;
    let end = small.to;
    let ordinal = small.isOrdinal;
    while (!ordinal) {
      const next = end === at ? begins : joined(atoms, end);
      if (next?.kind !== 'scale' && next?.kind !== 'short') break;
      if (next.kind === 'short' && begins.kind !== 'digits') break;
      if (next.hasAnd && end > at) break;
      if (by > 1 && next.value === 1000) break;
      if (language === 'en' && next.isPlural && next.value === 1000 && begins.kind !== 'digits')
        break;
      value *= next.value;
      by *= next.value;
      end++;
      ordinal = next.isOrdinal === true;
    }
    if (by >= last) {
      // `quatre mille trois cents milliards`
      if (by === last || total >= 1e6 || isAnd) break;
      total = (total + small.value) * by;
    } else {
      if (value >= last) break;
      if (isAnd && by === 1 && value >= 100 && language === 'en') break;
      if (parts > 0 && begins.kind === 'digits') {
        const isRest = isAnd ? value < 100 : begins.isGrouped || by > 1 || value !== begins.value;
        if (!isRest || !Number.isInteger(begins.value)) break;
      }
      total += value;
    }
    to = end;
    last = by;
    scale = small.hundreds && by === 1 ? 100 : by;
    isOrdinal = ordinal;
    if (by === 1) break;
  }
  if (to === from) return null;
  return {
    // 1.1 million is no 1100000.0000000002.
    value: Number(total.toPrecision(15)),
    to,
    scale,
    isOrdinal,
    isArticle: to === from + 1 && head.isArticle === true,
  };
}
