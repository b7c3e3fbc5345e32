import { normalShare } from './noise.ts';

/**
 * How long journeys take here and now, learned from those that were seen. The logarithm of a journey's time against the expected one is
 *
 *     level of the whole operation + mood of the hours + its way and its driver + this one journey
 *
 * The mood (a gate's temper, fire, night) is shared by all who are on the road in the same two hours, and passes from block to block with some
 * memory. Without it every journey would be a fresh draw and the sum of four hundred would seem certain: such forecasts hold what they promise
 * in one case of ten. How strong the mood is, how long it lasts and how much single journeys differ is itself not known; every combination
 * of a grid is kept with its weight.
 */
export interface LegModel {
  readonly points: readonly ModelPoint[];
  /** Number of the latest block of which anything is known, minute 0 at the earliest; block k is [k, k + 1) × `BLOCK` minutes. */
  readonly block: number;
  /** By how much single journeys differed from the others of their block, ascending: tails as they are and not as anybody would like them. */
  readonly residuals: Float64Array;
  /**
   * How well the model would have foretold what came: for each block of journeys after the first, the share of its own forecast, made from what was seen
   * before, that lay below the mean that came. Evenly spread between 0 and 1 where the model is right.
   */
  readonly looksBack: readonly number[];
}

export interface ModelPoint {
  /** Weights of all points sum up to 1. */
  readonly weight: number;
  /** Deviation of the mood from block to block, its memory (0 to 1), deviation of one journey; logarithms. */
  readonly mood: number;
  readonly memory: number;
  readonly journey: number;
  /** Level and mood of that block: means, variances, covariance. */
  readonly level: number;
  readonly now: number;
  readonly levelVariance: number;
  readonly nowVariance: number;
  readonly covariance: number;
}

/** One journey against what was expected of it. */
export interface LegRatio {
  /**
   * When it would have been halfway as expected, minutes; before minute 0 negative. By how long it really took, the quick ones of those on the road would
   * stand in another hour than the slow ones that have not arrived yet, and the hour of the quick ones would seem a quick hour.
   */
  readonly at: number;
  /** Logarithm of its time by the expected one; of one that still goes on: by how much it has got so far at least. */
  readonly ratio: number;
  readonly censored: boolean;
  /** `FROM TO`, and the vehicle's id. */
  readonly way: string;
  readonly vehicle: string;
}

export const BLOCK = 120;

// Weak: as if three blocks had been seen with a mood of 0.15, and journeys that differ by a fifth.
const MOODS = [0.02, 0.06, 0.1, 0.15, 0.22, 0.32, 0.45] as const;
/** From block to block: of 0.67, a half is left after three and a half hours; of 0.92, after sixteen. */
const MEMORIES = [0, 0.3, 0.6, 0.8, 0.92] as const;
const JOURNEYS = [0.06, 0.1, 0.15, 0.2, 0.28, 0.4] as const;
const MOOD_PRIOR = (mood: number) => -((Math.log(mood / 0.15) / 0.8) ** 2) / 2;
const MEMORY_PRIOR = (memory: number) => -(((memory - 0.75) / 0.25) ** 2) / 2;
const JOURNEY_PRIOR = (journey: number) => -((Math.log(journey / 0.18) / 0.7) ** 2) / 2;
const LEVEL_VARIANCE = 0.25 ** 2;
/** One wild figure (a wrong clock, a night at a gate) must not become the rule. */
const MOST = 1.2;
/** So many of those on the road stand for a reason of their own. */
const STANDS = 0.03;

interface Block {
  readonly block: number;
  readonly values: readonly number[];
  readonly mean: number;
  /** Sum of squared differences from the mean. */
  readonly squares: number;
  /** Of those on the road still: by how much they have got so far. */
  readonly open: readonly number[];
}

export const blockOf = (minute: number): number => Math.floor(minute / BLOCK);

function toBlocks(ratios: readonly LegRatio[]): readonly Block[] {
  return [...Map.groupBy(ratios, ({ at }) => blockOf(at))]
    .sort(([a], [b]) => a - b)
    .map(([block, all]) => {
      const kept = ({ ratio }: LegRatio) => Math.max(-MOST, Math.min(MOST, ratio));
      const values = all.filter(({ censored }) => !censored).map(kept);
      const open = all.filter(({ censored }) => censored).map(kept);
      const mean = values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length);
      const squares = values.reduce((sum, one) => sum + (one - mean) ** 2, 0);
      return { block, values, mean, squares, open };
    });
}

/** What one combination of the grid believes. */
interface Belief {
  readonly mood: number;
  readonly memory: number;
  readonly journey: number;
  log: number;
  level: number;
  now: number;
  levelVariance: number;
  nowVariance: number;
  covariance: number;
}

const unlearned = (): Belief[] =>
  MOODS.flatMap((mood) =>
    MEMORIES.flatMap((memory) =>
      JOURNEYS.map((journey) => ({
        mood,
        memory,
        journey,
        log: MOOD_PRIOR(mood) + MEMORY_PRIOR(memory) + JOURNEY_PRIOR(journey),
        level: 0,
        now: 0,
        levelVariance: LEVEL_VARIANCE,
        nowVariance: mood * mood,
        covariance: 0,
      })),
    ),
  );

