import type { Span } from './span.ts';
import type { Token } from './token.ts';

/** What stands in the text from one token to another, both included. */
export const spanOf = (
  { tokens }: { readonly tokens: readonly Token[] },
  first: number,
  last: number,
): Span => ({ start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0 });

/** Words with a blank between them, to be looked up as `fold` writes them. */
export const wordSet = (words: string): ReadonlySet<string> =>
  new Set(words.split(' ').filter(Boolean));

/** The comma of `6,483`, which parts nothing. */
export const isInNumber = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.kind === 'mark' &&
  tokens[at]?.before === 'nothing' &&
  tokens[at - 1]?.kind === 'digits' &&
  tokens[at + 1]?.kind === 'digits' &&
  tokens[at + 1]?.before === 'nothing';
