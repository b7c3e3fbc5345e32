import type { PlanVehicle, Scenario } from '@corridor/plan';

/** What may become otherwise. Minutes since the scenario's minute 0. */
export type Supposition =
  | { readonly is: 'lose-vehicle'; readonly vehicle: string }
  | { readonly is: 'close-site'; readonly site: string }
  | { readonly is: 'one-more-ambulance'; readonly at: string }
  | { readonly is: 'window-ends'; readonly minute: number };

export const ADDED = 'one-more';
const NOBODY = { sitting: 0, lying: 0, wheelchair: 0 };
const USUAL_AMBULANCE = { sitting: 1, lying: 1, wheelchair: 0 };

/** The places of a usual ambulance of this operation: the median by lying places. */
const ambulancePlaces = ({ vehicles }: Scenario): PlanVehicle['places'] => {
  const known = vehicles
    .filter(({ kind }) => kind === 'ambulance')
    .map(({ places }) => places)
    .sort((a, b) => a.lying - b.lying || a.sitting - b.sitting);
  return known[Math.floor(known.length / 2)] ?? USUAL_AMBULANCE;
};

/** The same state of things with one thing otherwise. */
export function suppose(scenario: Scenario, what: Supposition): Scenario {
  switch (what.is) {
    case 'lose-vehicle':
      return {
        ...scenario,
        vehicles: scenario.vehicles.flatMap((vehicle) => {
          if (vehicle.id !== what.vehicle) return [vehicle];
          // Those on board are still to arrive; it takes nobody further.
          return vehicle.aboard ? [{ ...vehicle, places: NOBODY }] : [];
        }),
        announced: (scenario.announced ?? []).filter(({ vehicle }) => vehicle !== what.vehicle),
      };
    case 'close-site':
      return {
        ...scenario,
        sites: scenario.sites.map((site) =>
          site.id === what.site ? { ...site, closed: [{ from: 0, to: null }] } : site,
        ),
      };
    case 'one-more-ambulance':
      return {
        ...scenario,
        vehicles: [
          ...scenario.vehicles,
          {
            id: ADDED,
            kind: 'ambulance',
            places: ambulancePlaces(scenario),
            at: what.at,
            from: 0,
            until: null,
            aboard: null,
          },
        ],
      };
    case 'window-ends': {
      const windows = scenario.windows.length ? scenario.windows : [{ from: 0, to: null }];
      const cut = windows.flatMap(({ from, to }) => {
        const end = Math.min(to ?? what.minute, what.minute);
        return end > from ? [{ from, to: end }] : [];
      });
      // No window at all would mean: always.
      return { ...scenario, windows: cut.length ? cut : [{ from: 0, to: 0 }] };
    }
  }
}
