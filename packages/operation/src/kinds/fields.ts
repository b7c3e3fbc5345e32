import * as v from 'valibot';
import { SUSPENSION_REASONS } from './codes.ts';

/**
 * What a string in a fact may be. A person who is forced to hand over a log must not be able to hand over
 * a sentence: every string is a code, a reference, a hash or a short label from an allow-list.
 */
export type StringSort = 'ref' | 'hash' | 'line' | 'zone' | 'pcode' | 'date' | 'language' | 'label';

const textOf = (sort: StringSort, pattern: RegExp) =>
  v.pipe(v.string(), v.regex(pattern), v.metadata({ sort }));

/** Longest name part of a subject id; a device's is a key of 43 characters. */
const NAME = '[A-Za-z0-9][A-Za-z0-9_.-]{0,47}';
/** A device's name is its key, which may begin with any of the 64 characters. */
const ANY_NAME = '[A-Za-z0-9_-][A-Za-z0-9_.-]{0,47}';
const DEVICE_NAME = '[A-Za-z0-9_-]{43}';

/** `type/name` of one of the given subject types, or of any type. */
export const ref = (...types: readonly string[]) => {
  const ofOneType = (type: string) => `${type}/${type === 'device' ? DEVICE_NAME : NAME}`;
  const pattern = types.length ? types.map(ofOneType).join('|') : `[a-z]{3,16}/${ANY_NAME}`;
  return textOf('ref', new RegExp(`^(?:${pattern})$`));
};
/** base64url SHA-256 of sealed or stored bytes. */
export const hash = () => textOf('hash', /^[A-Za-z0-9_-]{43}$/);
/** id of a line of the log. */
export const line = () => textOf('line', /^[A-Za-z0-9_-]{43}$/);
/** IANA time zone, `Asia/Damascus`. */
export const zone = () => textOf('zone', /^[A-Za-z]{1,14}(?:\/[A-Za-z0-9_+-]{1,20}){0,2}$/);
export const pcode = () => textOf('pcode', /^[A-Z]{2}[0-9]{2,12}$/);
/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export const date = () => textOf('date', /^[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?$/);
export const language = () => textOf('language', /^[a-z]{2,3}$/);

/**
 * A name of at most 60 characters and 10 words: no sentence punctuation, no control or direction characters,
 * no run of six digits (a telephone or identity number).
 */
const LABEL =
  /^(?=.{1,60}$)(?!.*[0-9]{6})(?!.*\. )(?!.*\.$)(?:[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s!?;:,…"«»“”؟؛،]|[\u200c\u200d])+(?: (?:[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s!?;:,…"«»“”؟؛،]|[\u200c\u200d])+){0,9}$/u;
export const label = () => textOf('label', LABEL);

export const code = <const T extends readonly [string, ...string[]]>(codes: T) => v.picklist(codes);

export const MOST = 1_000_000_000;
/** Number of people, vehicles, lines: 0 … 10⁹. Absurd is allowed; it becomes a finding. */
export const count = () => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST));
/** ms since 1970, UTC. A phone at 2099 is still heard. */
export const instant = () =>
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8_640_000_000_000_000));
export const amount = (from: number, to: number) =>
  v.pipe(v.number(), v.minValue(from), v.maxValue(to));
export const atLeast = (least: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(MOST));
/** A local time of day, on the quarter of an hour: account and public file know no finer time. */
export const hourOfDay = () => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23));
export const quarterOfHour = () =>
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(45), v.multipleOf(15));
export const flag = () => v.boolean();
export const yes = () => v.literal(true);

export const listOf = <const T extends v.GenericSchema>(item: T, most: number) =>
  v.pipe(v.array(item), v.maxLength(most));
export const maybe = <const T extends v.GenericSchema>(schema: T) => v.exactOptional(schema);
export const orNone = <const T extends v.GenericSchema>(schema: T) => v.nullable(schema);
export const either = <const T extends v.GenericSchema[]>(...schemas: T) => v.union(schemas);
/** Unknown fields of a newer app are kept and ignored. */
export const fact = <const T extends v.ObjectEntries>(entries: T) => v.looseObject(entries);

/** Sealed or stored bytes beside the log. */
export const attachment = () => fact({ hash: hash(), size: count() });
/** Who is said to have said so, and where that stands: a state of the agreement is often somebody's word. */
export const onWord = () => ({
  saidBy: maybe(either(ref('party'), label())),
  source: maybe(ref('document', 'claim')),
});
/** Movement is stopped: why, on whose order and through whom, as far as anybody says. */
export const suspension = () => ({
  reason: code(SUSPENSION_REASONS),
  orderedBy: maybe(orNone(ref('party'))),
  relayedBy: maybe(ref('party', 'post')),
  incident: maybe(ref('incident')),
  ...onWord(),
});
/** Moment something happened, when it is told later than it happened. */
export const toldLater = { at: maybe(instant()) };
