import { createRunner } from '../../run/runner.ts';
import type { Plan } from '../../schedule/types.ts';
import { forecastOf } from '../forecast.ts';
import { cutAt } from './cut.ts';
import { drawOperation } from './operation.ts';

/** One forecast against what came; times are minutes from when it was made. */
export interface Foretold {
  readonly operation: number;
  readonly progress: number;
  readonly mood: number;
  readonly memory: number;
  readonly hasHappenings: boolean;
  readonly hasWindows: boolean;
  readonly hasCheckpoint: boolean;
  readonly came: number;
  readonly low: number;
  readonly likely: number;
  readonly high: number;
  /** Ends of all futures, ascending. */
  readonly futures: readonly number[];
  readonly straight: number;
  /** What the plan says if everything goes as expected. */
  readonly nominal: number;
  readonly outside: number;
}

const PROGRESS = [0.2, 0.5, 0.8];

/** Plays operation `number` to its end and asks for a forecast when a fifth, half and four fifths of the people have been received. */
export function foretell(seed: number, number: number, runs: number): readonly Foretold[] {
  const operation = drawOperation(seed, number);
  const { truth, hasWindows, hasCheckpoint } = operation;
  const went = createRunner(operation.scenario).run(operation.plan, truth.world);
  if (went.notRun.length > 0) throw new Error(`operation ${number} of ${seed} never ends`);
  const received = went.trips.map(({ alights }) => alights.to).sort((a, b) => a - b);
  return PROGRESS.map((progress) => {
    const now = received[Math.floor(progress * received.length)] as number;
    const cut = cutAt(operation, went, now);
    const { hasHappenings } = truth;
    const options = { seed: number, runs, happenings: cut.happenings };
    const forecast = forecastOf(cut.scenario, cut.plan, cut.journeys, options);
    const { range, futures } = hasHappenings
      ? { range: forecast.anyhow, futures: forecast.futures.anyhow }
      : { range: forecast.ends, futures: forecast.futures.open };
    return {
      operation: number,
      progress,
      mood: truth.mood,
      memory: truth.memory,
      hasHappenings,
      hasWindows,
      hasCheckpoint,
      came: cut.ends,
      low: range.low ?? Infinity,
      likely: range.likely ?? Infinity,
      high: range.high ?? Infinity,
      futures,
      straight: cut.straight,
      nominal: nominalOf(cut.scenario, cut.plan),
      outside: forecast.outside,
    };
  });
}

const nominalOf = (scenario: Parameters<typeof createRunner>[0], plan: Plan): number =>
  createRunner(scenario).run(plan).ends;
