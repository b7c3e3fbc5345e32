import { type OwnLine, takenBack } from './own.ts';

/** One own correction of a record that stands: what the field was, and what it is. */
export interface Change {
  readonly line: OwnLine;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
}

interface Correction {
  readonly of: string;
  readonly fact: { readonly [field: string]: unknown };
  readonly reason?: string;
}

/** A record as this phone's own corrections have left it, and each of them. Later ones stand over earlier ones. */
export const amendedFact = (
  own: readonly OwnLine[],
  record: OwnLine,
): { readonly fact: unknown; readonly changes: readonly Change[] } => {
  const gone = takenBack(own);
  const changes: Change[] = [];
  let fact = record.fact as { readonly [field: string]: unknown };
  for (const line of own) {
    if (line.kind !== 'corrected@1' || gone.has(line.id)) continue;
    const { of, fact: fields, reason = null } = line.fact as Correction;
    if (of !== record.id) continue;
    for (const [field, after] of Object.entries(fields)) {
      changes.push({ line, field, before: fact[field], after, reason });
    }
    fact = { ...fact, ...fields };
  }
  return { fact, changes };
};
