import type { Means } from '../state/agreement.ts';
import { readyTogether } from './together.ts';

/** One batch as the agreement binds it: each condition is met by any of its ways, and a way by all of its means. */
export interface BoundBatch {
  readonly id: string;
  readonly term: string;
  /** The most people that the agreement lets go with it; null: as many as wish. */
  readonly most: number | null;
  readonly conditions: readonly BoundCondition[];
}
export interface BoundCondition {
  readonly id: string;
  readonly ways: readonly (readonly Means[])[];
  /** A party's word alone is enough, or what is seen is not asked for: a word can always come. */
  readonly isWordEnough: boolean;
}

/** Why a batch can never go, however the parties behave. */
export interface Deadlock {
  readonly batch: string;
  readonly condition: string;
  /** Batches that wait for each other in a ring, from this one round to itself; empty: it waits for what cannot come. */
  readonly ring: readonly string[];
  /** What cannot come: of the way with the fewest of them. */
  readonly missing: readonly Means[];
}

/** What another batch must have done. Everything else comes from outside and is thought of as granted. */
const batchOf = (means: Means): string | null => {
  switch (means.is) {
    case 'arrived':
    case 'departed':
    case 'staged':
    case 'together':
    case 'go-given':
      return means.batch;
    default:
      return null;
  }
};

const mostOf = (batches: Iterable<BoundBatch>): number => {
  let sum = 0;
  for (const { most } of batches) sum += most ?? Number.POSITIVE_INFINITY;
  return sum;
};

/**
 * Lets go whatever can go, again and again, when every outside condition (green light, open, present, time, a word) is granted. Bindings
 * never forbid, they only ask: so this lets go everything that any order could.
 * Standing ready at a place is not leaving it: `staged` of a known batch can always come.
 */
const letGo = (batches: readonly BoundBatch[]) => {
  const byId = new Map(batches.map((batch) => [batch.id, batch]));
  const gone = new Set<string>();
  const isMet = (means: Means, together: ReadonlySet<string>): boolean => {
    switch (means.is) {
      case 'arrived':
      case 'departed':
      case 'go-given':
        return gone.has(means.batch);
      case 'together':
        return gone.has(means.batch) || together.has(means.batch);
      case 'staged':
        return byId.has(means.batch);
      case 'count-reached': {
        const counted = batches.filter(
          ({ id, term }) => gone.has(id) && (id === means.of || term === means.of),
        );
        return mostOf(counted) >= means.people;
      }
      default:
        return true;
    }
  };
  // Where nothing is named there is nothing that could come.
  const isWayMet = (way: readonly Means[], together: ReadonlySet<string>): boolean =>
    way.length > 0 && way.every((means) => isMet(means, together));
  const all = new Set(byId.keys());
  const mayGo = (id: string, together: ReadonlySet<string>): boolean =>
    (byId.get(id) as BoundBatch).conditions.every(
      ({ ways, isWordEnough }) => isWordEnough || ways.some((way) => isWayMet(way, together)),
    );
  const waves: (readonly string[])[] = [];
  for (;;) {
    const waiting = [...all].filter((id) => !gone.has(id));
    const ready = readyTogether(waiting, (id) => mayGo(id, all), mayGo);
    if (ready.size === 0) break;
    for (const id of ready) gone.add(id);
    waves.push([...ready]);
  }
  return { byId, gone, isMet, isWayMet, waves };
};

/** The earliest turn in which each batch could go, if everybody outside agreed to everything; in the order given. */
export const findWaves = (batches: readonly BoundBatch[]): readonly (readonly string[])[] =>
  letGo(batches).waves;

/** Batches that no order can let go even if every outside condition is granted. */
export const findDeadlocks = (batches: readonly BoundBatch[]): readonly Deadlock[] => {
  const { byId, gone, isMet, isWayMet } = letGo(batches);
  const nobody: ReadonlySet<string> = new Set();
  const waitsFor = (batch: BoundBatch) => {
    const held = batch.conditions.find(
      ({ ways, isWordEnough }) => !isWordEnough && !ways.some((way) => isWayMet(way, nobody)),
    );
    // It holds alone, and only together with one that never can.
    const condition = held as BoundCondition;
    const missing = condition.ways
      .map((way) => way.filter((means) => !isMet(means, nobody)))
      .reduce<readonly Means[] | null>(
        (few, one) => (few && few.length <= one.length ? few : one),
        null,
      );
    return { condition: condition.id, missing: missing ?? [] };
  };
  return batches
    .filter(({ id }) => !gone.has(id))
    .map((batch) => {
      const { condition, missing } = waitsFor(batch);
      return { batch: batch.id, condition, missing, ring: ringOf(batch, byId, gone, waitsFor) };
    });
};

/** Along what is missing, from batch to batch, until one comes again; empty where that one is not this batch, or none does. */
const ringOf = (
  from: BoundBatch,
  byId: ReadonlyMap<string, BoundBatch>,
  gone: ReadonlySet<string>,
  waitsFor: (batch: BoundBatch) => { readonly missing: readonly Means[] },
): readonly string[] => {
  const before = new Map<string, string>();
  const queue = [from.id];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const batch = byId.get(at) as BoundBatch;
    for (const means of waitsFor(batch).missing) {
      const others =
        means.is === 'count-reached'
          ? [...byId.values()]
              .filter(({ id, term }) => id === means.of || term === means.of)
              .map(({ id }) => id)
          : [batchOf(means)];
      for (const next of others) {
        if (next === null || !byId.has(next) || gone.has(next)) continue;
        if (next === from.id) {
          const ring = [from.id];
          for (
            let back: string | undefined = at;
            back !== undefined && back !== from.id;
            back = before.get(back)
          ) {
            ring.splice(1, 0, back);
          }
          return [...ring, from.id];
        }
        if (before.has(next)) continue;
        before.set(next, at);
        queue.push(next);
      }
    }
  }
  return [];
};
