import { sizeOf } from '../scenario/people.ts';
import type { Binding } from '../scenario/types.ts';
import type { TimedTrip } from '../schedule/types.ts';
import type { Facts } from './facts.ts';
import type { Tell } from './rules.ts';
import { NEAR } from './spans.ts';

/** A row of moments with the people who had come by then, asked by minute. */
function createTally(events: readonly (readonly [minute: number, people: number])[]) {
  const sorted = [...events].sort((a, b) => a[0] - b[0]);
  const sums: number[] = [];
  for (const [, people] of sorted) sums.push((sums.at(-1) ?? 0) + people);
  return (minute: number): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.[0] as number) <= minute + NEAR) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0 : (sums[low - 1] as number);
  };
}

/** What parties bound to each other or to the clock, looked at with every single departure. */
export function checkBindings(
  facts: Facts,
  trips: readonly TimedTrip[],
  alighted: ReadonlyMap<string, number>,
  tell: Tell,
): void {
  if (facts.scenario.bindings.length === 0) return;
  const byBatch = new Map<string, TimedTrip[]>([...facts.batches.keys()].map((id) => [id, []]));
  for (const trip of trips) byBatch.get(trip.batch)?.push(trip);
  const batches = new Map(
    [...facts.batches.values()].map((batch) => {
      const own = byBatch.get(batch.id) ?? [];
      const aboard = [...facts.vehicles.values()].flatMap(({ id, aboard: on }) =>
        on?.batch === batch.id ? [[alighted.get(id) ?? 0, sizeOf(on.people)] as const] : [],
      );
      const departed = createTally(own.map((trip) => [trip.departs, sizeOf(trip.people)]));
      const arrived = createTally([
        ...own.map((trip) => [trip.alights.to, sizeOf(trip.people)] as const),
        ...aboard,
      ]);
      const waiting = batch.groups.reduce((n, { people, times }) => n + sizeOf(people) * times, 0);
      const { already } = batch;
      return [
        batch.id,
        {
          waiting,
          total: already.departed + waiting,
          hadLeft: already.departed,
          has: {
            departed: (minute: number) => already.departed + departed(minute),
            arrived: (minute: number) => already.arrived + arrived(minute),
          },
          filled: Math.min(...own.map(({ boards }) => boards.to)),
        },
      ] as const;
    }),
  );
  type Tallied = typeof batches extends Map<string, infer T> ? T : never;

  const check = (binding: Binding): void => {
    const batch = batches.get(binding.batch);
    const own = byBatch.get(binding.batch) ?? [];
    if (!batch) return;
    if (binding.is === 'not-before') {
      for (const { departs: minute } of own) {
        if (minute >= binding.minute - NEAR) continue;
        tell('not-before', { batch: binding.batch, minute, earliest: binding.minute });
      }
      return;
    }
    const other = batches.get(binding.is === 'together' ? binding.with : binding.of);
    if (!other) return;
    if (binding.is === 'after') {
      const { of, has } = binding;
      const needed = binding.people ?? other.total;
      for (const { departs: minute } of own) {
        const people = other.has[has](minute);
        if (people >= needed) continue;
        tell('after', { batch: binding.batch, minute, people, of, has, needed });
      }
      return;
    }
    if (binding.is === 'together') {
      // A batch of which a vehicle left earlier, or nobody is left, keeps nobody waiting.
      const ready = ({ hadLeft, waiting, filled }: Tallied) =>
        hadLeft > 0 || waiting === 0 ? 0 : filled;
      const minute = Math.max(ready(batch), ready(other));
      for (const [id, of] of [
        [binding.batch, binding.with],
        [binding.with, binding.batch],
      ] as const) {
        for (const { departs } of byBatch.get(id) ?? []) {
          if (departs < minute - NEAR) tell('together', { batch: id, of, minute: departs });
        }
      }
      return;
    }
    checkAbreast(binding, batch, other);
  };

  const checkAbreast = (
    binding: Extract<Binding, { readonly is: 'abreast' }>,
    batch: Tallied,
    other: Tallied,
  ) => {
    const { of, has, ahead } = binding;
    // Of those that leave at the same minute the timetable's order decides, so departures are counted along it.
    let gone = batch.hadLeft;
    let othersGone = other.hadLeft;
    for (const { batch: id, departs: minute, people } of trips) {
      if (id === binding.batch) {
        const share = (gone + sizeOf(people)) / batch.total;
        const there = has === 'departed' ? othersGone : other.has.arrived(minute);
        const shareOfOther = other.total === 0 ? 1 : there / other.total;
        if (share > shareOfOther + ahead + 1e-9) {
          tell('abreast', { batch: id, share, minute, other: shareOfOther, of, has, ahead });
        }
        gone += sizeOf(people);
      }
      if (id === of) othersGone += sizeOf(people);
    }
  };

  for (const binding of facts.scenario.bindings) check(binding);
}
