import { type Atom, type Atoms, goesOn } from './atoms.ts';

export const OF = new Set(['de', "d'", 'of', 'من']);

/** The atom that follows this one with `de` or `of` between, or with nothing. */
export function behindOf(atoms: Atoms, atom: Atom, needsOf: boolean): Atom | null {
  const { tokens } = atoms.doc;
  const next = tokens[atom.last + 1];
  const isOf = next !== undefined && goesOn(next) && OF.has(next.folded);
  if (needsOf && !isOf) return null;
  const at = atoms.at[atom.last + (isOf ? 2 : 1)] ?? -1;
  const found = at < 0 ? undefined : atoms.all[at];
  return found && goesOn(tokens[found.first]) ? found : null;
}

/** `douzaine`, `mille`, `cent`: a word that multiplies. */
export const isNoun = (atom: Atom | null | undefined): boolean =>
  atom?.kind === 'group' ||
  (atom?.kind === 'scale' && atom.value >= 1e3) ||
  atom?.kind === 'hundred';
