import * as v from 'valibot';
import { CHANNELS, LEVELS } from '../kinds/codes.ts';
import { code, count, instant, listOf, maybe, ref } from '../kinds/fields.ts';
import { CALLERS, CONTACT_FUNCTIONS, CONTACT_SAYINGS, CONTACT_WAYS } from './codes.ts';

/**
 * What is sealed of a call. Of codes, references, numbers and times alone: whoever is forced to open it hands over no
 * sentence and no name. Times are ms since 1970. A field that is not named here is not read.
 */
const record = v.object({
  v: v.literal(1),
  party: ref('party'),
  function: code(CONTACT_FUNCTIONS),
  level: code(LEVELS),
  channel: code(CHANNELS),
  way: code(CONTACT_WAYS),
  /** When it was said. */
  at: instant(),
  said: listOf(
    v.object({
      is: code(CONTACT_SAYINGS),
      of: maybe(ref('term', 'batch', 'trip', 'condition', 'window', 'corridor', 'site')),
      people: maybe(count()),
      until: maybe(instant()),
    }),
    12,
  ),
  /** The call that was agreed on: by when, and who calls whom. */
  next: maybe(v.object({ due: instant(), caller: code(CALLERS) })),
});

type Deep<T> = T extends readonly (infer I)[]
  ? readonly Deep<I>[]
  : T extends object
    ? { readonly [K in keyof T]: Deep<T[K]> }
    : T;
export type ContactRecord = Deep<v.InferOutput<typeof record>>;
export type ContactSaying = ContactRecord['said'][number];

/** Every record is as long as the next: its size must not tell how much was said. */
const PAGE = 1024;

/** The text that is sealed. Throws, as a bug, where the record is none. */
export const contactToText = (given: ContactRecord): string => {
  const text = JSON.stringify(v.parse(record, given));
  return text.padEnd(Math.ceil(text.length / PAGE) * PAGE);
};

/** null where the text is no record that this app understands. */
export const textToContact = (text: string): ContactRecord | null => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const read = v.safeParse(record, value);
  return read.success ? (read.output as ContactRecord) : null;
};
