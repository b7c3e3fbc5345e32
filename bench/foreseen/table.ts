// How forecasts did against what came.
import { rankedScore } from '../../packages/plan/src/forecast/calibrate.ts';
import type { Foretold } from '../../packages/plan/src/forecast/testing/foretold.ts';

/** What an interval of eight in ten has to hold, and by how much the forecast has to be nearer than going on as so far. */
export const BAR = { least: 0.75, most: 0.85, nearer: 0.25 } as const;

export interface Did {
  readonly forecasts: number;
  /** Shares of 1: what came lay within, below, above. */
  readonly within: number;
  readonly below: number;
  readonly above: number;
  /** Width of the interval against what came, median. */
  readonly width: number;
  /** Mean ranked score, minutes; of the forecast, of going on as so far, of the bare plan. */
  readonly score: number;
  readonly straight: number;
  readonly nominal: number;
  /** The same three with every error taken against what came, so that a long operation weighs no more than a short one. */
  readonly ofWhatCame: {
    readonly score: number;
    readonly straight: number;
    readonly nominal: number;
  };
  /** How many forecasts had so many tenths of their futures before what came; even where the forecast is right. */
  readonly tenths: readonly number[];
}

const meanOf = (values: readonly number[]) =>
  values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length);
const shareOf = (all: readonly Foretold[], is: (one: Foretold) => boolean) =>
  all.filter(is).length / all.length;

export function didOf(all: readonly Foretold[]): Did {
  const scores = all.map(({ futures, came }) => rankedScore(futures.filter(Number.isFinite), came));
  const of = (error: (one: Foretold, at: number) => number) => ({
    mean: meanOf(all.map(error)),
    share: meanOf(all.map((one, at) => error(one, at) / one.came)),
  });
  const score = of((_, at) => scores[at] as number);
  const straight = of((one) => Math.abs(one.straight - one.came));
  const nominal = of((one) => Math.abs(one.nominal - one.came));
  const tenths = new Array<number>(10).fill(0);
  for (const { futures, came } of all) {
    const before = futures.filter((one) => one < came).length / futures.length;
    const tenth = Math.min(9, Math.floor(before * 10));
    tenths[tenth] = (tenths[tenth] as number) + 1;
  }
  const widths = all.map(({ low, high, came }) => (high - low) / came).sort((a, b) => a - b);
  return {
    forecasts: all.length,
    within: shareOf(all, ({ low, high, came }) => low <= came && came <= high),
    below: shareOf(all, ({ low, came }) => came < low),
    above: shareOf(all, ({ high, came }) => came > high),
    width: widths[Math.floor(widths.length / 2)] ?? Number.NaN,
    score: score.mean,
    straight: straight.mean,
    nominal: nominal.mean,
    ofWhatCame: { score: score.share, straight: straight.share, nominal: nominal.share },
    tenths,
  };
}

/** All, and what may go differently, each by itself. */
export function groupsOf(all: readonly Foretold[]): ReadonlyMap<string, readonly Foretold[]> {
  const groups = new Map<string, readonly Foretold[]>([['all', all]]);
  const put = (name: (one: Foretold) => string) => {
    const found = [...Map.groupBy(all, name)].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [key, some] of found) groups.set(key, some);
  };
  put(({ progress }) => `at ${100 * progress} %`);
  put(({ hasHappenings }) => (hasHappenings ? 'such as they go' : 'open as agreed'));
  put(({ mood }) => `mood ${mood}`);
  put(({ memory }) => `memory ${memory}`);
  put(({ hasWindows }) => (hasWindows ? 'by day only' : 'day and night'));
  put(({ hasCheckpoint }) => (hasCheckpoint ? 'checkpoint' : 'no checkpoint'));
  return groups;
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

export const rowOf = (did: Did) => ({
  forecasts: did.forecasts,
  within: percent(did.within),
  below: percent(did.below),
  above: percent(did.above),
  width: percent(did.width),
  'score, min': did.score.toFixed(0),
  'nearer than so far': percent(1 - did.score / did.straight),
  'than the plan': percent(1 - did.score / did.nominal),
  'nearer, of what came': percent(1 - did.ofWhatCame.score / did.ofWhatCame.straight),
});

export const missedBars = ({ within, score, straight, ofWhatCame }: Did): readonly string[] => [
  ...(within < BAR.least ? ['holds what came too seldom'] : []),
  ...(within > BAR.most ? ['is wider than it need be'] : []),
  ...(1 - score / straight < BAR.nearer ? ['is hardly nearer than going on as so far'] : []),
  ...(1 - ofWhatCame.score / ofWhatCame.straight < BAR.nearer
    ? ['is hardly nearer than going on as so far, in shares of what came']
    : []),
];
