import { useCallback } from 'react';
import type { PlannedLines } from '../marey/marey.ts';
import type { Road } from '../view/roads.ts';
import { plannedLines } from './plannedLines.ts';
import { useMayPlan, usePlan } from './usePlan.ts';

/** What is planned on a road, for the time–distance diagram. */
export function usePlannedLines(now: number): (road: Road) => PlannedLines {
  const mayPlan = useMayPlan();
  const { answer } = usePlan(now);
  const shown = mayPlan ? answer : null;
  return useCallback((road) => plannedLines(road, shown), [shown]);
}
