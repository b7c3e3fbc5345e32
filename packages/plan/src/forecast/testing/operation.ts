import { countedBudget } from '../../budget.ts';
import { propose } from '../../propose/propose.ts';
import { createRandom } from '../../random.ts';
import type { Scenario, Span } from '../../scenario/types.ts';
import type { Plan } from '../../schedule/types.ts';
import { batchOf, busAt, singles, siteAt } from '../../testing/scene.ts';
import { drawTruth, type Truth } from './truth.ts';

/** An operation that never was: what was planned, and how it really went. */
export interface Operation {
  readonly scenario: Scenario;
  readonly plan: Plan;
  readonly truth: Truth;
  readonly hasWindows: boolean;
  readonly hasCheckpoint: boolean;
}

const DAY = 24 * 60;
const DAYS = 40;
const ORIGINS = ['square', 'village', 'quarter'];

/** 10 to 40 buses, 150 to 400 trips, 60 to 240 minutes there and back; a part of them through a checkpoint, a part by day only. */
export function drawOperation(seed: number, number: number): Operation {
  const random = createRandom(Math.imul(seed ^ 0x5bd1e995, 0x9e3779b1) ^ Math.imul(number, 7919));
  const between = (low: number, high: number) => low + (high - low) * random();
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1));
  const buses = whole(10, 40);
  const trips = whole(150, 400);
  const cycle = between(60, 240);
  const boarding = between(4, 12);
  const alighting = between(3, 8);
  const seats = [30, 40, 50][whole(0, 2)] as number;
  const origins = ORIGINS.slice(0, whole(1, 3));
  const hasCheckpoint = random() < 0.4;
  const hasWindows = random() < 0.3;
  const hasBays = random() < 0.3;
  const driving = Math.max(20, cycle - boarding - alighting) / 2;
  // From idle to as much as its lanes can bear.
  const lanes = whole(1, 2);
  const passage = Math.min(6, (between(0.2, 1) * cycle * lanes) / buses);
  const bays = Math.ceil((buses * Math.max(boarding, alighting)) / cycle) + whole(1, 3);
  const camp = siteAt('camp', {
    alighting: { minutes: alighting, bays: hasBays ? bays : null, peopleAnHour: null },
  });
  const shares = origins.map(() => between(0.5, 1.5));
  const share = shares.reduce((sum, one) => sum + one, 0);
  const peopleOf = (origin: number) =>
    Math.round((trips * seats * (shares[origin] as number)) / share);
  const opens = whole(8, 14) * 60;
  const windows: readonly Span[] = hasWindows
    ? Array.from({ length: DAYS }, (_, day) => ({
        from: day * DAY,
        to: day === DAYS - 1 ? null : day * DAY + Math.max(opens, 4 * cycle),
      }))
    : [];
  const scenario: Scenario = {
    format: 'corridor-plan/1',
    aim: 'people',
    sites: [
      camp,
      ...origins.map((id) =>
        siteAt(id, { boarding: { minutes: boarding, bays: hasBays ? bays : null } }),
      ),
    ],
    ways: origins.map((from) => {
      const minutes = driving * between(0.8, 1.2);
      const gates = hasCheckpoint
        ? [{ checkpoint: 'gate', after: minutes * between(0.3, 0.8) }]
        : [];
      return { from, to: 'camp', minutes, back: minutes * between(0.8, 1), checkpoints: gates };
    }),
    checkpoints: hasCheckpoint
      ? [
          {
            id: 'gate',
            lanes,
            shared: false,
            minutes: { loaded: passage, empty: passage / 3 },
            headway: 0,
            open: [],
          },
        ]
      : [],
    vehicles: Array.from({ length: buses }, (_, bus) =>
      busAt(`bus-${bus}`, 'camp', { places: { sitting: seats, lying: 0, wheelchair: 0 } }),
    ),
    batches: origins.map((origin, at) =>
      batchOf(`from-${origin}`, 'camp', [singles(`people-${origin}`, origin, peopleOf(at))]),
    ),
    bindings: [],
    windows,
    convoys: null,
  };
  const { plan } = propose(scenario, { seed: number, budget: countedBudget(400) });
  const nominal = (trips / buses) * cycle * (hasWindows ? 2.5 : 1);
  return { scenario, plan, truth: drawTruth(random, scenario, nominal), hasWindows, hasCheckpoint };
}
