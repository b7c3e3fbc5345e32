import type { SubjectId } from '@corridor/operation';
import type { Sums } from '../estimate/sums.ts';
import type { Evidence, SiteEvidence } from '../evidence/types.ts';
import type { Scope } from '../figure/types.ts';
import { type Balance, type Flow, type Measurement, rangeToMeasured } from '../reconcile/index.ts';
import { sourcesOf } from './shared.ts';
import type { About, SiteProblem, Way, Window } from './types.ts';
import { isOwnMeansCounted, looksOf, windowsOf } from './windows.ts';

/** Nobody is surer of who waited, or of one way in one window, than this; people. */
const LEAST_SD = 0.5;
/** Of those who walk off where somebody counts, one in ten hours is missed: people² an hour. */
const MISSED_AN_HOUR = 0.1;

/** Asked for nobody knows where from is not the same as not asked. */
export const scopeOf = ({ measure, from, to }: Way): Scope =>
  ({ measure, by: 'vehicles', from, to }) as Scope;

/** Those who came to a site, then those who left on from it; by id. */
export const waysAt = (sums: Sums, site: SubjectId): readonly Way[] => [
  ...sums
    .keysOf({ measure: 'arrived', by: 'vehicles', to: site }, 'from')
    .filter((from) => from !== site)
    .map((from): Way => ({ measure: 'arrived', from, to: site })),
  ...sums
    .keysOf({ measure: 'left', by: 'vehicles', from: site }, 'to')
    .filter((to) => to !== site)
    .map((to): Way => ({ measure: 'left', from: site, to })),
];

/**
 * What must balance at one site: between two looks, those who came and those who waited before are those who left on, those who
 * wait now and those who went on by own means. Records are what the counts of each way come to, with what their errors have in
 * common. Own means: of those whom the stream saw pass there, none to all had come by our vehicles; where nobody counted them
 * from end to end, nor watched the site, walked-in and walked-off are two flows that nobody can know, and nothing follows.
 *
 * null: nobody looked twice at who waits there.
 */
export const problemOf = (
  evidence: Evidence,
  sums: Sums,
  site: SiteEvidence,
): SiteProblem | null => {
  const looks = looksOf(site);
  const windows = windowsOf(looks);
  if (windows.length === 0) return null;
  const ways = waysAt(sums, site.id);
  const flows: Flow[] = [];
  const measurements: Measurement[] = [];
  const balances: Balance[] = [];
  const about = new Map<string, About>();
  const people = (scope: Scope) => sums.of(scope).people;
  const [came, left] = [
    { measure: 'arrived', by: 'vehicles', to: site.id } as const,
    { measure: 'left', by: 'vehicles', from: site.id } as const,
  ];
  const ownFlows: string[] = [];

  looks.forEach(({ quarter, low, high }, k) => {
    const within = { since: quarter, until: quarter + 1 };
    const id = `waiting ${k}`;
    const [some, others] = [people({ ...came, ...within }), people({ ...left, ...within })];
    const { value, sd } = rangeToMeasured(low - others, high + some);
    flows.push({ id });
    measurements.push({
      id,
      terms: [{ flow: id, times: 1 }],
      value: Math.max(0, value),
      sd: Math.max(LEAST_SD, sd),
    });
    about.set(id, { is: 'waiting', quarter });
  });

  // Who came or left nobody knows when, and who was sent back to here, may have done so in any window.
  const untimed = { since: 0, until: 1 };
  const [cameSometime, leftSometime] = [
    people({ ...came, ...untimed }),
    people({ ...left, ...untimed }),
  ];
  const sentBack = evidence.trips
    .filter(({ from, status }) => from === site.id && status === 'sent-back')
    .reduce((sum, { id }) => sum + people({ ...left, trip: id }), 0);

  const asked: { readonly id: string; readonly scope: Scope }[] = [];
  const parts = ways.map((way) => ({ way, flows: [] as string[] }));
  windows.forEach((window, k) => {
    const own = ownMeansOf(evidence, sums, site, window);
    const terms = [
      { flow: `waiting ${k}`, times: 1 },
      { flow: `waiting ${k + 1}`, times: -1 },
    ];
    const walkedOff = `own means ${k}`;
    flows.push({ id: walkedOff, least: null });
    ownFlows.push(walkedOff);
    terms.push({ flow: walkedOff, times: -1 });
    about.set(walkedOff, { is: 'own-means', ...window });
    if (own) {
      const { value, sd } = rangeToMeasured(-cameSometime - sentBack, own.high + leftSometime);
      const hours = (window.until - window.since) / 4;
      measurements.push({
        id: walkedOff,
        terms: [{ flow: walkedOff, times: 1 }],
        value,
        sd: Math.sqrt(sd ** 2 + own.variance + MISSED_AN_HOUR * hours),
      });
    } else {
      const walkedIn = `walked in ${k}`;
      flows.push({ id: walkedIn, least: null });
      ownFlows.push(walkedIn);
      terms.push({ flow: walkedIn, times: 1 });
    }
    for (const { way, flows: own } of parts) {
      const scope = { ...scopeOf(way), ...window };
      const sum = sums.of(scope);
      // Nobody went this way in this window, for all that anybody knows.
      if (sum.people === 0 && sum.variance === 0) continue;
      const id = `${way.measure} ${way.from} ${way.to} ${k}`;
      flows.push({ id, least: Math.min(sum.minimum, sum.people) });
      own.push(id);
      asked.push({ id, scope });
      about.set(id, { is: 'way', ...way, ...window });
      terms.push({ flow: id, times: way.measure === 'arrived' ? 1 : -1 });
    }
    balances.push({ id: `balance ${k}`, terms });
  });

  // Totals, so that they too come out as whole people nearest to what they are.
  const totalOf = (id: string, of: readonly string[]) => {
    flows.push({ id, least: null });
    balances.push({
      id: `sum ${id}`,
      terms: [{ flow: id, times: -1 }, ...of.map((flow) => ({ flow, times: 1 }))],
    });
    return id;
  };
  const totals = parts.map(({ way, flows: of }) => ({
    way,
    flows: of,
    total: totalOf(`${way.measure} ${way.from} ${way.to}`, of),
  }));
  for (const measure of ['arrived', 'left'] as const) {
    totalOf(
      measure,
      totals.filter(({ way }) => way.measure === measure).map(({ total }) => total),
    );
  }

  const shared = sums.shared(asked.map(({ scope }) => scope));
  const { sources, sharedBy } = sourcesOf(shared);
  asked.forEach(({ id, scope }, i) => {
    const sum = sums.of(scope);
    measurements.push({
      id,
      terms: [{ flow: id, times: 1 }],
      value: sum.people,
      sd: Math.sqrt(Math.max(1e-4, sum.variance - (shared[i]?.[i] ?? 0))),
      shared: sharedBy[i] ?? [],
    });
  });
  return {
    site: site.id,
    problem: { flows, balances, sources, measurements },
    window: {
      since: (windows[0] as Window).since,
      until: (windows.at(-1) as Window).until,
    },
    ways: totals,
    ownMeans: ownFlows,
    about,
  };
};

/** Of those who passed by own means within a window, at most so many had come by our vehicles; null: nobody can say. */
const ownMeansOf = (
  evidence: Evidence,
  sums: Sums,
  site: SiteEvidence,
  window: Window,
): { readonly high: number; readonly variance: number } | null => {
  if (!isOwnMeansCounted(evidence, site, window)) return null;
  const passed = sums.of({ measure: 'left', by: 'own-means', from: site.id, ...window });
  return { high: passed.people, variance: passed.variance };
};
