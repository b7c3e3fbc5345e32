import {
  type AgreementDraft,
  type AgreementFinding,
  checkAgreement,
  foldSubject,
  isSubjectType,
  type LineId,
  type Means,
  type OperationEvent,
  recordedToDraft,
  type States,
  type SubjectId,
  type SubjectType,
  subjectTypeOf,
} from '@corridor/operation';
import type { Board } from '../app/board.ts';
import type { Facts } from '../view/facts.ts';

/** A line that is about to be written. `line`: under this name another of them speaks of it. */
export interface Pending {
  readonly subject: SubjectId;
  readonly kind: string;
  readonly fact: unknown;
  readonly line?: string;
}

/** A name for a line that is not written yet, in the form of a line's id. */
export const namedLine = (name: string): LineId => `${name}-`.padEnd(43, '0');

/** What is recorded, with what is about to be as if it stood already. Nothing is written. */
export function asIfWritten(
  { facts, records, device }: Pick<Board, 'facts' | 'records' | 'device'>,
  pending: readonly Pending[],
  now: number,
): Facts {
  const over = new Map<SubjectId, States[SubjectType]>();
  const groups = Map.groupBy(pending, ({ subject }) => facts.nameOf(subject));
  for (const [subject, lines] of groups) {
    const type = subjectTypeOf(subject);
    if (!isSubjectType(type)) continue;
    const stood = records
      .events(subject)
      .filter((event) => records.standingOf(event) === 'stands') as readonly OperationEvent[];
    const last = stood.reduce((most, { seq }) => Math.max(most, seq), 0);
    const events = lines.map(
      ({ kind, fact, line }, i): OperationEvent => ({
        id: line ?? namedLine(`pending-${i}`),
        device,
        person: device,
        // After everything of this device that could stand there.
        seq: last + 1_000_000 + i,
        hlc: [now, i],
        wall: now,
        at: now,
        doubt: 0,
        kind,
        subject,
        after: [...stood.map(({ id }) => id)],
        fact,
      }),
    );
    over.set(subject, foldSubject(type, subject, [...stood, ...events]));
  }
  return {
    ...facts,
    states: <T extends SubjectType>(type: T) => {
      const states = new Map(facts.states(type));
      for (const [id, state] of over) if (state.type === type) states.set(id, state as States[T]);
      return states;
    },
  };
}

export interface Weighed {
  /** With what is about to be written, for the names in the sentences. */
  readonly facts: Facts;
  readonly draft: AgreementDraft;
  /** New with what is about to be written; nothing of it is written. */
  readonly refused: readonly AgreementFinding[];
  readonly noted: readonly AgreementFinding[];
}

export const idOfFinding = (draft: AgreementDraft, { where }: AgreementFinding): SubjectId =>
  draft[where.list][where.index]?.id ?? '';

const keyOf = (draft: AgreementDraft, finding: AgreementFinding): string =>
  JSON.stringify([
    finding.rule,
    idOfFinding(draft, finding),
    finding.where.field,
    finding.of as { readonly means?: Means },
  ]);

export const toDraft = (facts: Facts): AgreementDraft =>
  recordedToDraft({ all: (type) => facts.states(type).values(), resolve: facts.nameOf });

/** What the check of the whole agreement says to what is about to be written, beyond what it says already. */
export function weigh(
  board: Pick<Board, 'facts' | 'records' | 'device'>,
  pending: readonly Pending[],
  now: number,
): Weighed {
  const stands = toDraft(board.facts);
  const known = new Set(checkAgreement(stands).map((finding) => keyOf(stands, finding)));
  const facts = asIfWritten(board, pending, now);
  const draft = toDraft(facts);
  const fresh = checkAgreement(draft).filter((finding) => !known.has(keyOf(draft, finding)));
  return {
    facts,
    draft,
    refused: fresh.filter(({ level }) => level === 'refused'),
    noted: fresh.filter(({ level }) => level === 'noted'),
  };
}
