import type { Scenario } from '../scenario/types.ts';
import type { Plan } from '../schedule/types.ts';
import { formConvoys } from './convoys.ts';
import type { DraftRoute, Rough } from './draft.ts';

/** What is asked of each vehicle, without the rough times. */
export function toPlan(scenario: Scenario, routes: readonly DraftRoute[], rough: Rough): Plan {
  const names = scenario.convoys ? formConvoys(routes, rough, scenario.convoys) : null;
  return {
    routes: routes.map(({ vehicle, trips }) => ({
      vehicle: vehicle.id,
      trips: trips.map((trip) => ({
        batch: trip.load.batch,
        from: trip.load.site,
        to: trip.to,
        load: trip.load.groups,
        convoy: names?.get(trip) ?? null,
        notBefore: 0,
      })),
    })),
  };
}
