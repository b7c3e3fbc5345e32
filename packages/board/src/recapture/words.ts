import { ASSUMPTIONS, type Assumption, LIST_KINDS, type ListKind } from '@corridor/account';
import { type Words, wordOf } from '@corridor/text';
import type { CompareFault } from './compare.ts';

const kinds: Words<ListKind> = {
  'boarding-manifest': 'who boarded',
  'arrival-registration': 'who was registered on arrival',
  'hospital-admission': 'who was taken in by a hospital',
  'shelter-registration': 'who was registered in a shelter',
  'asked-to-leave': 'who asked to leave',
};
/** `list`, `from`: the number of a list on this form. */
const faults: Words<CompareFault['why'] | 'not-read'> = {
  'too-few-lists': 'Two lists are needed at least: one alone says nothing about who is on none.',
  'too-many-lists': 'Four lists at most.',
  'asks-who-is-inside':
    'List {list} is of people who asked to leave. With it the answer would be how many are still inside, and that is not worked out here.',
  'no-tokens':
    'List {list} has no tokens. A number of people is no list: counts on vehicles cannot be compared like this.',
  'default-token':
    'List {list} has one token on {entries} of its entries: a form filled it in, and it is nobody’s. Take these entries out or give each its own token.',
  'nobody-on-both': 'Nobody is on two of these lists: nothing can be said about who is on none.',
  'made-from-the-other':
    'Nearly everybody on list {list} is on list {from}: it was made from it, and says nothing of its own.',
  'not-text':
    'List {list} is no list in letters. Save it as text or CSV on the machine where it lies.',
  'looks-like-names':
    'List {list} does not look like tokens: one per line, a single piece with a digit in it. Names are not compared here.',
  'not-read': 'A list could not be read.',
};
const assumptions: Words<Assumption> = {
  closed: 'Nobody came or went while the lists were made: all of them are about the same people.',
  'linked-without-error':
    'The same person has the same token on every list, written without a mistake.',
  'same-chance-for-all':
    'Nobody was much likelier than others to be on a list: families, the wounded and those who fear being written down are.',
  'made-apart':
    'Being on one list made nobody likelier to be on another. With two lists this cannot be checked; where it fails, the answer is mostly too low.',
  'tokens-not-shared': 'No token stands for a whole family.',
};
const all = { kinds, faults, assumptions };
type All = typeof all;

export const recaptureWord = <L extends keyof All>(
  list: L,
  code: keyof All[L] & string,
  values?: Readonly<Record<string, string | number>>,
): string => wordOf(all[list], code, values);
export const listKinds = (): readonly { readonly value: ListKind; readonly text: string }[] =>
  LIST_KINDS.map((value) => ({ value, text: wordOf(kinds, value) }));
export const assumptionTexts = (): readonly string[] =>
  ASSUMPTIONS.map((code) => wordOf(assumptions, code));
