import type { SubjectId } from '@corridor/operation';
import { lazily } from '../estimate/lazily.ts';
import type { Sum, Sums } from '../estimate/sums.ts';
import type { Evidence, SiteEvidence } from '../evidence/types.ts';
import type { Figure, Scope } from '../figure/types.ts';
import { scopeOf, waysAt } from './problem.ts';
import { keyOf, type Settled, settle } from './settle.ts';
import { transitSitesOf } from './sites.ts';
import type { TransitFlow, TransitSite } from './types.ts';
import { isOwnMeansCounted, looksOf, windowsOf } from './windows.ts';

/** Sites where people change from our vehicles to our vehicles, each put into balance when it is first asked for. */
export interface Transit {
  /** The sum of a question that is one way of such a site, or all that come to it or leave it; any other as it was. */
  readonly balanced: (scope: Scope, sum: Sum) => Sum;
  /** By id. */
  readonly sites: (
    before: (scope: Scope) => Figure,
    after: (scope: Scope) => Figure,
  ) => readonly TransitSite[];
}

/** Asked of whole ways, at any time: not of one trip, batch or hour. */
const isOfWays = ({ by, batch, trip, stream, since, until }: Scope): boolean =>
  by !== 'own-means' &&
  batch === undefined &&
  trip === undefined &&
  stream === undefined &&
  since === undefined &&
  until === undefined;

export const transitOf = (evidence: Evidence, sums: Sums): Transit => {
  const sites = lazily(
    (): ReadonlyMap<SubjectId, SiteEvidence> =>
      new Map(transitSitesOf(evidence).map((site) => [site.id, site])),
  );
  const known = new Map<SubjectId, Settled>();
  const settled = (site: SiteEvidence): Settled => {
    const made = known.get(site.id) ?? settle(evidence, sums, site);
    known.set(site.id, made);
    return made;
  };
  /** Where not, there is nothing to be worked out either. */
  const canBalance = (site: SiteEvidence) =>
    windowsOf(looksOf(site)).some((window) => isOwnMeansCounted(evidence, site, window));

  return {
    balanced: (scope, sum) => {
      const { measure, from, to } = scope;
      const [at, other] = measure === 'left' ? [from, to] : [to, from];
      if (at === undefined || !isOfWays(scope)) return sum;
      const site = sites().get(at);
      if (!site || !canBalance(site)) return sum;
      const { shifts, surer } = settled(site);
      const asked = shifts.filter(
        ({ way }) =>
          way.measure === measure &&
          (other === undefined || (measure === 'left' ? way.to : way.from) === other),
      );
      if (asked.length === 0) return sum;
      const less = other === undefined ? surer[measure] : (asked[0]?.surer ?? 0);
      return {
        ...sum,
        people: sum.people + asked.reduce((more, shift) => more + shift.more, 0),
        variance: Math.max(0, sum.variance - less),
      };
    },
    sites: (before, after) =>
      [...sites().values()].map((site): TransitSite => {
        const { is, shifts: _, surer: __, ...told } = settled(site);
        const last = site.waiting.at(-1);
        return {
          ...told,
          site: site.id,
          flows: waysAt(sums, site.id).map((way): TransitFlow => {
            const scope = scopeOf(way);
            return {
              measure: way.measure,
              from: way.from,
              to: way.to,
              is: is.get(keyOf(way)) ?? 'only-record',
              before: before(scope),
              after: after(scope),
            };
          }),
          waiting: last ? { quarter: last.quarter, people: last.people } : null,
        };
      }),
  };
};
