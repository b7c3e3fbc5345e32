import type { Act, JsonObject } from '@corridor/exercise';
import type { Index } from '@corridor/operation';
import type { Question } from './questions.ts';

/** What goes into one question when numbers are only added up. */
export type Sum = (question: Question) => number;

const numberIn = (fact: JsonObject, field: string): number =>
  typeof fact[field] === 'number' ? fact[field] : 0;

/**
 * A spreadsheet: every count that anybody wrote down, doubles, corrections and slips of the thumb included, and the
 * people in the looked-into vehicles of a line taken for all vehicles of that line. Same rule as the plain sum that
 * an exercise shows at its end, by site.
 */
export const spreadsheet = (acts: Iterable<Act>): Sum => {
  const sums = { boarding: new Map<string, number>(), alighting: new Map<string, number>() };
  const passed = new Map<string, number>();
  const siteOf = new Map<string, string>();
  const add = (sum: Map<string, number>, site: string, people: number) =>
    sum.set(site, (sum.get(site) ?? 0) + people);
  for (const { kind, subject, fact } of acts) {
    const isStream = subject.startsWith('stream/');
    if (isStream && kind === 'opened@1') siteOf.set(subject, fact.site as string);
    if (kind !== 'tallied@1') continue;
    if (isStream) {
      const vehicles = numberIn(fact, 'cars') + numberIn(fact, 'vans') + numberIn(fact, 'lorries');
      const sampled = fact.sampled as readonly JsonObject[];
      const inSample = sampled.reduce((sum, each) => sum + numberIn(each, 'people'), 0);
      const perVehicle = sampled.length ? inSample / sampled.length : 5;
      add(passed, siteOf.get(subject) ?? '', vehicles * perVehicle + numberIn(fact, 'onFoot'));
    } else if (fact.point === 'boarding' || fact.point === 'alighting') {
      add(sums[fact.point], fact.site as string, numberIn(fact, 'people'));
    }
  }
  const sumAt = (sum: ReadonlyMap<string, number>, sites: readonly string[] | null) =>
    (sites ?? []).reduce((people, site) => people + (sum.get(site) ?? 0), 0);
  return ({ scope, vehiclesAt, ownMeansAt }) =>
    sumAt(scope.measure === 'left' ? sums.boarding : sums.alighting, vehiclesAt) +
    sumAt(passed, ownMeansAt);
};

/** A fair sum: one count per trip after corrections, and each kind of own vehicle by its own mean. */
export const fairSum = (index: Index): Sum => {
  const passed = new Map<string, number>();
  for (const stream of index.store.all('stream')) {
    const { site, cars, vans, lorries, onFoot, sampled } = stream;
    const mean = ({ vehicles, people }: typeof sampled.car) => (vehicles ? people / vehicles : 0);
    const people =
      cars * mean(sampled.car) + vans * mean(sampled.van) + lorries * mean(sampled.lorry) + onFoot;
    passed.set(site ?? '', (passed.get(site ?? '') ?? 0) + people);
  }
  return ({ role, scope, vehiclesAt, ownMeansAt }) => {
    const isLeft = scope.measure === 'left';
    const sites = role === 'operation' ? ['all' as const] : (vehiclesAt ?? []);
    let people = 0;
    for (const site of vehiclesAt ? sites : []) {
      const of =
        site === 'all' ? 'all' : isLeft ? (`from ${site}` as const) : (`to ${site}` as const);
      const counted = index.counted(of);
      people += isLeft ? counted.departedCounted : counted.arrivedCounted;
    }
    for (const site of ownMeansAt ?? []) people += passed.get(site) ?? 0;
    return people;
  };
};
