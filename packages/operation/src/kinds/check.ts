import { type Check, compileCheck } from './compile.ts';
import { kinds, SUBJECT_TYPES } from './index.ts';

export interface TypeChecks {
  readonly prefix: string;
  readonly byKind: ReadonlyMap<string, Check>;
}

/** A check per subject type and kind, made once when the app starts. */
export const CHECKS: ReadonlyMap<string, TypeChecks> = new Map(
  SUBJECT_TYPES.map((type) => [
    type,
    {
      prefix: `${type}/`,
      byKind: new Map(
        Object.entries(kinds[type]).map(([kind, schema]) => [kind, compileCheck(schema)]),
      ),
    },
  ]),
);
