import { agreedOf, allBut, type Compared } from './compare.ts';
import type { Fitted } from './learn.ts';
import { GROSS } from './priors.ts';

/**
 * What can tell the wrong one of several counts: what its counter's other counts are worth, how it was counted, that it is
 * round, a further count of the same people, more on board than such vehicles carry.
 */
export type BlamedBy = 'counter' | 'method' | 'rounded' | 'further-count' | 'load';

export interface Disputed {
  readonly place: number;
  readonly compared: Compared;
}

export interface Blame {
  /** By place among the compared; they add up to 1. */
  readonly shares: readonly number[];
  readonly by: readonly BlamedBy[];
}

/** Twice as likely as the next, by one kind of evidence: less than that is none. */
const TELLING = Math.log(2);
/** So many counts' worth of belief that a counter is like all others. */
const COUNTER_COUNTS = 50;
/** A count so far off may be so for a reason that its method would not tell: this often, to once that such counts stray. */
const ANYWHERE = 0.4;
/** A quarter more on board than usual is nobody's mistake. */
const FULLER = 0.25;
/** However full a bus would have to be, it is no proof. */
const MOST_OF_LOAD = -6;

/** One count beside what the others say, the deviation of such counts, and the people among which any number may fall. */
interface Off {
  readonly apart: number;
  readonly deviation: number;
  readonly wide: number;
}
type Logs = { readonly [by in Exclude<BlamedBy, 'rounded'>]: number } & { readonly off: Off };

/** Who is to blame in each of these, if one of their counts is wrong. `all`: every flow that was counted more than once. */
export const blamesOf = (
  fitted: Fitted,
  disputed: readonly Disputed[],
  all: readonly Disputed[],
): readonly Blame[] => {
  const { rows } = fitted;
  const counterAt = (row: number) => rows.counterOfPart[rows.firstPart[row] as number] as number;
  const checked = new Float64Array(rows.counters.length);
  for (const { compared } of all) {
    for (let a = 0; a < compared.value.length; a++) {
      const counter = counterAt(compared.from + a);
      checked[counter] = (checked[counter] as number) + 1;
    }
  }
  const wrong = new Float64Array(rows.counters.length);
  const logs = disputed.map((each) => logsOf(fitted, each));
  const first = logs.map((each) => sharesOf(each));
  disputed.forEach(({ compared }, d) => {
    first[d]?.forEach((share, a) => {
      const counter = counterAt(compared.from + a);
      wrong[counter] = (wrong[counter] as number) + share;
    });
  });
  return disputed.map(({ compared }, d) => {
    const told = (logs[d] as readonly Logs[]).map((each, a): Logs => {
      const counter = counterAt(compared.from + a);
      // What is known of them elsewhere: not from here.
      const elsewhere = (wrong[counter] as number) - (first[d]?.[a] as number);
      const others = (checked[counter] as number) - 1;
      const rate = (GROSS * COUNTER_COUNTS + elsewhere) / (COUNTER_COUNTS + others);
      return {
        ...each,
        counter: strayed(each.off, (ANYWHERE * rate) / GROSS) - strayed(each.off, ANYWHERE),
      };
    });
    return { shares: sharesOf(told), by: tellingOf(fitted, compared, told) };
  });
};

/** By each kind of evidence, how likely it is that this one is wrong and the others are not. */
const logsOf = (fitted: Fitted, { place, compared }: Disputed): readonly Logs[] => {
  const { rows, learned } = fitted;
  const kind = rows.kind[place] as number;
  const load = learned.load[kind] as number;
  const loads = Math.max((learned.loadVariance[kind] as number) * 2.25, (FULLER * load) ** 2);
  const { from, value } = compared;
  const logs = Array.from(value, (says, a): Logs => {
    const others = agreedOf(compared, allBut(compared, a));
    const over = Math.max(0, others.people - load) / Math.sqrt(loads + others.variance);
    const off: Off = {
      apart: says - others.people,
      deviation: Math.sqrt(fitted.variance[from + a] as number),
      wide: 40 + 2 * load,
    };
    return {
      off,
      counter: 0,
      method: strayed(off, ANYWHERE),
      'further-count': value.length > 2 ? others.log : 0,
      load: Math.max(MOST_OF_LOAD, -(over * over) / 2),
    };
  });
  return logs;
};

/** So far off: strayed as such counts do, with a long tail (Student's, three degrees); or, so often, anywhere at all. */
const strayed = ({ apart, deviation, wide }: Off, gross: number): number => {
  const t = apart / deviation;
  const tail = 0.3675525969478614 / ((1 + (t * t) / 3) ** 2 * deviation);
  return Math.log(tail + gross / wide);
};

const sumOf = ({ counter, method, load, 'further-count': further }: Logs) =>
  counter + method + load + further;

const sharesOf = (logs: readonly Logs[]): readonly number[] => {
  const sums = logs.map(sumOf);
  const most = Math.max(...sums);
  const weights = sums.map((sum) => Math.exp(sum - most));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / all);
};

/** What speaks for the one most to blame against the next. */
const tellingOf = (
  { rows, learned }: Fitted,
  { from }: Compared,
  logs: readonly Logs[],
): readonly BlamedBy[] => {
  const order = logs
    .map((_, a) => a)
    .sort((a, b) => sumOf(logs[b] as Logs) - sumOf(logs[a] as Logs));
  const [first, next] = order as [number, number];
  const [most, second] = [logs[first] as Logs, logs[next] as Logs];
  if (sumOf(most) - sumOf(second) < TELLING) return [];
  return (['further-count', 'counter', 'method', 'load'] as const).flatMap(
    (by): readonly BlamedBy[] => {
      if (most[by] - second[by] < TELLING) return [];
      const part = rows.firstPart[from + first] as number;
      const habit = learned.heaped[rows.counterOfPart[part] as number] as number;
      return [by === 'method' && rows.partStep[part] && habit > 0.5 ? 'rounded' : by];
    },
  );
};
