import { createRandom } from '../../random.ts';
import type {
  Binding,
  Checkpoint,
  PlanBatch,
  PlanSite,
  PlanVehicle,
  Scenario,
  Span,
  Way,
} from '../../scenario/types.ts';
import type { Plan, PlannedTrip } from '../../schedule/types.ts';

/** What may be in the way of a small made-up operation. */
export interface Kind {
  readonly hasBindings: boolean;
  readonly hasLimits: boolean;
  readonly hasConvoys: boolean;
  /** Bays, intake, checkpoints: what vehicles wait for one another at. */
  readonly isShared: boolean;
}

export const everything: Kind = {
  hasBindings: true,
  hasLimits: true,
  hasConvoys: true,
  isShared: true,
};

/** A small operation and a plan of it that asks for more than can be done, the same for the same seed. */
export function sceneOf(seed: number, kind: Kind): { scenario: Scenario; plan: Plan } {
  const random = createRandom(seed);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const one = <T>(things: readonly T[]): T => things[upTo(things.length - 1)] as T;
  const chance = (share: number) => random() < share;

  const spans = (share: number): Span[] => {
    if (!kind.hasLimits || !chance(share)) return [];
    const from = upTo(200);
    const first = { from, to: chance(0.1) ? null : from + 1 + upTo(90) };
    return first.to === null || chance(0.5)
      ? [first]
      : [first, { from: first.to + upTo(60), to: first.to + 70 + upTo(200) }];
  };
  const bays = () => (kind.isShared && chance(0.6) ? 1 + upTo(1) : null);
  const siteOf = (id: string): PlanSite => ({
    id,
    boarding: { minutes: upTo(12), bays: bays() },
    alighting: {
      minutes: upTo(6),
      bays: bays(),
      peopleAnHour: kind.isShared && chance(0.2) ? 60 + upTo(400) : null,
    },
    places: {
      people: kind.isShared && chance(0.2) ? 20 + upTo(150) : null,
      lying: kind.isShared && chance(0.1) ? upTo(4) : null,
    },
    closed: spans(0.15),
  });
  const from = Array.from({ length: 1 + upTo(2) }, (_, i) => `village ${i}`);
  const to = Array.from({ length: 1 + upTo(1) }, (_, i) => `town ${i}`);
  const sites = ['depot', 'bridge', ...from, ...to].map(siteOf);

  const checkpoints: Checkpoint[] = kind.isShared
    ? Array.from({ length: upTo(2) }, (_, i) => ({
        id: `gate ${i}`,
        lanes: 1 + upTo(2),
        shared: chance(0.5),
        minutes: { loaded: upTo(5), empty: upTo(3) },
        headway: chance(0.5) ? upTo(30) / 10 : 0,
        open: spans(0.1).map(({ from, to }) => ({ from, to: to === null ? null : to + 200 })),
      }))
    : [];
  const wayOf = (a: string, b: string): Way => {
    const minutes = 1 + upTo(60);
    const back = chance(0.1) ? null : 1 + upTo(60);
    const passed = checkpoints
      .filter(() => chance(0.5))
      .map(({ id }) => ({ checkpoint: id, after: upTo(minutes * 10) / 10 }))
      .sort((x, y) => x.after - y.after);
    const way = { from: a, to: b, minutes, back, checkpoints: passed };
    if (!chance(0.3)) return way;
    const slow = { minutes: minutes + upTo(20), back: back === null ? null : back + upTo(20) };
    return { ...way, slow };
  };
  const ways = [
    wayOf('depot', 'bridge'),
    ...from.map((site) => wayOf('bridge', site)),
    ...from.flatMap((a) => to.map((b) => wayOf(a, b))),
  ];

  const batchIds = Array.from({ length: 1 + upTo(2) }, (_, i) => `batch ${i}`);
  let number = 0;
  const batches: PlanBatch[] = batchIds.map((id) => {
    const departed = chance(0.2) ? upTo(60) : 0;
    return {
      id,
      to: chance(0.2) ? [one(to)] : to,
      groups: Array.from({ length: 1 + upTo(2) }, () => ({
        id: `group ${number++}`,
        site: one(from),
        people: chance(0.2)
          ? { sitting: 1, lying: 1, wheelchair: 0 }
          : { sitting: 1 + upTo(6), lying: 0, wheelchair: chance(0.1) ? 1 : 0 },
        times: 1 + upTo(12),
        critical: chance(0.2),
      })),
      already: { departed, arrived: upTo(departed) },
      held: chance(0.02) ? 'guarantor' : null,
    };
  });
  const vehicles: PlanVehicle[] = Array.from({ length: 1 + upTo(4) }, (_, i) => {
    const ambulance = chance(0.25);
    return {
      id: `vehicle ${i}`,
      kind: ambulance ? 'ambulance' : 'bus',
      places: ambulance
        ? { sitting: 2, lying: 2, wheelchair: 0 }
        : { sitting: 20 + upTo(40), lying: 0, wheelchair: 1 },
      at: one(['depot', 'bridge', ...from, ...to]),
      from: chance(0.3) ? upTo(100) / 2 : 0,
      until: kind.hasLimits && chance(0.15) ? 100 + upTo(400) : null,
      aboard: null,
    };
  }).map((vehicle) => {
    const batch = batches.find(({ already }) => already.departed > already.arrived + 5);
    if (batch === undefined || !chance(0.3)) return vehicle;
    const people = { sitting: 1 + upTo(4), lying: 0, wheelchair: 0 };
    return { ...vehicle, at: one(to), aboard: { batch: batch.id, people } };
  });

  const bindings: Binding[] = [];
  if (kind.hasBindings) {
    for (let i = upTo(3); i > 0; i--) {
      const batch = one(batchIds);
      const of = one(batchIds);
      const has = chance(0.5) ? ('departed' as const) : ('arrived' as const);
      const dice = random();
      if (dice < 0.15) bindings.push({ is: 'not-before', batch, minute: upTo(120) });
      else if (of === batch) continue;
      else if (dice < 0.4) {
        bindings.push({ is: 'after', batch, of, has, people: chance(0.5) ? null : upTo(60) });
      } else if (dice < 0.6) bindings.push({ is: 'together', batch, with: of });
      else {
        const ahead = upTo(6) / 10;
        bindings.push({ is: 'abreast', batch, of, has, ahead });
        if (chance(0.6)) bindings.push({ is: 'abreast', batch: of, of: batch, has, ahead });
      }
    }
  }
  const windows = spans(0.3).map(({ from, to }) => ({ from, to: to === null ? null : to + 300 }));
  const convoys =
    kind.hasConvoys && chance(0.4)
      ? {
          most: 2 + upTo(2),
          headway: upTo(20) / 10,
          assembling: upTo(10),
          escorts: chance(0.4) ? 1 + upTo(1) : null,
        }
      : null;
  const scenario: Scenario = {
    format: 'corridor-plan/1',
    aim: 'people',
    sites,
    ways,
    checkpoints,
    vehicles,
    batches,
    bindings,
    windows,
    convoys,
  };

  const routes = vehicles.map(({ id }) => ({ vehicle: id, trips: [] as PlannedTrip[] }));
  for (const batch of batches) {
    for (const { id, site, people, times } of batch.groups) {
      for (let waiting = times + (chance(0.05) ? 1 : 0); waiting > 0; ) {
        const able = vehicles.filter(
          ({ places }) =>
            places.sitting >= people.sitting &&
            places.lying >= people.lying &&
            places.wheelchair >= people.wheelchair,
        );
        const vehicle = one(able.length > 0 && chance(0.98) ? able : vehicles);
        const fits = Math.min(
          Math.floor(vehicle.places.sitting / people.sitting),
          people.lying > 0 ? Math.floor(vehicle.places.lying / people.lying) : waiting,
          people.wheelchair > 0 ? vehicle.places.wheelchair : waiting,
          // Not every vehicle is filled.
          1 + upTo(12),
        );
        const often = Math.max(1, Math.min(waiting, fits));
        waiting -= able.length > 0 ? often : waiting;
        const route = routes.find((one) => one.vehicle === vehicle.id);
        route?.trips.push({
          batch: batch.id,
          from: site,
          to: one(chance(0.97) ? batch.to : to),
          load: [{ group: id, times: often }],
          convoy: chance(0.5) ? `${batch.id} ${site} ${upTo(2)}` : null,
          notBefore: chance(0.1) ? upTo(100) : 0,
        });
      }
    }
  }
  return { scenario, plan: { routes } };
}
