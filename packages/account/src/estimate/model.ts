import type { Method } from '../evidence/types.ts';
import { KINDS, METHODS, NOT_ASKED } from './arrays.ts';
import type { Journey } from './journey.ts';
import type { Fitted } from './learn.ts';
import { LEAST_VARIANCE, SLIP, SPREAD } from './priors.ts';

/** What was learned of one operation's counting. Shares are 0 … 1. */
export interface Model {
  /** Children on laps, of all people, where somebody asked. */
  readonly laps: number;
  /** Of a count in which nobody asked, what is missing. */
  readonly lapsMissed: number;
  /** Of those who counted people off with the slip in hand, how many copied it. */
  readonly copied: number;
  /** What single counters always add or miss: deviation, of the people. */
  readonly counters: number;
  readonly methods: readonly {
    readonly method: Method;
    /** Deviation of one count of a bus of fifty, people. */
    readonly spread: number;
    /** What all who count like this add (or, below 0, miss). */
    readonly bias: number;
    readonly counts: number;
  }[];
  /** What a vehicle carried where somebody counted. */
  readonly loads: readonly {
    readonly kind: Journey['kind'];
    readonly people: number;
    readonly deviation: number;
    readonly counted: number;
  }[];
}

const BUS = 50;

export const modelOf = ({ rows, learned }: Fitted): Model => {
  const counts = new Float64Array(METHODS.length);
  for (const method of rows.partMethod) counts[method] = (counts[method] as number) + 1;
  const missed = learned.effect[NOT_ASKED] as number;
  return {
    laps: learned.laps,
    lapsMissed: missed / (1 + missed),
    copied: learned.copied,
    counters: learned.counterScale,
    methods: METHODS.map((method, place) => {
      const effect = rows.effects.findIndex(
        (each) => each.kind === 'method' && each.method === method,
      );
      const usual = LEAST_VARIANCE + SLIP * BUS + (SPREAD[method] * BUS) ** 2;
      return {
        method,
        spread: Math.sqrt((learned.spread[place] as number) * usual),
        bias: effect < 0 ? 0 : (learned.effect[effect] as number),
        counts: counts[place] as number,
      };
    }),
    loads: KINDS.map((kind, place) => {
      let counted = 0;
      rows.kind.forEach((of, j) => {
        if (of === place && rows.first[j] !== rows.first[j + 1]) counted++;
      });
      return {
        kind,
        people: learned.load[place] as number,
        deviation: Math.sqrt(learned.loadVariance[place] as number),
        counted,
      };
    }).filter(({ counted }) => counted > 0),
  };
};
