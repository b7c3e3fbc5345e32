import type { OperationEvent } from '../event.ts';
import { CHECKS } from '../kinds/check.ts';
import { subjectTypeOf } from '../kinds/index.ts';

const READING = Symbol('reading');

/** How a fold reads an event. */
export const UNKNOWN = 0;
export const OWN = 1;
export const AMENDMENT = 2;
const LINK = 3;
type Reading = typeof UNKNOWN | typeof OWN | typeof AMENDMENT | typeof LINK;

/** An event whose fact has been checked once, so that folding again does not check again. */
export interface Understood extends OperationEvent {
  readonly [READING]: Reading;
}

const OTHERS: ReadonlyMap<string, Reading> = new Map([
  ['corrected@1', AMENDMENT],
  ['retracted@1', AMENDMENT],
  ['same-as@1', LINK],
  ['not-same@1', LINK],
]);

const read = (event: OperationEvent): Reading => {
  const check = CHECKS.get(subjectTypeOf(event.subject))?.get(event.kind);
  return check?.(event.fact) ? (OTHERS.get(event.kind) ?? OWN) : UNKNOWN;
};

const readBefore = (event: OperationEvent): Reading | undefined => (event as Understood)[READING];

/** Checks an event against its kind. Call it once where events are loaded; `foldSubject` takes both. */
export const understand = (event: OperationEvent): Understood =>
  readBefore(event) === undefined ? { ...event, [READING]: read(event) } : (event as Understood);

export const readingOf = (event: OperationEvent): Reading => readBefore(event) ?? read(event);

/** Whether this app knows the kind and the fact fits it. Unknown kinds are kept and counted. */
export const isUnderstood = (event: OperationEvent): boolean => readingOf(event) !== UNKNOWN;
