import type { OperationEvent, SubjectId } from '../event.ts';
import type { ClaimState, DocumentState } from '../state/records.ts';
import { momentOf, prepare } from './prepare.ts';

export const foldDocument = (id: SubjectId, lines: readonly OperationEvent[]): DocumentState => {
  const { events, common } = prepare('document', id, lines);
  return { ...common([], []), type: 'document', added: events[events.length - 1]?.fact ?? null };
};

/** What a machine proposed is not a claim until a person recorded it, and a record is not undone by a proposal. */
export const foldClaim = (id: SubjectId, lines: readonly OperationEvent[]): ClaimState => {
  const { events, common } = prepare('claim', id, lines);
  let claim: ClaimState['claim'] = null;
  let status: ClaimState['status'] = 'unknown';
  let verdict: ClaimState['verdict'] = null;
  let told: ClaimState['told'] = null;
  let isRecorded = false;
  for (const event of events) {
    switch (event.kind) {
      case 'proposed@1':
        if (isRecorded) break;
        claim = event.fact;
        told = momentOf(event);
        if (status === 'unknown') status = 'proposed';
        break;
      case 'recorded@1':
        isRecorded = true;
        claim = event.fact;
        told = momentOf(event);
        if (status !== 'withdrawn') status = 'recorded';
        break;
      case 'reviewed@1':
        verdict = event.fact.verdict;
        if (status !== 'withdrawn') status = 'reviewed';
        break;
      case 'withdrawn@1':
        status = 'withdrawn';
        break;
      default:
        event satisfies never;
    }
  }
  return { ...common([], []), type: 'claim', claim, status, verdict, told };
};
