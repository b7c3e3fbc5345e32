import type { SubjectId } from '../event.ts';
import type { Index } from './create-index.ts';
import { labelOf } from './rows.ts';

export interface WaitingRow {
  readonly site: SubjectId;
  readonly name: string | null;
  readonly people: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Since when the first of them wait, if anybody told. */
  readonly since: number | null;
  readonly waitedMs: number | null;
  readonly temperature: number | null;
  readonly infants: number | null;
  readonly wounded: number | null;
  readonly lying: number | null;
  readonly crowd: 'calm' | 'pressing' | 'crush' | null;
  readonly observedAt: number;
  readonly ageMs: number;
}

/** Who waits where, as last seen: the longest wait first. Only those who came to be taken, never who remains. */
export const sitesWaiting = (index: Index, now: number): readonly WaitingRow[] => {
  const rows: WaitingRow[] = [];
  for (const site of index.store.all('site')) {
    const { waiting } = site;
    if (!waiting || waiting.fact.people === 0) continue;
    const { people, low, high, since, temperature, infants, wounded, lying } = waiting.fact;
    rows.push({
      site: site.id,
      name: labelOf(index, site.id),
      people,
      low: low ?? null,
      high: high ?? null,
      since: since ?? null,
      waitedMs: since === undefined ? null : Math.max(0, now - since),
      temperature: temperature ?? null,
      infants: infants ?? null,
      wounded: wounded ?? null,
      lying: lying ?? null,
      crowd: site.crowd?.crowd ?? null,
      observedAt: waiting.at,
      ageMs: Math.max(0, now - waiting.at),
    });
  }
  return rows.sort(
    (a, b) =>
      (b.waitedMs ?? -1) - (a.waitedMs ?? -1) || b.people - a.people || (a.site < b.site ? -1 : 1),
  );
};
