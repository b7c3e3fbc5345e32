import {
  type AgreementFacts,
  type BatchWay,
  type Index,
  roadsOf,
  type SubjectId,
  sitesBetween,
} from '@corridor/operation';
import type { NotKnown } from './types.ts';
import { OLD_NEWS_MS } from './usual.ts';

/** People of one batch at one site. */
export interface AtSite {
  readonly site: SubjectId;
  readonly people: number;
}

/** Whoever waits where a batch may take them up: where it leaves, then at pick-up points on its way. */
export interface Pool {
  /** Somebody of ours has told how many, at one of them at least. */
  readonly isTold: boolean;
  /** Seen waiting, not left since, and given to no other batch. */
  readonly left: () => number;
  /** So many of them; whoever was not seen is taken to wait where the batch leaves. */
  readonly take: (people: number) => readonly AtSite[];
}

interface Waiting {
  readonly site: SubjectId;
  readonly isTold: boolean;
  left: number;
}

/** `origins`: where other batches leave from; who waits there is theirs. */
export const createWaiting = (
  index: Index,
  facts: AgreementFacts,
  now: number,
  origins: ReadonlySet<SubjectId>,
) => {
  const notKnown: NotKnown[] = [];
  const known = new Map<SubjectId, Waiting>();

  const at = (site: SubjectId): Waiting => {
    const before = known.get(site);
    if (before) return before;
    const seen = index.store.get('site', site)?.waiting ?? null;
    const gone = seen ? leftSince(index, site, seen.at) : 0;
    const left = Math.max(0, (seen?.fact.people ?? 0) - gone);
    const made: Waiting = { site, isTold: seen !== null, left };
    if (seen && left > 0 && now - seen.at > OLD_NEWS_MS) {
      const hours = Math.floor((now - seen.at) / 3_600_000);
      notKnown.push({ what: 'waiting-seen-long-ago', of: { site, hours } });
    }
    known.set(site, made);
    return made;
  };

  const pickUps = (way: BatchWay): readonly SubjectId[] => {
    const between = roadsOf(facts, way).flatMap((road) =>
      sitesBetween(facts, road, way).slice(1, -1),
    );
    return [...new Set(between)].filter(
      (site) =>
        index.store.get('site', site)?.defined?.siteKind === 'pick-up-point' && !origins.has(site),
    );
  };

  const pool = (way: BatchWay & { readonly origin: SubjectId }): Pool => {
    const origin = at(way.origin);
    const all = [origin, ...pickUps(way).map(at)];
    return {
      isTold: all.some(({ isTold }) => isTold),
      left: () => all.reduce((sum, { left }) => sum + left, 0),
      take: (people) => {
        let missing = people;
        const taken = all.map((waiting) => {
          const some = Math.min(waiting.left, missing);
          waiting.left -= some;
          missing -= some;
          return { site: waiting.site, people: some };
        });
        return taken
          .map((one, place) => (place === 0 ? { ...one, people: one.people + missing } : one))
          .filter((one) => one.people > 0);
      },
    };
  };
  return { pool, notKnown };
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
