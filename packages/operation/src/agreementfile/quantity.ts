/** People as a file says them. */
export type Said =
  | { readonly exact: number }
  | { readonly low: number; readonly high: number }
  | { readonly allWhoWish: true }
  | { readonly about: number };

const MOST = 1_000_000_000;
const EASTERN = /[٠-٩۰-۹]/g;
/** Digits of any of the scripts that an agreement is written in. */
const withDigits = (text: string): string =>
  text.replace(EASTERN, (digit) => String((digit.codePointAt(0) as number) & 15));

const NUMBER = "\\d{1,3}(?:[,٬' \\u00a0\\u202f’]\\d{3})+|\\d{1,10}";
const ONE = new RegExp(`^(?:${NUMBER})$`);
const RANGE = new RegExp(`^(${NUMBER})\\s*(?:-|–|—|to|…|\\.\\.)\\s*(${NUMBER})$`);
const ABOUT = new RegExp(`^(?:about|around|some|approximately|roughly|~|≈|ca\\.?)\\s*(${NUMBER})$`);
const UP_TO = new RegExp(`^(?:up to|at most|no more than|≤)\\s*(${NUMBER})$`);

/** A whole number, with or without marks between thousands; null where it is none. */
export const countIn = (text: string): number | null => {
  const plain = withDigits(text).trim();
  if (!ONE.test(plain)) return null;
  const value = Number(plain.replace(/\D/g, ''));
  return value <= MOST ? value : null;
};

/** `1500`, `1200-1500`, `all who wish`, `about 300`, `up to 60`; null where it is none of these. */
export const quantityIn = (text: string): Said | null => {
  const plain = withDigits(text).trim().toLowerCase().replace(/\s+/g, ' ');
  if (/^(?:all|everybody|everyone)(?: who (?:wish|wishes|want|wants))?$/.test(plain))
    return { allWhoWish: true };
  const one = countIn(plain);
  if (one !== null) return { exact: one };
  const about = ABOUT.exec(plain);
  if (about) {
    const value = countIn(about[1] as string);
    return value === null ? null : { about: value };
  }
  const most = UP_TO.exec(plain);
  if (most) {
    const high = countIn(most[1] as string);
    return high === null ? null : { low: 0, high };
  }
  const range = RANGE.exec(plain);
  if (!range) return null;
  const [low, high] = [countIn(range[1] as string), countIn(range[2] as string)];
  return low === null || high === null ? null : { low, high };
};
