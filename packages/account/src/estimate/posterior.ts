import { GROSS, JUMP, UNSEEN_CHANGE } from './priors.ts';

/** What the looks of one journey are compared under; indices are those of its rows. */
export interface Given {
  /** Looks less what is known of their shared effects, their variances, and which end they saw. */
  readonly value: Float64Array;
  readonly variance: Float64Array;
  readonly end: Int8Array;
  /** Whoever counted them off held the slip; and wrote the number that stands on it. */
  readonly hasSlip: Uint8Array;
  readonly isSlip: Uint8Array;
  readonly copied: number;
}

/** One way in which the looks of a journey may have come about. */
export interface Story {
  probability: number;
  /** Bit i: look i has nothing to do with the people (another vehicle's, a slip of the thumb, a copy). */
  mask: number;
  /** Posterior of those who set out and of those who got off. */
  out: number;
  off: number;
  outVariance: number;
  offVariance: number;
  covariance: number;
  /** Variance of what may have changed between the two ends without anybody seeing it. */
  unseen: number;
}

const HALF_LOG_2PI = 0.9189385332046727;
/** Below this many squared deviations no other story is worth telling. */
const PLAIN = 4;
const MOST_STORIES = 40;
const MOST_LOOKS = 8;

/**
 * The people of one journey, by Bayes. Those who set out, B, are before any look about `mean` ± √`variance`, as this kind
 * of vehicle carries; those who get off are A = B + change + u, u about 0. Each look is one of the two plus its own error;
 * or it has nothing to do with them at all (once in a hundred), or is copied from the slip. Every combination of at most
 * two such looks is a story, and so is a family that got off on the way; each is weighed by how likely it makes the looks.
 *
 * Fills `stories`, likeliest weights first told as probabilities, and gives back how many.
 */
export const tellStories = (
  stories: Story[],
  given: Given,
  first: number,
  last: number,
  mean: number,
  variance: number,
  change: number,
  sameness: number,
): number => {
  const count = Math.min(last - first, MOST_LOOKS);
  const usual = UNSEEN_CHANGE + (0.004 * mean) ** 2;
  const jump = (3 + 0.12 * mean) ** 2;
  let ends = 0;
  let hasCopy = false;
  for (let i = 0; i < count; i++) {
    ends |= 1 << (given.end[first + i] as number);
    if (given.isSlip[first + i]) hasCopy = true;
  }
  const apart = ends === 3 ? JUMP * sameness + (1 - sameness) : 0;
  const worst = tell(0, 0, usual, Math.log(1 - apart));
  let told = 1;
  if (count > 0 && (worst > PLAIN || hasCopy || sameness < 1)) {
    for (let i = 0; i < count; i++) {
      if (worst <= PLAIN && !given.isSlip[first + i]) continue;
      tell(told++, 1 << i, usual, 0);
      if (worst <= PLAIN) continue;
      for (let j = i + 1; j < count && told < MOST_STORIES - 2; j++) {
        tell(told++, (1 << i) | (1 << j), usual, 0);
      }
    }
    if (apart > 0 && (worst > PLAIN || sameness < 1)) tell(told++, 0, jump, Math.log(apart));
  }
  let best = Number.NEGATIVE_INFINITY;
  for (let s = 0; s < told; s++) best = Math.max(best, (stories[s] as Story).probability);
  let sum = 0;
  for (let s = 0; s < told; s++) {
    const story = stories[s] as Story;
    story.probability = Math.exp(story.probability - best);
    sum += story.probability;
  }
  for (let s = 0; s < told; s++) (stories[s] as Story).probability /= sum;
  return told;

  /** Log likelihood into `probability`; gives back the largest squared deviation. */
  function tell(place: number, mask: number, unseen: number, prior: number): number {
    let log = prior;
    let m = mean;
    let v = variance;
    let largest = 0;
    let outMean = m;
    let outVariance = v;
    for (let end = 0; end < 2; end++) {
      if (end === 1) {
        outMean = m;
        outVariance = v;
        m += change;
        v += unseen;
      }
      for (let i = 0; i < count; i++) {
        const at = first + i;
        if (given.end[at] !== end) continue;
        const copied = given.hasSlip[at] ? given.copied : 0;
        if (mask & (1 << i)) {
          const wide = 40 + 2 * mean;
          log += Math.log(GROSS / wide + (given.isSlip[at] ? copied : 0));
          continue;
        }
        const s = v + (given.variance[at] as number);
        const d = (given.value[at] as number) - m;
        const squared = (d * d) / s;
        if (squared > largest) largest = squared;
        // Counts are whole numbers: nothing is likelier than surely.
        log += Math.log(1 - GROSS - copied) - squared / 2 - 0.5 * Math.log(s + 0.08) - HALF_LOG_2PI;
        const gain = v / s;
        m += gain * d;
        v *= 1 - gain;
      }
    }
    const back = outVariance / (outVariance + unseen);
    const story = stories[place] as Story;
    story.probability = log;
    story.mask = mask;
    story.unseen = unseen;
    story.off = m;
    story.offVariance = v;
    story.out = outMean + back * (m - outMean - change);
    story.outVariance = outVariance + back * back * (v - outVariance - unseen);
    story.covariance = back * v;
    return largest;
  }
};

export const createStories = (): Story[] =>
  Array.from({ length: MOST_STORIES }, () => ({
    probability: 0,
    mask: 0,
    out: 0,
    off: 0,
    outVariance: 0,
    offVariance: 0,
    covariance: 0,
    unseen: 0,
  }));
