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
import type { Group, Places } from '../scenario/types.ts';
import type { KnownGroup, NotKnown } from './types.ts';
import { byId, OLD_NEWS_MS } from './usual.ts';

/** People of one batch, or of a term of which no batch is open, at the site where they board. */
export interface Share {
  /** `batch/…`, or `term/…`. */
  readonly id: SubjectId;
  readonly term: SubjectId;
  readonly number: number;
  readonly origin: SubjectId;
  readonly destination: SubjectId;
  readonly people: number;
  /** The agreement is about the wounded or the sick: none of them can wait. */
  readonly isCritical: boolean;
}

export interface Shares {
  /** By term, number and id. */
  readonly shares: readonly Share[];
  readonly notKnown: readonly NotKnown[];
}

/** What a term is for when it says nothing, and the two that move. Goods and the dead are not seated. */
const MOVES: ReadonlySet<string | undefined> = new Set([undefined, 'people', 'detainees']);
const CRITICAL: ReadonlySet<string | undefined> = new Set(['wounded', 'sick']);

/** Whoever was seen waiting at a site and has not left it since, as long as they are not given to a batch. */
interface Waiting {
  readonly isTold: boolean;
  left: number;
}

/**
 * Who is to be brought: what is agreed, less who has left. Where no number is agreed only those whom our people saw waiting, and never more
 * than is agreed. Nobody asks how many are still inside.
 */
export const sharesOf = (index: Index, now: number): Shares => {
  const facts = index.guards.factsAt(now);
  const { resolve } = index.store;
  const notKnown: NotKnown[] = [];
  const waitings = new Map<SubjectId, Waiting>();
  const strays = new Map<string, number>();
  const shares: Share[] = [];

  const waitingAt = (site: SubjectId): Waiting => {
    const known = waitings.get(site);
    if (known) return known;
    const seen = index.store.get('site', site)?.waiting ?? null;
    const gone = seen ? leftSince(index, site, seen.at) : 0;
    const made = { isTold: seen !== null, left: Math.max(0, (seen?.fact.people ?? 0) - gone) };
    if (seen && made.left > 0 && now - seen.at > OLD_NEWS_MS) {
      const hours = Math.floor((now - seen.at) / 3_600_000);
      notKnown.push({ what: 'waiting-seen-long-ago', of: { site, hours } });
    }
    waitings.set(site, made);
    return made;
  };

  const terms = [...index.store.all('term')].sort((a, b) => byId(a.id, b.id));
  for (const term of terms) {
    if (term.status === 'fulfilled' || !MOVES.has(term.inForce?.whole.about)) continue;
    const all = [...facts.batchesOf(term.id)]
      .filter(({ planned }) => planned !== null)
      .sort((a, b) => (a.planned?.number ?? 0) - (b.planned?.number ?? 0) || byId(a.id, b.id));
    const open = all.filter(({ status }) => status !== 'completed');
    const agreed = quantityToQuota(term.inForce?.whole.quantity);
    const isCritical = CRITICAL.has(term.inForce?.whole.category);
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
      const waiting = waitingAt(origin);
      const place = unknown.indexOf(batch);
      const people =
        place < 0
          ? ofNumber(batch, origin, waiting)
          : ofShare(
              batch,
              origin,
              waiting,
              rest,
              boarding ? Number(batch === boarding) : unknown.length - place,
            );
      waiting.left -= Math.min(waiting.left, people);
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
        isCritical,
      });
    }
    if (open.length === 0) underTerm(term, agreed, all, isCritical);
  }
  return { shares, notKnown };

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

  function ofNumber(batch: States['batch'], origin: SubjectId, waiting: Waiting): number {
    const quota = quotaOf(facts, batch) as Quota;
    const departed = facts.progress(batch.id).departed + straysOf(batch.id, origin);
    const least = Math.max(0, quota.low - departed);
    const most = quota.high === null ? waiting.left : Math.max(0, quota.high - departed);
    const people = Math.max(least, Math.min(most, waiting.left));
    if (waiting.isTold && waiting.left < least) {
      const of = { batch: batch.id, agreed: least, people: waiting.left, site: origin };
      notKnown.push({ what: 'fewer-seen-waiting', of });
    }
    return people;
  }

  function ofShare(
    batch: States['batch'],
    origin: SubjectId,
    waiting: Waiting,
    rest: { low: number; high: number | null } | null,
    /** Batches among which they are shared, this one and what is still to come; 0: another takes all. */
    among: number,
  ): number {
    if (!waiting.isTold && among > 0)
      notKnown.push({ what: 'nobody-seen-waiting', of: { batch: batch.id, site: origin } });
    const most = rest?.high ?? waiting.left;
    return among === 0 ? 0 : Math.ceil(Math.min(most, waiting.left) / among);
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
    const waiting = waitingAt(origin);
    const gone = all.reduce((sum, { id }) => sum + facts.progress(id).departed, 0);
    const most = agreed.high === null ? waiting.left : Math.max(0, agreed.high - gone);
    const people = Math.min(most, waiting.left);
    if (people === 0) return;
    waiting.left -= people;
    notKnown.push({ what: 'no-open-batch', of: { term: term.id, people, site: origin } });
    shares.push({
      id: term.id,
      term: term.id,
      number: 0,
      origin,
      destination: resolve(way.destination),
      people,
      isCritical,
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

const leftSince = (index: Index, site: SubjectId, since: number): number => {
  const { resolve } = index.store;
  let people = 0;
  for (const { departed, boarded, status } of index.store.all('trip')) {
    if (!departed?.site || departed.at <= since || status === 'sent-back') continue;
    if (resolve(departed.site) === site) people += boarded?.people ?? 0;
  }
  return people;
};

/** Those of a share by what they need to travel: lying and wounded first to those who stand under the first of them. */
export const groupsOf = (
  index: Index,
  shares: readonly Share[],
): {
  readonly groups: ReadonlyMap<SubjectId, readonly Group[]>;
  readonly legend: { readonly [group: string]: KnownGroup };
} => {
  const groups = new Map<SubjectId, readonly Group[]>();
  const legend: Record<string, KnownGroup> = {};
  const left = new Map<SubjectId, { lying: number; wounded: number }>();
  for (const share of shares) {
    const fact = index.store.get('site', share.origin)?.waiting?.fact;
    const kinds = left.get(share.origin) ?? {
      lying: fact?.lying ?? 0,
      wounded: Math.max(0, (fact?.wounded ?? 0) - (fact?.lying ?? 0)),
    };
    const lying = Math.min(kinds.lying, share.people);
    const wounded = Math.min(kinds.wounded, share.people - lying);
    left.set(share.origin, { lying: kinds.lying - lying, wounded: kinds.wounded - wounded });
    const make = (
      who: KnownGroup['who'],
      times: number,
      people: Places,
      critical: boolean,
    ): Group[] => {
      if (times === 0) return [];
      const id = `${share.id} ${who}`;
      legend[id] = { batch: share.id, site: share.origin, who };
      return [{ id, site: share.origin, people, times, critical }];
    };
    const seat = { sitting: 1, lying: 0, wheelchair: 0 };
    groups.set(share.id, [
      ...make('lying', lying, { sitting: 0, lying: 1, wheelchair: 0 }, true),
      ...make('wounded', wounded, seat, true),
      ...make('sitting', share.people - lying - wounded, seat, share.isCritical),
    ]);
  }
  return { groups, legend };
};
