import type { World } from './world.ts';
import { arrivalOf } from './world.ts';

/** True running totals by moment, ms since the first midnight. */
export interface Figures {
  readonly leftBy: (at: number) => { readonly onBuses: number; readonly ownMeans: number };
  readonly arrivedBy: (at: number) => { readonly onBuses: number; readonly ownMeans: number };
  readonly counterpartBy: (at: number) => number;
  /** People by own means who have passed this site of their road. */
  readonly passedBy: (site: string, at: number) => number;
  /** Wounded who have left on our vehicles. */
  readonly woundedBy: (at: number) => number;
}

/** Sums of amounts whose moment is not after the asked one. */
const running = (items: readonly (readonly [at: number, amount: number])[]) => {
  const sorted = [...items].sort((a, b) => a[0] - b[0]);
  const moments = Float64Array.from(sorted, ([at]) => at);
  const sums = new Float64Array(sorted.length);
  sorted.reduce((sum, [, amount], index) => {
    sums[index] = sum + amount;
    return sum + amount;
  }, 0);
  return (at: number): number => {
    let low = 0;
    let high = moments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((moments[middle] as number) <= at) low = middle + 1;
      else high = middle;
    }
    return low ? (sums[low - 1] as number) : 0;
  };
};

export const offAt = (journey: World['shuttle']['journeys'][number]): number =>
  journey.boarded.people + journey.born + journey.joined - journey.died;

export const figuresOf = ({ shuttle, ownMeans }: World): Figures => {
  const ours = shuttle.journeys.filter((each) => each.stream === 'main');
  const theirs = shuttle.journeys.filter((each) => each.stream === 'counterpart');
  const begun = ours.filter((each) => each.departedAt !== null);
  const ended = ours.filter((each) => each.end === 'arrived');
  const leftByBus = running(begun.map((each) => [each.departedAt as number, each.boarded.people]));
  const wounded = running(begun.map((each) => [each.departedAt as number, each.boarded.wounded]));
  const arrivedByBus = running(ended.map((each) => [each.endedAt, offAt(each)]));
  const leftOwn = running(ownMeans.map(({ passes, people }) => [passes[0]?.[1] ?? 0, people]));
  const arrivedOwn = running(ownMeans.map((group) => [arrivalOf(group), group.people]));
  const passed = new Map<string, (readonly [at: number, amount: number])[]>();
  for (const { passes, people } of ownMeans) {
    for (const [site, at] of passes) {
      const here = passed.get(site);
      if (here) here.push([at, people]);
      else passed.set(site, [[at, people]]);
    }
  }
  const passedAt = new Map<string, (at: number) => number>();
  return {
    passedBy: (site, at) => {
      const known = passedAt.get(site) ?? running(passed.get(site) ?? []);
      passedAt.set(site, known);
      return known(at);
    },
    leftBy: (at) => ({ onBuses: leftByBus(at), ownMeans: leftOwn(at) }),
    arrivedBy: (at) => ({ onBuses: arrivedByBus(at), ownMeans: arrivedOwn(at) }),
    counterpartBy: running(theirs.map((each) => [each.endedAt, offAt(each)])),
    woundedBy: wounded,
  };
};
