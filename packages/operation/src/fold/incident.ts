import type { OperationEvent, SubjectId } from '../event.ts';
import type { IncidentState } from '../state/records.ts';
import { momentOf, prepare, timeOf } from './prepare.ts';

export const foldIncident = (id: SubjectId, lines: readonly OperationEvent[]): IncidentState => {
  const { events, seen, common } = prepare('incident', id, lines);
  let first: (typeof events)[number] | null = null;
  let reported: IncidentState['reported'] = null;
  let reports = 0;
  let incidentKind: IncidentState['incidentKind'] = null;
  let happenedAt: number | null = null;
  let reportedLast: number | null = null;
  let resolved: IncidentState['resolved'] = null;
  let lastReport: (typeof events)[number] | null = null;
  let resolvedBy: (typeof events)[number] | null = null;
  const attributions: IncidentState['attributions'][number][] = [];
  const linkedTo = new Set<SubjectId>();
  for (const event of events) {
    switch (event.kind) {
      case 'reported@1':
        reports++;
        lastReport = event;
        reportedLast = Math.max(reportedLast ?? event.at, event.at);
        if (!first) {
          first = event;
          reported = event.fact;
          incidentKind ??= event.fact.incidentKind;
          happenedAt = timeOf(event);
        }
        break;
      case 'classified@1':
        incidentKind = event.fact.incidentKind;
        break;
      case 'attributed@1':
        attributions.push({ to: event.fact.to, by: event.fact.by, told: momentOf(event) });
        break;
      case 'linked@1':
        linkedTo.add(event.fact.to);
        break;
      case 'resolved@1':
        resolvedBy = event;
        resolved = { ...momentOf(event), outcome: event.fact.outcome ?? null };
        break;
      default:
        event satisfies never;
    }
  }
  // A report that whoever resolved it had not seen keeps it open.
  const isOpenAgain = resolvedBy !== null && lastReport !== null && !seen(resolvedBy, lastReport);
  return {
    ...common(
      isOpenAgain && resolvedBy && lastReport
        ? [
            {
              what: 'status',
              stands: 'open',
              line: lastReport.id,
              others: [{ value: 'resolved', line: resolvedBy.id }],
            },
          ]
        : [],
      [],
    ),
    type: 'incident',
    reported,
    reports,
    reportedLast,
    incidentKind,
    happenedAt,
    attributions,
    linkedTo: [...linkedTo].sort(),
    resolved: isOpenAgain ? null : resolved,
  };
};
