import {
  type AgreementFacts,
  type Index,
  plannedToQuota,
  type Quota,
  quantityToQuota,
  quotaOf,
  type States,
  type SubjectId,
  tripsWithoutBatch,
  wayOf,
} from '@corridor/operation';
import type { NotKnown } from './types.ts';
import { byId } from './usual.ts';
import { type AtSite, createWaiting, type Pool } from './waiting.ts';

/** People of one batch, or of a term of which no batch is open, at the site where they board. */
export interface Share {
  /** `batch/…`, or `term/…`. */
  readonly id: SubjectId;
  readonly term: SubjectId;
  readonly number: number;
  readonly origin: SubjectId;
  readonly destination: SubjectId;
  readonly people: number;
  /** Where they board: at the origin first. */
  readonly sites: readonly AtSite[];
  /** The agreement is about the wounded or the sick: none of them can wait. */
  readonly isCritical: boolean;
  /** Whose vehicles alone may take them, by the agreement. Empty: anybody's. */
  readonly operators: readonly SubjectId[];
}

export interface Shares {
  /** By term, number and id. */
  readonly shares: readonly Share[];
  readonly notKnown: readonly NotKnown[];
}

/** What a term is for when it says nothing, and the two that move. Goods and the dead are not seated. */
const MOVES: ReadonlySet<string | undefined> = new Set([undefined, 'people', 'detainees']);
const CRITICAL: ReadonlySet<string | undefined> = new Set(['wounded', 'sick']);

/**
 * Who is to be brought: what is agreed, less who has left. Where no number is agreed only those whom our people saw waiting, and never more
 * than is agreed. Nobody asks how many are still inside.
 */
