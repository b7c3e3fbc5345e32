import { normalShare } from './noise.ts';

/**
 * How long journeys take here and now, learned from those that were seen. The logarithm of a journey's time against the expected one is
 *
 *     level of the whole operation + mood of the hours + this one journey
 *
 * The mood (a gate's temper, fire, night) is shared by all who are on the road in the same three hours, and passes from block to block with some
 * memory. Without it every journey would be a fresh draw and the sum of four hundred would seem certain: such forecasts hold what they promise
 * in one case of ten. How strong the mood is, how long it lasts and how much single journeys differ is itself not known; every combination
 * of a grid is kept with its weight.
 */
export interface LegModel {
  readonly points: readonly ModelPoint[];
  /** Number of the block in which minute 0 lies; block k is [k, k + 1) × `BLOCK` minutes. */
  readonly block: number;
}

export interface ModelPoint {
  /** Weights of all points sum up to 1. */
  readonly weight: number;
  /** Deviation of the mood from block to block, its memory (0 to 1), deviation of one journey; logarithms. */
  readonly mood: number;
  readonly memory: number;
  readonly journey: number;
  /** Level and mood of the block at minute 0: means, variances, covariance. */
  readonly level: number;
  readonly now: number;
  readonly levelVariance: number;
  readonly nowVariance: number;
  readonly covariance: number;
}

/** One journey against what was expected of it. */
export interface LegRatio {
  /** When it was halfway, minutes; before minute 0 negative. */
  readonly at: number;
  /** Logarithm of its time by the expected one; of one that still goes on: by how much it has got so far at least. */
  readonly ratio: number;
  readonly censored: boolean;
}

export const BLOCK = 180;

// Weak: as if three blocks had been seen with a mood of 0.15, and journeys that differ by a fifth.
const MOODS = [0.02, 0.06, 0.1, 0.15, 0.22, 0.32, 0.45] as const;
const MEMORIES = [0, 0.4, 0.7, 0.88] as const;
const JOURNEYS = [0.06, 0.1, 0.15, 0.2, 0.28, 0.4] as const;
const MOOD_PRIOR = (mood: number) => -((Math.log(mood / 0.15) / 0.8) ** 2) / 2;
const MEMORY_PRIOR = (memory: number) => -(((memory - 0.5) / 0.35) ** 2) / 2;
const JOURNEY_PRIOR = (journey: number) => -((Math.log(journey / 0.18) / 0.7) ** 2) / 2;
const LEVEL_VARIANCE = 0.25 ** 2;
/** One wild figure (a wrong clock, a night at a gate) must not become the rule. */
const MOST = 1.2;

interface Block {
  readonly block: number;
  readonly count: number;
  readonly mean: number;
  /** Sum of squared differences from the mean. */
  readonly squares: number;
}

export const blockOf = (minute: number): number => Math.floor(minute / BLOCK);

export function toBlocks(ratios: readonly LegRatio[]): readonly Block[] {
  const byBlock = new Map<number, number[]>();
  for (const { at, ratio, censored } of ratios) {
    if (censored) continue;
    const block = blockOf(at);
    const kept = Math.max(-MOST, Math.min(MOST, ratio));
    const known = byBlock.get(block);
    if (known) known.push(kept);
    else byBlock.set(block, [kept]);
  }
  return [...byBlock]
    .sort(([a], [b]) => a - b)
    .map(([block, values]) => {
      const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
      const squares = values.reduce((sum, one) => sum + (one - mean) ** 2, 0);
      return { block, count: values.length, mean, squares };
    });
}

interface State {
  log: number;
  level: number;
  mood: number;
  levelVariance: number;
  moodVariance: number;
  covariance: number;
}

/** The mood forgets: so many blocks later. */
function pass(state: State, blocks: number, mood: number, memory: number): void {
  if (blocks <= 0) return;
  const kept = memory ** blocks;
  state.mood *= kept;
  state.moodVariance = state.moodVariance * kept * kept + mood * mood * (1 - kept * kept);
  state.covariance *= kept;
}

