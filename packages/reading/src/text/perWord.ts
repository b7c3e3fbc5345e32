import type { Token } from './token.ts';

/** What a word says by itself, found out once in a text for all the places where it is written so. */
export function perWord<T>(of: (token: Token) => T): (token: Token) => T {
  const known: T[] = [];
  return (token) => {
    const { word } = token;
    if (word < 0) return of(token);
    let found = known[word];
    if (found === undefined) {
      found = of(token);
      known[word] = found;
    }
    return found;
  };
}
