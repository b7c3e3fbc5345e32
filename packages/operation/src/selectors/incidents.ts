import type { SubjectId } from '../event.ts';
import type { IncidentState } from '../state/records.ts';
import type { Index } from './create-index.ts';

const sorted = new WeakMap<Index, { version: number; list: readonly IncidentState[] }>();

/** Newest first; sorted anew only when an incident changed. */
export const recentIncidents = (
  index: Index,
  limit: number,
  only: { readonly open?: boolean; readonly site?: SubjectId; readonly corridor?: SubjectId } = {},
): readonly IncidentState[] => {
  const version = index.versionOf('incident');
  let known = sorted.get(index);
  if (known?.version !== version) {
    const list = [...index.store.all('incident')].sort(
      (a, b) => (b.happenedAt ?? 0) - (a.happenedAt ?? 0) || (a.id < b.id ? -1 : 1),
    );
    known = { version, list };
    sorted.set(index, known);
  }
  const found: IncidentState[] = [];
  for (const incident of known.list) {
    if (found.length >= limit) break;
    if (only.open && incident.resolved) continue;
    if (only.site && incident.reported?.site !== only.site) continue;
    if (only.corridor && incident.reported?.corridor !== only.corridor) continue;
    found.push(incident);
  }
  return found;
};