/** What the mean of one block tells; adds up how likely it was. */
function learn(state: State, { count, mean, squares }: Block, journey: number): void {
  const noise = (journey * journey) / count;
  const predicted = state.level + state.mood;
  const variance = state.levelVariance + state.moodVariance + 2 * state.covariance + noise;
  const surprise = mean - predicted;
  state.log -=
    0.5 * (Math.log(variance) + (surprise * surprise) / variance) +
    (count - 1) * Math.log(journey) +
    squares / (2 * journey * journey);
  const gainLevel = (state.levelVariance + state.covariance) / variance;
  const gainMood = (state.moodVariance + state.covariance) / variance;
  state.level += gainLevel * surprise;
  state.mood += gainMood * surprise;
  state.levelVariance -= gainLevel * gainLevel * variance;
  state.moodVariance -= gainMood * gainMood * variance;
  state.covariance -= gainLevel * gainMood * variance;
}

/** Learns from journeys seen before minute `now`. Without any: what is so of such operations, as far as anybody knows. */
export function learnLegTimes(ratios: readonly LegRatio[], now = 0): LegModel {
  const open = ratios.filter(({ censored }) => censored);
  return learnFrom(toBlocks(ratios), open, blockOf(now));
}

function learnFrom(blocks: readonly Block[], open: readonly LegRatio[], block: number): LegModel {
  const points: ModelPoint[] = [];
  const logs: number[] = [];
  for (const mood of MOODS) {
    for (const memory of MEMORIES) {
      for (const journey of JOURNEYS) {
        const state = learnAt(blocks, block, { mood, memory, journey });
        const { level, mood: moodNow, levelVariance, moodVariance, covariance } = state;
        // Whoever is on the road for longer than usual tells of now, though not by how much.
        const spread = Math.sqrt(
          Math.max(1e-9, levelVariance + moodVariance + 2 * covariance) + journey * journey,
        );
        const overdue = open.reduce((sum, { ratio }) => {
          const share = 1 - normalShare((Math.min(MOST, ratio) - level - moodNow) / spread);
          return sum + Math.log(Math.max(1e-6, share));
        }, 0);
        logs.push(
          state.log + overdue + MOOD_PRIOR(mood) + MEMORY_PRIOR(memory) + JOURNEY_PRIOR(journey),
        );
        points.push({
          weight: 0,
          mood,
          memory,
          journey,
          level,
          now: moodNow,
          levelVariance: Math.max(0, levelVariance),
          nowVariance: Math.max(0, moodVariance),
          covariance,
        });
      }
    }
  }
  const most = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - most));
  const sum = weights.reduce((all, one) => all + one, 0);
  return {
    points: points.map((point, at) => ({ ...point, weight: (weights[at] as number) / sum })),
    block,
  };
}

function learnAt(
  blocks: readonly Block[],
  until: number,
  { mood, memory, journey }: Pick<ModelPoint, 'mood' | 'memory' | 'journey'>,
): State {
  const state: State = {
    log: 0,
    level: 0,
    mood: 0,
    levelVariance: LEVEL_VARIANCE,
    moodVariance: mood * mood,
    covariance: 0,
  };
  let at = blocks[0]?.block ?? until;
  for (const one of blocks) {
    pass(state, one.block - at, mood, memory);
    at = one.block;
    learn(state, one, journey);
  }
  pass(state, until - at, mood, memory);
  return state;
}

/**
 * How well the model would have foretold what came: for each block of journeys after the second, the share of its own forecast, made from what was seen
 * before, that lay below the mean that came. Evenly spread between 0 and 1 where the model is right.
 */
export function looksBack(ratios: readonly LegRatio[]): readonly number[] {
  const blocks = toBlocks(ratios);
  return blocks.slice(2).map((next, at) => {
    const { points } = learnFrom(blocks.slice(0, at + 2), [], next.block);
    return points.reduce((share, point) => {
      const variance =
        point.levelVariance +
        point.nowVariance +
        2 * point.covariance +
        (point.journey * point.journey) / next.count;
      const below = (next.mean - point.level - point.now) / Math.sqrt(variance);
      return share + point.weight * normalShare(below);
    }, 0);
  });
}
