import type { Places, Scenario } from '../../scenario/types.ts';
import type { TimedTrip, Timetable } from '../../schedule/types.ts';

const sizeOf = ({ sitting, lying, wheelchair }: Places) => sitting + lying + wheelchair;

/**
 * Departures that break a binding, counted anew from what happened and nothing else. `filledOf`: when vehicles of a
 * batch stood filled, those that then could not leave included.
 */
export function brokenBindings(
  scenario: Scenario,
  { trips, aboard = [] }: Timetable,
  filledOf: (batch: string) => readonly number[],
): string[] {
  const batchOf = (id: string) => scenario.batches.find((batch) => batch.id === id);
  const totalOf = (id: string) =>
    (batchOf(id)?.already.departed ?? 0) +
    (batchOf(id)?.groups ?? []).reduce((sum, g) => sum + sizeOf(g.people) * g.times, 0);
  const hadBy = (id: string, has: 'departed' | 'arrived', minute: number): number => {
    const gone = trips
      .filter(({ batch }) => batch === id)
      .filter(({ departs, alights }) => (has === 'departed' ? departs : alights.to) <= minute)
      .reduce((sum, { people }) => sum + sizeOf(people), 0);
    const off = aboard
      .filter(({ alights }) => has === 'arrived' && alights.to <= minute)
      .map(({ vehicle }) => scenario.vehicles.find((one) => one.id === vehicle)?.aboard)
      .filter((on) => on?.batch === id)
      .reduce((sum, on) => sum + (on ? sizeOf(on.people) : 0), 0);
    return (batchOf(id)?.already[has] ?? 0) + gone + off;
  };
  const before = (trip: TimedTrip): number =>
    trips
      .slice(0, trips.indexOf(trip))
      .filter(({ batch }) => batch === trip.batch)
      .reduce((sum, { people }) => sum + sizeOf(people), 0) +
    (batchOf(trip.batch)?.already.departed ?? 0);
  const filled = (id: string, minute: number) =>
    totalOf(id) === (batchOf(id)?.already.departed ?? 0) || filledOf(id).some((at) => at <= minute);

  return scenario.bindings.flatMap((binding) => {
    const bound = trips.filter(
      ({ batch }) =>
        batch === binding.batch || (binding.is === 'together' && batch === binding.with),
    );
    const isBroken = (trip: TimedTrip): boolean => {
      const { departs, people } = trip;
      if (binding.is === 'not-before') return departs < binding.minute;
      if (binding.is === 'together') {
        return !filled(binding.batch, departs) || !filled(binding.with, departs);
      }
      const had = hadBy(binding.of, binding.has, departs);
      const all = totalOf(binding.of);
      if (binding.is === 'after') return had < (binding.people ?? all);
      const share = (before(trip) + sizeOf(people)) / totalOf(binding.batch);
      return share > (all > 0 ? had / all : 1) + binding.ahead + 1e-6;
    };
    const broken = bound.filter(isBroken);
    return broken.map(({ vehicle, departs }) => `${binding.is}: ${vehicle} at ${departs}`);
  });
}
