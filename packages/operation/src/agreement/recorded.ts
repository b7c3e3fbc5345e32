import type { SubjectId } from '../event.ts';
import type { SubjectType } from '../kinds/index.ts';
import type { TermState } from '../state/agreement.ts';
import type { States } from '../state/index.ts';
import type { AgreementDraft, DraftTerm } from './draft.ts';
import type { AgreementFacts } from './facts.ts';

/** A reference may name any id of a linked set; a draft knows each by one. */
const resolved = <T>(value: T, resolve: (id: SubjectId) => SubjectId): T => {
  if (typeof value === 'string') return (value.includes('/') ? resolve(value) : value) as T;
  if (Array.isArray(value)) return value.map((one) => resolved(one, resolve)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, resolved(one, resolve)]),
  ) as T;
};

/** What is in force; where nothing is, what was said last. A term that was withdrawn asks for nothing any more. */
const toDraftTerm = (term: TermState): readonly DraftTerm[] => {
  const version = term.inForce ?? term.versions.at(-1);
  if (!version) return [];
  const { about = 'people' } = version.whole;
  const isWithdrawn = term.withdrawn !== null;
  const agreed = term.stances.flatMap(({ party, is, of }) =>
    is === 'agrees' && (of === null || of === version.line) ? [party] : [],
  );
  return [
    {
      id: term.id,
      saidBy: version.by,
      confirmedBy: [...new Set([...version.confirmedBy, ...agreed])],
      disputedBy: term.stances.flatMap(({ party, is }) => (is === 'disputes' ? [party] : [])),
      isInForce: term.inForce !== null && !isWithdrawn,
      wording: isWithdrawn ? { about } : { ...version.whole, about },
    },
  ];
};

/**
 * The agreement as it stands in the records, in the form in which one is entered: so that what is about to be written is looked at
 * together with all that is there. By id, terms in the order in which they were first said.
 */
export const recordedToDraft = ({
  all,
  resolve,
}: Pick<AgreementFacts, 'all' | 'resolve'>): AgreementDraft => {
  const byId = <T extends SubjectType>(type: T): readonly States[T][] =>
    [...all(type)].sort((a, b) => (a.id < b.id ? -1 : 1));
  const terms = byId('term').toSorted((a, b) => (a.firstAt ?? 0) - (b.firstAt ?? 0));
  return resolved<AgreementDraft>(
    {
      parties: byId('party').flatMap(({ id, name, roles, answersFor }) =>
        name === null ? [] : [{ id, name, roles, answersFor }],
      ),
      sites: byId('site').flatMap(({ id, defined }) =>
        defined ? [{ id, name: defined.name, siteKind: defined.siteKind }] : [],
      ),
      roads: byId('corridor').flatMap(({ id, name, sites }) =>
        sites.length ? [{ id, name, sites }] : [],
      ),
      windows: byId('window').flatMap(({ id, announced }) =>
        announced ? [{ ...announced, id }] : [],
      ),
      terms: terms.flatMap(toDraftTerm),
      batches: byId('batch').flatMap(({ id, planned }) => (planned ? [{ ...planned, id }] : [])),
      conditions: byId('condition').flatMap(({ id, required }) =>
        required ? [{ ...required.fact, id }] : [],
      ),
    },
    resolve,
  );
};
