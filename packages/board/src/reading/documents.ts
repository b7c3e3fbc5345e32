import type { SubjectId } from '@corridor/operation';
import { listed, t } from '@corridor/text';
import { calendarDay } from '../time/calendar.ts';
import { type Facts, zoneOf } from '../view/facts.ts';
import { decisionOf } from './decisions.ts';

/** A text that was read here, as a list of them shows it. */
export interface DocumentRow {
  readonly id: SubjectId;
  readonly hash: string;
  readonly publisher: string;
  /** `YYYY-MM-DD`; empty: nobody knows. */
  readonly publishedOn: string;
  readonly language: string;
  readonly recorded: number;
  readonly rejected: number;
  readonly addedAt: number;
}

/** The newest first. */
export function documentRows(facts: Facts): readonly DocumentRow[] {
  const decided = new Map<string, { recorded: number; rejected: number }>();
  for (const state of facts.states('claim').values()) {
    const document = state.claim?.document;
    if (!document) continue;
    const sums = decided.get(document) ?? { recorded: 0, rejected: 0 };
    const decision = decisionOf(state);
    if (decision === 'accepted') sums.recorded += 1;
    if (decision === 'rejected') sums.rejected += 1;
    decided.set(document, sums);
  }
  return [...facts.states('document').values()]
    .flatMap(({ id, added, firstAt }) =>
      added
        ? {
            id,
            hash: added.hash,
            publisher: added.publisher ?? '',
            publishedOn: added.publishedOn ?? '',
            language: added.language,
            recorded: decided.get(id)?.recorded ?? 0,
            rejected: decided.get(id)?.rejected ?? 0,
            addedAt: firstAt ?? 0,
          }
        : [],
    )
    .sort((a, b) => b.addedAt - a.addedAt || (a.id < b.id ? -1 : 1));
}

/** `Le Courrier, 16 December`; what is known of it. */
export const documentName = (facts: Facts, row: Pick<DocumentRow, 'publisher' | 'publishedOn'>) =>
  listed([
    row.publisher || t('publisher not known'),
    row.publishedOn ? calendarDay(row.publishedOn, zoneOf(facts)) : t('day not known'),
  ]);
