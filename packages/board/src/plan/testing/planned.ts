import type { Plan, PlanVehicle, Scenario } from '@corridor/plan';

const bus = (id: string, sitting: number): PlanVehicle => ({
  id,
  kind: 'bus',
  places: { sitting, lying: 0, wheelchair: 0 },
  at: 'site/shelter',
  from: 0,
  until: null,
  aboard: null,
});

const site = (id: string): Scenario['sites'][number] => ({
  id,
  boarding: { minutes: 20, bays: null },
  alighting: { minutes: 10, bays: null, peopleAnHour: null },
  places: { people: null, lying: null },
  closed: [],
});

/** Eighty people at the old town, a road of forty minutes to the shelter, a bus of fifty and one of thirty, six hours of window. */
export const small: Scenario = {
  format: 'corridor-plan/1',
  aim: 'people',
  sites: [site('site/old-town'), site('site/shelter')],
  ways: [{ from: 'site/old-town', to: 'site/shelter', minutes: 40, back: 40, checkpoints: [] }],
  checkpoints: [],
  vehicles: [bus('vehicle/7', 50), bus('vehicle/8', 30)],
  batches: [
    {
      id: 'batch/one',
      to: ['site/shelter'],
      groups: [
        {
          id: 'people',
          site: 'site/old-town',
          people: { sitting: 1, lying: 0, wheelchair: 0 },
          times: 80,
          critical: false,
        },
      ],
      already: { departed: 0, arrived: 0 },
      held: null,
    },
  ],
  bindings: [],
  windows: [{ from: 0, to: 360 }],
  convoys: null,
};

const trip = (people: number): Plan['routes'][number]['trips'][number] => ({
  batch: 'batch/one',
  from: 'site/old-town',
  to: 'site/shelter',
  load: [{ group: 'people', times: people }],
  convoy: null,
  notBefore: 0,
});

/** Each bus once, full. */
export const bothOnce: Plan = {
  routes: [
    { vehicle: 'vehicle/7', trips: [trip(50)] },
    { vehicle: 'vehicle/8', trips: [trip(30)] },
  ],
};