/** Learns from journeys seen before minute `now`. Without any: what is so of such operations, as far as anybody knows. */
export function learnLegTimes(ratios: readonly LegRatio[], now = 0): LegModel {
  const blocks = toBlocks(ratios);
  const beliefs = unlearned();
  const looksBack: number[] = [];
  let at = blocks[0]?.block ?? 0;
  for (const [place, block] of blocks.entries()) {
    for (const belief of beliefs) pass(belief, block.block - at);
    at = block.block;
    if (place > 0 && block.open.length === 0) looksBack.push(foretold(beliefs, block));
    for (const belief of beliefs) {
      if (block.values.length > 0) learn(belief, block);
      for (const least of block.open) learnAtLeast(belief, least);
    }
  }
  const block = Math.max(at, blockOf(now));
  for (const belief of beliefs) pass(belief, block - at);
  const weights = weightsOf(beliefs);
  return {
    points: beliefs.map(({ log: _, ...belief }, place) => ({
      ...belief,
      weight: weights[place] as number,
    })),
    block,
    residuals: residualsOf(blocks),
    looksBack,
  };
}

function weightsOf(beliefs: readonly Belief[]): readonly number[] {
  const most = beliefs.reduce((max, { log }) => Math.max(max, log), Number.NEGATIVE_INFINITY);
  const weights = beliefs.map(({ log }) => Math.exp(log - most));
  const sum = weights.reduce((all, one) => all + one, 0);
  return weights.map((one) => one / sum);
}

/** The mood forgets: so many blocks later. */
function pass(belief: Belief, blocks: number): void {
  if (blocks <= 0) return;
  const { mood, memory } = belief;
  const kept = memory ** blocks;
  belief.now *= kept;
  belief.nowVariance = belief.nowVariance * kept * kept + mood * mood * (1 - kept * kept);
  belief.covariance *= kept;
}

const varianceOf = ({ levelVariance, nowVariance, covariance }: Belief): number =>
  Math.max(1e-9, levelVariance + nowVariance + 2 * covariance);

/** What the mean of one block tells; adds up how likely it was. */
function learn(belief: Belief, { values, mean, squares }: Block): void {
  const { journey } = belief;
  const count = values.length;
  const variance = varianceOf(belief) + (journey * journey) / count;
  const surprise = mean - belief.level - belief.now;
  belief.log -=
    0.5 * (Math.log(variance) + (surprise * surprise) / variance) +
    (count - 1) * Math.log(journey) +
    squares / (2 * journey * journey);
  move(belief, surprise / variance, 1 / variance);
}

/**
 * Whoever is still on the road tells by how much at least: the longer overdue, the more. But one that is far too late most likely stands somewhere by itself,
 * and says nothing of the road; many do.
 */
function learnAtLeast(belief: Belief, least: number): void {
  const { journey } = belief;
  const variance = varianceOf(belief) + journey * journey;
  const spread = Math.sqrt(variance);
  const above = (least - belief.level - belief.now) / spread;
  const share = Math.max(1e-12, 1 - normalShare(above));
  // Mean of the normal distribution above that point; far out it is hardly more than the point.
  const mean =
    above > 6 ? above + 1 / above : Math.exp(-above * above * 0.5) / 2.5066282746310002 / share;
  const isOfTheRoad = ((1 - STANDS) * share) / ((1 - STANDS) * share + STANDS);
  belief.log += Math.log((1 - STANDS) * share + STANDS);
  move(
    belief,
    (isOfTheRoad * mean) / spread,
    (isOfTheRoad * Math.max(0, mean * (mean - above))) / variance,
  );
}

/** Moves level and mood by as much as each can be the cause; `sure`: how much of their doubt goes. */
function move(belief: Belief, by: number, sure: number): void {
  const level = belief.levelVariance + belief.covariance;
  const now = belief.nowVariance + belief.covariance;
  belief.level += level * by;
  belief.now += now * by;
  belief.levelVariance = Math.max(0, belief.levelVariance - level * level * sure);
  belief.nowVariance = Math.max(0, belief.nowVariance - now * now * sure);
  belief.covariance -= level * now * sure;
}

function foretold(beliefs: readonly Belief[], { mean, values }: Block): number {
  const weights = weightsOf(beliefs);
  return beliefs.reduce((share, belief, place) => {
    const weight = weights[place] as number;
    if (weight < 1e-6) return share;
    const variance = varianceOf(belief) + (belief.journey * belief.journey) / values.length;
    return share + weight * normalShare((mean - belief.level - belief.now) / Math.sqrt(variance));
  }, 0);
}

/** Of blocks in which there are others to compare with. */
function residualsOf(blocks: readonly Block[]): Float64Array {
  const found = blocks.flatMap(({ values, mean }) => {
    const { length } = values;
    // The mean has moved towards each of them.
    const whole = Math.sqrt(length / (length - 1));
    return length < 3 ? [] : values.map((one) => (one - mean) * whole);
  });
  return Float64Array.from(found).sort();
}