export const sharesOf = (index: Index, now: number): Shares => {
  const facts = index.guards.factsAt(now);
  const { resolve } = index.store;
  const notKnown: NotKnown[] = [];
  const strays = new Map<string, number>();
  const shares: Share[] = [];

  const origins = new Set<SubjectId>();
  for (const batch of index.store.all('batch')) {
    const { origin } = wayOf(facts, batch);
    if (origin && batch.status !== 'completed') origins.add(resolve(origin));
  }
  const waiting = createWaiting(index, facts, now, origins);

  const terms = [...index.store.all('term')].sort((a, b) => byId(a.id, b.id));
  for (const term of terms) {
    if (term.status === 'fulfilled' || !MOVES.has(term.inForce?.whole.about)) continue;
    const all = [...facts.batchesOf(term.id)]
      .filter(({ planned }) => planned !== null)
      .sort((a, b) => (a.planned?.number ?? 0) - (b.planned?.number ?? 0) || byId(a.id, b.id));
    const open = all.filter(({ status }) => status !== 'completed');
    const agreed = quantityToQuota(term.inForce?.whole.quantity);
    const isCritical = CRITICAL.has(term.inForce?.whole.category);
    const operators = (term.inForce?.whole.operators ?? []).map(resolve);
    const unknown = open.filter((batch) => hasNoNumber(facts, batch));
    const rest = agreed && restOf(facts, agreed, all, unknown);
    // Whoever waits boards with the batch that has go, as long as nobody closes it.
    const boarding = unknown.find(({ status }) => status === 'go') ?? null;
    const [first] = unknown;
    if (first && unknown.length > 1) {
      const batch = boarding ?? first;
      const what = boarding ? 'waiting-go-with' : 'share-of-batch';
      notKnown.push({ what, of: { batch: batch.id, term: term.id } });
    }
    for (const batch of open) {
      const way = wayOf(facts, batch);
      if (!way.origin || !way.destination) {
        notKnown.push({
          what: way.origin ? 'no-destination' : 'no-origin',
          of: { batch: batch.id },
        });
        continue;
      }
      const origin = resolve(way.origin);
      const pool = waiting.pool({ origin, destination: way.destination });
      const place = unknown.indexOf(batch);
      const people =
        place < 0
          ? ofNumber(batch, origin, pool)
          : ofShare(
              batch,
              origin,
              pool,
              rest,
              boarding ? Number(batch === boarding) : unknown.length - place,
            );
      if (rest && place >= 0) {
        rest.low = Math.max(0, rest.low - people);
        if (rest.high !== null) rest.high = Math.max(0, rest.high - people);
      }
      shares.push({
        id: batch.id,
        term: term.id,
        number: batch.planned?.number ?? 0,
        origin,
        destination: resolve(way.destination),
        people,
        sites: pool.take(people),
        isCritical,
        operators,
      });
    }
    if (open.length === 0) underTerm(term, agreed, all, isCritical);
  }
  return { shares, notKnown: [...notKnown, ...waiting.notKnown] };

  /** Trips from there that nobody put to a batch took people of somebody's: taken off once. */
  function straysOf(batch: SubjectId, origin: SubjectId): number {
    if (strays.has(origin)) return 0;
    const trips = tripsWithoutBatch(facts, batch).filter(({ departed }) => departed !== null);
    const people = trips.reduce((sum, { boarded, alighted }) => {
      return sum + (boarded?.people ?? alighted?.people ?? 0);
    }, 0);
    strays.set(origin, people);
    if (people > 0) {
      notKnown.push({ what: 'left-without-batch', of: { people, site: origin, batch } });
    }
    return people;
  }

  function ofNumber(batch: States['batch'], origin: SubjectId, pool: Pool): number {
    const quota = quotaOf(facts, batch) as Quota;
    const departed = facts.progress(batch.id).departed + straysOf(batch.id, origin);
    const least = Math.max(0, quota.low - departed);
    const most = quota.high === null ? pool.left() : Math.max(0, quota.high - departed);
    const people = Math.max(least, Math.min(most, pool.left()));
    if (pool.isTold && pool.left() < least) {
      const of = { batch: batch.id, agreed: least, people: pool.left(), site: origin };
      notKnown.push({ what: 'fewer-seen-waiting', of });
    }
    return people;
  }

  function ofShare(
    batch: States['batch'],
    origin: SubjectId,
    pool: Pool,
    rest: { low: number; high: number | null } | null,
    /** Batches among which they are shared, this one and what is still to come; 0: another takes all. */
    among: number,
  ): number {
    if (!pool.isTold && among > 0)
      notKnown.push({ what: 'nobody-seen-waiting', of: { batch: batch.id, site: origin } });
    const most = rest?.high ?? pool.left();
    return among === 0 ? 0 : Math.ceil(Math.min(most, pool.left()) / among);
  }

  function underTerm(
    term: States['term'],
    agreed: Quota | null,
    all: readonly States['batch'][],
    isCritical: boolean,
  ) {
    const way = wayOf(facts, term);
    if (!way.origin || !way.destination || !term.inForce || !agreed) return;
    const origin = resolve(way.origin);
    const pool = waiting.pool({ origin, destination: way.destination });
    const gone = all.reduce((sum, { id }) => sum + facts.progress(id).departed, 0);
    const most = agreed.high === null ? pool.left() : Math.max(0, agreed.high - gone);
    const people = Math.min(most, pool.left());
    if (people === 0) return;
    notKnown.push({ what: 'no-open-batch', of: { term: term.id, people, site: origin } });
    shares.push({
      id: term.id,
      term: term.id,
      number: 0,
      origin,
      destination: resolve(way.destination),
      people,
      sites: pool.take(people),
      isCritical,
      operators: (term.inForce.whole.operators ?? []).map(resolve),
    });
  }
};

/** "All who wish", or nothing that binds anybody to a number. */
const hasNoNumber = (facts: AgreementFacts, batch: States['batch']): boolean => {
  const quota = quotaOf(facts, batch);
  return quota === null || (quota.low === 0 && quota.high === null);
};

/** What a term leaves to those of its batches that have no number of their own. */
const restOf = (
  facts: AgreementFacts,
  agreed: Quota,
  all: readonly States['batch'][],
  unknown: readonly States['batch'][],
): { low: number; high: number | null } => {
  let taken = 0;
  for (const batch of all) {
    const own = unknown.includes(batch) ? null : plannedToQuota(batch.planned?.people);
    taken += Math.max(own?.low ?? 0, facts.progress(batch.id).departed);
  }
  return {
    low: Math.max(0, agreed.low - taken),
    high: agreed.high === null ? null : Math.max(0, agreed.high - taken),
  };
};
