import type { BatchState, ConditionView, SubjectId } from '@corridor/operation';
import { type ConditionRow, toConditionRow } from '../guard/conditionRow.ts';
import type { ZoneClock } from '../time/zone.ts';
import { type Facts, stateOf } from '../view/facts.ts';

export interface ResumeRow extends ConditionRow {
  /** What only our own people's eyes can say: it can be written down here. */
  readonly isSeenByUs: boolean;
}

const OWN_EYES: readonly string[] = ['security-agrees', 'crew-ready', 'observer-present'];

/** What must be so before something moves again: what is missing first. */
export const toResumeRows = (
  facts: Facts,
  of: SubjectId,
  views: readonly ConditionView[],
  now: number,
  clock: ZoneClock,
): readonly ResumeRow[] => {
  // What stands is no batch; a condition's words look only at its name.
  const about = { id: of, planned: null } as unknown as BatchState;
  return views
    .map((view) => ({
      ...toConditionRow(facts, about, view, now, clock),
      isSeenByUs:
        view.ways.flat().some(({ means }) => OWN_EYES.includes(means.is)) &&
        stateOf(facts, 'condition', view.id)?.required != null,
    }))
    .sort((a, b) => Number(b.blocks) - Number(a.blocks) || (a.id < b.id ? -1 : 1));
};
