import * as v from 'valibot';
import { RETRACTION_REASONS } from './codes.ts';
import { code, fact, line, maybe, ref, yes } from './fields.ts';

type Kinds = { readonly [kind: string]: { readonly entries: v.ObjectEntries } };

/** Every field of every kind of a subject, all optional: what a correction of one of its lines may carry. */
const anyFieldOf = (kinds: Kinds) => {
  const found = new Map<string, Set<v.GenericSchema>>();
  for (const { entries } of Object.values(kinds)) {
    for (const [name, entry] of Object.entries(entries)) {
      const bare =
        entry.type === 'exact_optional' ? (entry as { wrapped?: unknown }).wrapped : entry;
      const schemas = found.get(name) ?? new Set();
      found.set(name, schemas.add(bare as v.GenericSchema));
    }
  }
  const entries: v.ObjectEntries = {};
  for (const [name, schemas] of found) {
    const options = [...schemas];
    const [only] = options;
    entries[name] = v.exactOptional(only && options.length === 1 ? only : v.union(options));
  }
  return fact(entries);
};

/** Without it an amendment reaches only what the same device wrote; only who decides may write it. */
const ofAnother = maybe(yes());

/** Kinds that any subject has. A correction must be in the subject of the line it corrects. */
export const everyKind = (kinds: Kinds) => ({
  'corrected@1': fact({
    of: line(),
    fact: anyFieldOf(kinds),
    reason: maybe(code(RETRACTION_REASONS)),
    ofAnother,
  }),
  'retracted@1': fact({ of: line(), reason: code(RETRACTION_REASONS), ofAnother }),
  'same-as@1': fact({ other: ref() }),
  'not-same@1': fact({ other: ref() }),
});
