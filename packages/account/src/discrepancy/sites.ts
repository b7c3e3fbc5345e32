import { type Index, type LineId, quarterEnd, quarterOf, type States } from '@corridor/operation';
import { quarterToMs, toQuarter } from '../evidence/quarter.ts';
import type { Evidence } from '../evidence/types.ts';
import type { Possible } from '../possible/types.ts';
import type { Found } from './types.ts';

/**
 * At a point that people reach and leave by vehicles alone: more left than came, or fewer left and waited than came.
 * All its stays between two looks are one discrepancy; those either way are told apart.
 */
export const ofSites = (index: Index, { until }: Evidence, possible: Possible): readonly Found[] =>
  [...Map.groupBy(possible.siteBalances(), ({ site }) => site)].map(([site, balances]): Found => {
    const lines = new Map<LineId, number>();
    let [more, fewer, since] = [0, 0, Number.POSITIVE_INFINITY];
    for (const balance of balances) {
      more += balance.more;
      fewer += balance.fewer;
      since = Math.min(since, quarterToMs(balance.until ?? until));
      for (const trip of balance.trips) {
        for (const { line, at } of index.store.get('trip', trip)?.tallies ?? [])
          lines.set(line, at);
      }
      for (const { line, at } of index.store.get('site', site)?.waitingSeen ?? []) {
        const quarter = toQuarter(at);
        if (quarter === balance.since || quarter === balance.until) lines.set(line, at);
      }
    }
    return {
      about: 'came-and-left',
      level: 'site',
      of: site,
      people: more - fewer,
      isDerived: true,
      numbers: { more, fewer },
      since,
      records: [...lines].map(([line, at]) => ({ line, at })),
    };
  });

/** Figures in a table are to fives. */
const ROUNDED = 5;

type Trip = States['trip'];

/** Women, girls and boys at one site in a quarter of a day, and how many were counted there one vehicle after the other. */
export const ofTables = (index: Index): readonly Found[] => {
  const sites = [...index.store.all('site')].filter(({ breakdowns }) => breakdowns.length > 0);
  if (sites.length === 0) return [];
  const trips = [...index.store.all('trip')].sort((a, b) => (a.id < b.id ? -1 : 1));
  return sites.flatMap((site): readonly Found[] => {
    const isHere = (other: string | null | undefined) =>
      other != null && index.store.resolve(other) === site.id;
    const came = trips.filter(({ to, status }) => isHere(to) && status === 'arrived');
    const went = trips.filter(({ from, departures }) => isHere(from) && departures > 0);
    // Where nobody arrives, the table is of those who set out.
    const [some, countOf, whenOf] = came.length
      ? ([came, (trip: Trip) => trip.alighted, (trip: Trip) => trip.arrived] as const)
      : ([went, (trip: Trip) => trip.boarded, (trip: Trip) => trip.departed] as const);
    let [people, since] = [0, Number.POSITIVE_INFINITY];
    const sums = { tables: 0, table: 0, counted: 0 };
    const records: { line: string; at: number }[] = [];
    for (const table of site.breakdowns) {
      const within = some.filter((trip) => {
        const at = countOf(trip)?.at ?? whenOf(trip)?.at;
        return at !== undefined && quarterOf(at) === table.quarter;
      });
      const counts = within.flatMap((trip) => countOf(trip) ?? []);
      // Of fewer vehicles than came, or of some that nobody counted, nothing is known that could differ.
      if (counts.length !== within.length || counts.length !== table.vehicles) continue;
      const [low, high, counted] = [
        counts.reduce((sum, count) => sum + count.low, 0),
        counts.reduce((sum, count) => sum + count.high, 0),
        counts.reduce((sum, count) => sum + count.people, 0),
      ];
      if (table.people + ROUNDED >= low && table.people - ROUNDED <= high) continue;
      people += table.people - counted;
      sums.tables++;
      sums.table += table.people;
      sums.counted += counted;
      since = Math.min(since, quarterEnd(table.quarter));
      const point = came.length ? 'alighting' : 'boarding';
      for (const trip of within) {
        for (const { line, at, fact } of trip.tallies) {
          if (fact.point === point) records.push({ line, at });
        }
      }
    }
    return sums.tables
      ? [
          {
            about: 'table-and-counts',
            level: 'site',
            of: site.id,
            people,
            isDerived: false,
            numbers: sums,
            since,
            records,
          },
        ]
      : [];
  });
};
