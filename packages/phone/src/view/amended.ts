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

export interface Amended {
  readonly fact: unknown;
  readonly changes: readonly Change[];
}

/**
 * Records as this phone's own corrections have left them, and each of those. Later ones stand over earlier ones. Asked of
 * every row of a long list, so the corrections are sorted out once.
 */
export const amendedBy = (own: readonly OwnLine[]): ((record: OwnLine) => Amended) => {
  const gone = takenBack(own);
  const corrections = new Map<string, OwnLine[]>();
  for (const line of own) {
    if (line.kind !== 'corrected@1' || gone.has(line.id)) continue;
    const { of } = line.fact as Correction;
    const list = corrections.get(of);
    if (list) list.push(line);
    else corrections.set(of, [line]);
  }
  return (record) => {
    const changes: Change[] = [];
    let fact = record.fact as Correction['fact'];
    for (const line of corrections.get(record.id) ?? []) {
      const { fact: fields, reason = null } = line.fact as Correction;
      for (const [field, after] of Object.entries(fields)) {
        changes.push({ line, field, before: fact[field], after, reason });
      }
      fact = { ...fact, ...fields };
    }
    return { fact, changes };
  };
};
