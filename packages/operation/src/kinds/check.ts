import { type Check, compileCheck } from './compile.ts';
import { kinds, SUBJECT_TYPES } from './index.ts';

/** A check per subject type and kind, made once when the app starts. */
export const CHECKS: ReadonlyMap<string, ReadonlyMap<string, Check>> = new Map(
  SUBJECT_TYPES.map((type) => [
    type,
    new Map(Object.entries(kinds[type]).map(([kind, schema]) => [kind, compileCheck(schema)])),
  ]),
);
