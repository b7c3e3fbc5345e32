import type { Draft, LogEvent } from '@corridor/log';
import type { ClaimFact, ClaimState, SubjectId } from '@corridor/operation';
import type { Proposal } from './proposal.ts';

/** What a person did with a proposal. `open`: nothing yet, or it was undone. */
export type Decision = 'open' | 'accepted' | 'rejected' | 'withdrawn';

export function decisionOf(state: ClaimState | undefined): Decision {
  if (!state) return 'open';
  if (state.status === 'withdrawn') return 'withdrawn';
  if (state.verdict !== null && state.verdict !== 'as-said') return 'rejected';
  return state.status === 'recorded' || state.status === 'reviewed' ? 'accepted' : 'open';
}

/** What was recorded of this text and is read no longer: by hand, or by a reader that read otherwise. */
export const readOtherwise = (
  document: SubjectId,
  proposals: readonly Proposal[],
  states: Iterable<ClaimState>,
): readonly Proposal[] => {
  const known = new Set(proposals.map(({ id }) => id));
  return [...states].flatMap(({ id, claim }): readonly Proposal[] => {
    if (claim?.document !== document || known.has(id)) return [];
    const { start, end } = claim;
    if (start === undefined || end === undefined || end <= start) return [];
    const quote = { start, end };
    // Nobody knows which of its words is the figure: the whole of it is shown, as of an event.
    return [{ id, fact: claim, quote, mark: quote, isEvent: true, by: [], notTaken: [] }];
  });
};

/** The reader's own words stand in the log beside what the person made of them; once, however often it is decided anew. */
const proposed = ({ id, fact }: Proposal, events: readonly LogEvent[]): readonly Draft[] =>
  events.some(({ kind }) => kind === 'proposed@1')
    ? []
    : [{ kind: 'proposed@1', subject: id, fact }];

export const accepting = (
  proposal: Proposal,
  events: readonly LogEvent[],
  fact: ClaimFact = proposal.fact,
): readonly Draft[] => [
  ...proposed(proposal, events),
  { kind: 'recorded@1', subject: proposal.id, fact },
];

export const rejecting = (proposal: Proposal, events: readonly LogEvent[]): readonly Draft[] => [
  ...proposed(proposal, events),
  { kind: 'reviewed@1', subject: proposal.id, fact: { verdict: 'not-a-claim' } },
];

/** The lines that made the decision, those taken back already left out. */
export function decidingLines(events: readonly LogEvent[]): readonly LogEvent[] {
  const gone = new Set(
    events.flatMap(({ kind, fact }) =>
      kind === 'retracted@1' ? [(fact as { readonly of?: string }).of] : [],
    ),
  );
  return events.filter(
    ({ kind, id }) => (kind === 'recorded@1' || kind === 'reviewed@1') && !gone.has(id),
  );
}

/** The next one that nobody has decided, going on from here and beginning again at the top. */
export function nextOpen<T extends { readonly id: string }>(
  list: readonly T[],
  from: string | null,
  isOpen: (one: T) => boolean,
): T | null {
  const at = list.findIndex(({ id }) => id === from);
  const order = [...list.slice(at + 1), ...list.slice(0, at + 1)];
  return order.find((one) => one.id !== from && isOpen(one)) ?? null;
}
