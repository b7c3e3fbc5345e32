import type { Group, PlanBatch, PlanSite, PlanVehicle, Scenario } from '../scenario/types.ts';

/** A site where nothing takes time. */
export const siteAt = (id: string, more: Partial<PlanSite> = {}): PlanSite => ({
  id,
  boarding: { minutes: 0, bays: null },
  alighting: { minutes: 0, bays: null, peopleAnHour: null },
  places: { people: null, lying: null },
  closed: [],
  ...more,
});

/** A bus for 50 at the depot, there for good. */
export const busAt = (id: string, at: string, more: Partial<PlanVehicle> = {}): PlanVehicle => ({
  id,
  kind: 'bus',
  places: { sitting: 50, lying: 0, wheelchair: 0 },
  at,
  from: 0,
  until: null,
  aboard: null,
  ...more,
});

export const singles = (
  id: string,
  site: string,
  times: number,
  more: Partial<Group> = {},
): Group => ({
  id,
  site,
  people: { sitting: 1, lying: 0, wheelchair: 0 },
  times,
  critical: false,
  ...more,
});

export const batchOf = (
  id: string,
  to: string,
  groups: readonly Group[],
  more: Partial<PlanBatch> = {},
): PlanBatch => ({
  id,
  to: [to],
  groups,
  already: { departed: 0, arrived: 0 },
  held: null,
  ...more,
});

/** A square in the city, an hour's road to the camp, buses at the camp. Whatever is said goes beside or over it. */
export const winterRoad = (more: Partial<Scenario> = {}): Scenario => ({
  format: 'corridor-plan/1',
  aim: 'people',
  sites: [siteAt('square'), siteAt('village'), siteAt('camp')],
  ways: [
    { from: 'square', to: 'camp', minutes: 60, back: 50, checkpoints: [] },
    { from: 'village', to: 'camp', minutes: 90, back: 80, checkpoints: [] },
  ],
  checkpoints: [],
  vehicles: [busAt('12', 'camp'), busAt('7', 'camp')],
  batches: [batchOf('city', 'camp', [singles('city-people', 'square', 200)])],
  bindings: [],
  windows: [],
  convoys: null,
  ...more,
});
