import { codesIn, type Words, wordOf } from '@corridor/text';
import type { ListFault } from './fingerprint.ts';

export type ListAct = 'asked-for' | 'received' | 'given' | 'refused';

const acts: Words<ListAct> = {
  'asked-for': 'asked for',
  received: 'received',
  given: 'given',
  refused: 'refused',
};
/** `by`: who did it. */
const sentences: Words<ListAct> = {
  'asked-for': 'asked for by {by}, of {to}',
  received: 'received by {to}, from {by}',
  given: 'given by {by}, to {to}',
  refused: 'refused by {by}, to {to}',
};
const by: Words<ListAct> = {
  'asked-for': 'Who asks',
  received: 'From whom',
  given: 'Who gives it',
  refused: 'Who refuses',
};
const to: Words<ListAct> = {
  'asked-for': 'Whom they ask',
  received: 'Who received it',
  given: 'To whom',
  refused: 'Who had asked',
};
const faults: Words<ListFault> = {
  'not-text': 'This is no list in letters. Save it as text or CSV on the machine where it lies.',
  'no-lines': 'There is not one line in it.',
  'too-large': 'It is larger than 20 MB: that is no list of names.',
  'not-read': 'It could not be read.',
};
const lists = { acts, sentences, by, to, faults };
type Lists = typeof lists;

export const listWord = <L extends keyof Lists>(
  list: L,
  code: keyof Lists[L] & string,
  values?: Readonly<Record<string, string | number>>,
): string => wordOf(lists[list], code, values);
export const listActs = (): readonly { readonly value: ListAct; readonly text: string }[] =>
  codesIn(acts).map((value) => ({ value, text: wordOf(acts, value) }));
export const isListAct = (code: string): code is ListAct => Object.hasOwn(acts, code);
