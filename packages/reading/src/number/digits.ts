import type { Language } from '../text/doc.ts';
import type { Token } from '../text/token.ts';

export interface DigitsFound {
  readonly value: number;
  /** Token, included. */
  readonly last: number;
  /** `3e`, `21st`. */
  readonly isOrdinal: boolean;
  /** In groups of three, or with a fraction: surely no year. */
  readonly isGrouped: boolean;
}

/** More digits than this are no count but a name of something: an account, a telephone. */
const MOST_DIGITS = 15;
const MOST_GROUPS = 5;
const APOSTROPHES = new Set(["'", '’', '‘', 'ʼ', '٬']);
const FRENCH_ORDINAL =
  /^(?:e|er|ers|ere|eres|re|res|eme|emes|ieme|iemes|me|nd|nds|nde|ndes|ier|iere)$/;
const ENGLISH_ORDINAL = /^(?:st|nd|rd|th)$/;
/** What is measured and not counted; behind these `4,800` has a fraction, before people it has thousands. */
const MEASURED =
  /^(?:k?m|cm|mm|ha|kg|g|t|l|km2|m2|m3|million|milliard|billion|pour|euro|dollar|degre|metre|litre|tonne|hectare|heure|kilo|mille)/;

/** One blank of a kind that stands within numbers; a tabulator parts two columns. */
const BLANK = /^[ \u00a0\u2007\u2009\u202f]$/;

const glued = (token: Token | undefined, folded: string): boolean =>
  token?.before === 'nothing' && token.folded === folded;

/** The number that begins with these digits, with its thousands and its fraction; null: a part of a name (`M23`, `F-16`). */
export function digitsAt(
  text: string,
  tokens: readonly Token[],
  first: number,
  language: Language,
): DigitsFound | null {
  const head = tokens[first] as Token;
  if (head.folded.length > MOST_DIGITS) return null;
  if (isPartOfName(tokens, first)) return null;
  let digits = head.folded;
  let last = first;
  let isGrouped = false;
  const separatorAt = (at: number): string | null => {
    const next = tokens[at];
    if (!next) return null;
    if (next.kind === 'digits') {
      const previous = tokens[at - 1] as Token;
      return BLANK.test(text.slice(previous.end, next.start)) ? ' ' : null;
    }
    if (next.before !== 'nothing') return null;
    const mark = APOSTROPHES.has(next.folded) ? "'" : next.folded;
    if (mark !== "'" && mark !== '.' && mark !== ',') return null;
    const behind = tokens[at + 1];
    return behind?.kind === 'digits' && behind.before === 'nothing' ? mark : null;
  };
  // “le 15 200 personnes” is a day and 200, for a plural would have “les”.
  const isDay =
    language === 'fr' && tokens[first - 1]?.folded === 'le' && Number(head.folded) <= 31;
  const separator =
    !isDay && head.folded.length <= 3 && head.folded[0] !== '0' ? separatorAt(first + 1) : null;
  const step = separator === ' ' ? 1 : 2;
  const group = (at: number) => {
    const next = separatorAt(at + 1) === separator ? tokens[at + step] : undefined;
    return next && next.folded.length === 3 ? next : null;
  };
  if (separator !== null) {
    let groups = 0;
    let end = last;
    let all = digits;
    let next = group(end);
    while (next && groups < MOST_GROUPS) {
      all += next.folded;
      end += step;
      groups++;
      next = group(end);
    }
    const isIndian = groups === 0 && separator === ',' ? indianAt(tokens, first) : null;
    if (isIndian) {
      digits = isIndian.digits;
      last = isIndian.last;
      isGrouped = true;
    } else if (
      groups > 1 ||
      (groups === 1 && isThousands(tokens, first, end, separator, language))
    ) {
      digits = all;
      last = end;
      isGrouped = true;
    }
  }
  if (digits.length > MOST_DIGITS) return null;
  // A fraction; after thousands with the same mark there is none.
  const mark = tokens[last + 1];
  const fraction = tokens[last + 2];
  const isMark =
    mark?.before === 'nothing' &&
    (mark.folded === ',' || mark.folded === '.' || mark.folded === '٫') &&
    !(isGrouped && mark.folded === separator);
  if (
    isMark &&
    fraction?.kind === 'digits' &&
    fraction.before === 'nothing' &&
    fraction.folded.length <= 9 &&
    !isChain(tokens, last + 2) &&
    !isChained(tokens, first)
  ) {
    return {
      value: Number(`${digits}.${fraction.folded}`),
      last: last + 2,
      isOrdinal: false,
      isGrouped: true,
    };
  }
  const suffix = tokens[last + 1];
  const isOrdinal =
    !isGrouped &&
    suffix?.before === 'nothing' &&
    suffix.kind === 'word' &&
    (language === 'en' ? ENGLISH_ORDINAL : FRENCH_ORDINAL).test(suffix.folded);
  return { value: Number(digits), last: isOrdinal ? last + 1 : last, isOrdinal, isGrouped };
}

