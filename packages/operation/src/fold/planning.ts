import type { OperationEvent, SubjectId } from '../event.ts';
import type { ExportState, ForecastState, PlanState, PromiseState } from '../state/records.ts';
import { momentOf, prepare } from './prepare.ts';

export const foldPlan = (id: SubjectId, lines: readonly OperationEvent[]): PlanState => {
  const { events, common } = prepare('plan', id, lines);
  let announced: PlanState['announced'] = null;
  let changes = 0;
  for (const event of events) {
    if (event.kind === 'announced@1') announced = momentOf(event);
    else changes++;
  }
  const timetable = events[events.length - 1]?.fact.timetable ?? null;
  return { ...common([], []), type: 'plan', timetable, announced, changes };
};

/** Newest by the hour it was made for, not by when it came in. */
export const foldForecast = (id: SubjectId, lines: readonly OperationEvent[]): ForecastState => {
  const { events, common } = prepare('forecast', id, lines);
  const issued = events.map((event) => event.fact).sort((a, b) => a.asOf - b.asOf);
  return { ...common([], []), type: 'forecast', newest: issued[issued.length - 1] ?? null, issued };
};

export const foldPromise = (id: SubjectId, lines: readonly OperationEvent[]): PromiseState => {
  const { events, common } = prepare('promise', id, lines);
  let made: PromiseState['made'] = null;
  let due: PromiseState['due'] = null;
  for (const event of events) {
    if (event.kind === 'made@1') made = event.fact;
    else due = momentOf(event);
  }
  return { ...common([], []), type: 'promise', made, due };
};

export const foldExport = (id: SubjectId, lines: readonly OperationEvent[]): ExportState => {
  const { events, common } = prepare('export', id, lines);
  const made = events.map((event) => ({ fact: event.fact, told: momentOf(event) }));
  return { ...common([], []), type: 'export', made };
};
