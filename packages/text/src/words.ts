import type { Values } from './fill.ts';
import { isolate } from './isolate.ts';
import { t } from './t.ts';

/**
 * English of a closed list of codes. The compiler sees to it that no code is left without a word, and the
 * catalogues find every word in it.
 */
export type Words<Code extends string> = Readonly<Record<Code, string>>;

/** The word of a code on this screen, its places filled. A code of a newer app is shown as it is written. */
export const wordOf = (
  words: Readonly<Record<string, string>>,
  code: string,
  values?: Values,
): string =>
  Object.hasOwn(words, code) ? t(words[code] ?? code, values) : isolate(code.replaceAll('-', ' '));

/** The codes of a list, in order, for a choice. */
export const codesIn = <List extends Readonly<Record<string, string>>>(
  words: List,
): readonly (keyof List & string)[] => Object.keys(words);