/** `17.05.2018`, `192.168.1.2`: what goes on like this is no fraction. */
function isChain(tokens: readonly Token[], at: number): boolean {
  const mark = tokens[at + 1];
  const behind = tokens[at + 2];
  return (
    mark?.before === 'nothing' &&
    (mark.folded === '.' || mark.folded === ',') &&
    behind?.kind === 'digits' &&
    behind.before === 'nothing'
  );
}

/** The same, seen from its later parts. */
function isChained(tokens: readonly Token[], at: number): boolean {
  const mark = tokens[at - 1];
  return (
    tokens[at]?.before === 'nothing' &&
    (mark?.folded === '.' || mark?.folded === ',') &&
    mark.before === 'nothing' &&
    tokens[at - 2]?.kind === 'digits'
  );
}

/** Whether one group of three behind a mark are thousands, and not a fraction of three digits. */
function isThousands(
  tokens: readonly Token[],
  first: number,
  end: number,
  separator: string,
  language: Language,
): boolean {
  if (separator === ' ' || separator === "'") return true;
  const isOwn = language === 'ar' || (separator === '.') === (language === 'fr');
  if (isOwn) return true;
  // Nobody writes a fraction of three noughts: `8,000` in French and `8.000` in English are thousands.
  if (tokens[end]?.folded === '000') return true;
  if (language === 'en' || tokens[first]?.folded === '0') return false;
  const next = tokens[end + 1];
  return next?.kind === 'word' && next.before === 'blank' && !MEASURED.test(next.folded);
}

/** `12,34,567`. */
function indianAt(
  tokens: readonly Token[],
  first: number,
): { readonly digits: string; readonly last: number } | null {
  let digits = tokens[first]?.folded ?? '';
  if (digits.length > 2) return null;
  for (let groups = 0, at = first; groups < MOST_GROUPS; groups++, at += 2) {
    const next = tokens[at + 2];
    if (!glued(tokens[at + 1], ',') || next?.kind !== 'digits' || next.before !== 'nothing') {
      return null;
    }
    digits += next.folded;
    if (next.folded.length === 3) return groups > 0 ? { digits, last: at + 2 } : null;
    if (next.folded.length !== 2) return null;
  }
  return null;
}

/** `M23`, `F-16`, `COVID-19`, `4x4`, `#20`, `example.org/2016`: no number, but a part of a name. */
function isPartOfName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token;
  const previous = tokens[at - 1];
  const behind = tokens[at + 2];
  if (glued(tokens[at + 1], 'x') && behind?.kind === 'digits' && behind.before === 'nothing') {
    return true;
  }
  if (token.before !== 'nothing' || !previous) return false;
  // `و١٠`: the “and” of Arabic is written with what follows.
  if (previous.kind === 'word') return !/'$|^[وبلفك]$|^ال$/.test(previous.folded);
  if (previous.folded === '#' || previous.folded === '_' || previous.folded === '@') return true;
  if (previous.folded !== '-' && previous.folded !== '/' && previous.folded !== '=') return false;
  return previous.before === 'nothing' && tokens[at - 2]?.kind === 'word';
}
