import { type LineId, type Means, type SubjectId, unresolvedShooting } from '@corridor/operation';
import { t } from '@corridor/text';
import type { ZoneClock } from '../time/zone.ts';
import type { Records } from '../trips/history.ts';
import { type Facts, stateOf, vehicleText } from '../view/facts.ts';
import type { ConditionRow } from './conditionRow.ts';
import { placesOf } from './names.ts';

export interface Shown {
  readonly id: string;
  /** `recorded by Coordinator board 10:52`. */
  readonly text: string;
}

/** Subjects in which the lines that show a condition may stand: they name no subject themselves. */
function* subjectsOf(facts: Facts, batch: SubjectId, row: ConditionRow): Generator<SubjectId> {
  if (row.id.startsWith('condition/')) yield row.id;
  yield batch;
  const { from, to } = placesOf(facts, batch);
  for (const site of [from, to]) if (site) yield site;
  const term = stateOf(facts, 'batch', batch)?.planned?.term;
  if (term) yield term;
  for (const { means } of row.ways.flat()) {
    for (const name of ['batch', 'of', 'site', 'corridor', 'window'] as const) {
      const id = (means as Partial<Record<typeof name, SubjectId>> & Means)[name];
      if (id) yield id;
    }
  }
  for (const type of [
    'incident',
    'operation',
    'notice',
    'corridor',
    'site',
    'window',
    'list',
    'condition',
  ] as const) {
    yield* facts.states(type).keys();
  }
}

/** Who recorded what shows a condition, and when. */
export function shownBy(
  facts: Facts,
  records: Records,
  batch: SubjectId,
  row: ConditionRow,
  now: number,
  clock: ZoneClock,
): readonly Shown[] {
  const wanted = new Set<LineId>(row.evidence);
  const state = stateOf(facts, 'batch', batch);
  if (row.id === 'no-unresolved-shooting' && state) {
    for (const { id } of unresolvedShooting(facts.index.guards.facts, state)) {
      const [first] = records.events(id);
      if (first) wanted.add(first.id);
    }
  }
  const found = new Map<LineId, Shown>();
  const looked = new Set<SubjectId>();
  for (const subject of subjectsOf(facts, batch, row)) {
    if (found.size === wanted.size) break;
    if (looked.has(subject)) continue;
    looked.add(subject);
    for (const event of records.events(subject)) {
      if (!wanted.has(event.id)) continue;
      const { at } = event.fact as { readonly at?: number };
      found.set(event.id, {
        id: event.id,
        text: t('recorded by {who} {time}', {
          who: records.deviceLabel(event.device),
          time: clock.near(typeof at === 'number' ? at : event.at, now),
        }),
      });
    }
  }
  return [...found.values()];
}

/** Trips whose counts a condition is measured with. */
export function tripsOf(
  facts: Facts,
  row: ConditionRow,
): readonly { readonly id: SubjectId; readonly vehicle: string }[] {
  const ids = new Set<SubjectId>();
  for (const { means } of row.ways.flat()) {
    const of = 'batch' in means ? means.batch : 'of' in means ? means.of : null;
    if (!of) continue;
    const batches = of.startsWith('term/')
      ? facts.index.guards.facts.batchesOf(of).map(({ id }) => id)
      : [facts.nameOf(of)];
    for (const batch of batches)
      for (const id of facts.index.guards.facts.progress(batch).trips) ids.add(id);
  }
  return [...ids].map((id) => ({ id, vehicle: vehicleText(facts, stateOf(facts, 'trip', id)) }));
}
