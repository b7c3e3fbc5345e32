import type { OperationEvent } from '../event.ts';
import { CHECKS } from '../kinds/check.ts';
import { subjectTypeOf } from '../kinds/index.ts';

const VERDICT = Symbol('verdict');

/** An event whose fact has been checked once, so that folding again does not check again. */
export interface Understood extends OperationEvent {
  readonly [VERDICT]: boolean;
}

const isChecked = (event: OperationEvent): event is Understood => VERDICT in event;

/** Checks an event against its kind. Call it once where events are loaded; `foldSubject` takes both. */
export const understand = (event: OperationEvent): Understood => {
  if (isChecked(event)) return event;
  const check = CHECKS.get(subjectTypeOf(event.subject))?.byKind.get(event.kind);
  return { ...event, [VERDICT]: check?.(event.fact) ?? false };
};

/** Whether this app knows the kind and the fact fits it. Unknown kinds are kept and counted. */
export const isUnderstood = (event: OperationEvent): boolean => {
  if (isChecked(event)) return event[VERDICT];
  const check = CHECKS.get(subjectTypeOf(event.subject))?.byKind.get(event.kind);
  return check?.(event.fact) ?? false;
};
