import type { Sums } from '../estimate/sums.ts';
import type { Evidence, SiteEvidence } from '../evidence/types.ts';
import { type FlowClass, identify, reconcile, wholePeople } from '../reconcile/index.ts';
import { NINE_IN_TEN } from '../stats/normal.ts';
import { problemOf, scopeOf } from './problem.ts';
import type { About, SiteProblem, TransitSite, TransitSuspect, Way } from './types.ts';

/** By how much a way's own figure changes once its site balances. */
export interface Shift {
  readonly way: Way;
  /** Whole people more. */
  readonly more: number;
  /** Variance less, people²; never below 0. */
  readonly surer: number;
}

/** What came of one site. */
export interface Settled
  extends Pick<
    TransitSite,
    'ownMeans' | 'over' | 'gamma' | 'degrees' | 'p' | 'suspects' | 'isBalanced'
  > {
  readonly site: SiteEvidence;
  readonly is: ReadonlyMap<string, FlowClass>;
  /** Of each way; empty where nothing could be balanced. */
  readonly shifts: readonly Shift[];
  /** Of all who came, and of all who left: what their ways have in common makes it another than the sum. */
  readonly surer: { readonly arrived: number; readonly left: number };
}

export const keyOf = ({ measure, from, to }: Way): string => `${measure} ${from} ${to}`;

const UNKNOWN: Omit<Settled, 'site'> = {
  is: new Map(),
  shifts: [],
  surer: { arrived: 0, left: 0 },
  ownMeans: { is: 'unknowable', people: null },
  over: null,
  gamma: 0,
  degrees: 0,
  p: 1,
  suspects: [],
  isBalanced: false,
};

/**
 * Puts the figures at one site into balance, as far as its records can tell. Where one of them is suspected, none is changed:
 * what does not fit is said, and whoever settles it changes a record.
 */
export const settle = (evidence: Evidence, sums: Sums, site: SiteEvidence): Settled => {
  const posed = problemOf(evidence, sums, site);
  const reconciled = posed && reconcile(posed.problem);
  if (posed === null || reconciled?.kind !== 'reconciled') return { site, ...UNKNOWN };
  const { flows, global, combine } = reconciled;
  const classes = (ids: readonly string[]) => ids.map((id) => flows.get(id)?.is ?? 'unknowable');
  const is = new Map(
    posed.ways.map(({ way, flows: parts }): [string, FlowClass] => [
      keyOf(way),
      classes(parts).includes('redundant') ? 'redundant' : 'only-record',
    ]),
  );
  const own = combine(posed.ownMeans.map((flow) => ({ flow, times: 1 })));
  const isOwnKnown = own !== null && !classes(posed.ownMeans).includes('unknowable');
  const suspects = suspectsOf(posed);
  const isBalanced = global.degrees > 0 && suspects.length === 0;
  const told = {
    site,
    is,
    ownMeans: isOwnKnown
      ? {
          is: 'redundant' as const,
          people: { low: Math.max(0, Math.floor(own.low)), high: Math.max(0, Math.ceil(own.high)) },
        }
      : UNKNOWN.ownMeans,
    over: isOwnKnown ? overOf(posed) : null,
    ...global,
    suspects,
    isBalanced,
  };
  if (!isBalanced) return { ...told, shifts: [], surer: UNKNOWN.surer };
  const whole = wholePeople(posed.problem, reconciled);
  const surer = (id: string, variance: number) =>
    Math.max(0, variance - (flows.get(id)?.estimate?.sd ?? Number.POSITIVE_INFINITY) ** 2);
  const { window } = posed;
  return {
    ...told,
    shifts: posed.ways.map(({ way, total }) => {
      const before = sums.of({ ...scopeOf(way), ...window });
      const after = whole?.get(total) ?? Math.round(flows.get(total)?.estimate?.people ?? 0);
      return { way, more: after - before.people, surer: surer(total, before.variance) };
    }),
    surer: {
      arrived: surer(
        'arrived',
        sums.of({ measure: 'arrived', by: 'vehicles', to: site.id, ...window }).variance,
      ),
      left: surer(
        'left',
        sums.of({ measure: 'left', by: 'vehicles', from: site.id, ...window }).variance,
      ),
    },
  };
};

const suspectsOf = ({ problem, about }: SiteProblem): readonly TransitSuspect[] => {
  const aboutOf = (id: string) => about.get(id) as About;
  return (identify(problem)?.suspects ?? []).map(({ id, size, sizeSd, alternatives }) => ({
    about: aboutOf(id),
    people: Math.round(size),
    low: Math.floor(size - NINE_IN_TEN * sizeSd),
    high: Math.ceil(size + NINE_IN_TEN * sizeSd),
    alternatives: alternatives.map(aboutOf),
  }));
};

/** As recorded, without any trust weighed. */
const overOf = ({ problem }: SiteProblem): number => {
  const values = new Map(problem.measurements.map(({ id, value }) => [id, value]));
  return Math.round(
    problem.balances
      .filter(({ id }) => id.startsWith('balance '))
      .flatMap(({ terms }) => terms)
      .reduce((sum, { flow, times }) => sum + times * (values.get(flow) ?? 0), 0),
  );
};
