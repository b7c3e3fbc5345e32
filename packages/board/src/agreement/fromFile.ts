import type { AgreementDraft, SubjectId } from '@corridor/operation';
import type { DraftedFact } from '@corridor/operation/agreement-file';
import type { Facts } from '../view/facts.ts';
import { namedLine, type Pending } from './weigh.ts';

const plain = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

/** Ids of the file whose name somebody has here already: the same party, place or road, not a second one. */
export function knownByName(
  draft: AgreementDraft,
  facts: Facts,
): ReadonlyMap<SubjectId, SubjectId> {
  const found = new Map<SubjectId, SubjectId>();
  const match = (
    drafted: readonly { readonly id: SubjectId; readonly name: string | null }[],
    known: Iterable<{ readonly id: SubjectId; readonly name: string | null | undefined }>,
  ) => {
    const byName = new Map<string, SubjectId>();
    for (const { id, name } of known) if (name) byName.set(plain(name), id);
    for (const { id, name } of drafted) {
      const other = name === null ? undefined : byName.get(plain(name));
      if (other !== undefined && other !== id) found.set(id, other);
    }
  };
  match(draft.parties, facts.states('party').values());
  match(
    draft.sites,
    [...facts.states('site').values()].map(({ id, defined }) => ({ id, name: defined?.name })),
  );
  match(draft.roads, facts.states('corridor').values());
  return found;
}

/** The same draft, with those ids everywhere. */
export function renamed<T>(value: T, names: ReadonlyMap<SubjectId, SubjectId>): T {
  if (typeof value === 'string') return (names.get(value) ?? value) as T;
  if (Array.isArray(value)) return value.map((one) => renamed(one, names)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, renamed(one, names)]),
  ) as T;
}

/** The lines of a file as they are weighed: whoever speaks of another line calls it by its place. */
export const toPending = (drafted: readonly DraftedFact[]): readonly Pending[] =>
  drafted.map(({ subject, kind, fact, lineOf }, i) => ({
    subject,
    kind,
    fact: lineOf === undefined ? fact : { ...fact, of: namedLine(String(lineOf)) },
    line: namedLine(String(i)),
  }));

const ANSWERS: ReadonlySet<string> = new Set(['confirmed@1', 'in-force@1', 'disputed@1']);

/** What is said first, then who answered to it: an answer needs the id that its line has got by then. */
export const inTurns = (
  drafted: readonly DraftedFact[],
): { readonly first: readonly DraftedFact[]; readonly answers: readonly DraftedFact[] } => ({
  first: drafted.filter(({ kind }) => !ANSWERS.has(kind)),
  answers: drafted.filter(({ kind }) => ANSWERS.has(kind)),
});
