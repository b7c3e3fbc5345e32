import { metOnTheRoad, type TripState } from '@corridor/operation';
import { readTyped } from '@corridor/text';
import { type Facts, siteName, vehicleOfTrip } from '../view/facts.ts';
import { troubleText } from '../view/trouble.ts';
import { otherFindings } from './findings.ts';

export interface TripLine {
  readonly trip: string;
  readonly vehicle: string;
  readonly state: TripState['status'];
  readonly from: string;
  readonly to: string;
  readonly departed: number | null;
  readonly arrived: number | null;
  readonly boarded: number | null;
  readonly isBoardedExact: boolean;
  readonly alighted: number | null;
  readonly isAlightedExact: boolean;
  readonly difference: number | null;
  readonly countOwed: boolean;
  readonly unmatched: boolean;
  readonly isContested: boolean;
  /** Two counts of the same people that nobody has settled. */
  readonly countsDiffer: boolean;
  /** `seized`, `broken down`; empty where nothing befell its vehicle on this trip. */
  readonly trouble: string;
  readonly findings: number;
}

export function toTripLines(facts: Facts): readonly TripLine[] {
  return [...facts.states('trip').values()].map((trip) => ({
    trip: trip.id,
    vehicle: vehicleOfTrip(facts, trip),
    state: trip.status,
    from: siteName(facts, trip.from ?? trip.departed?.site),
    to: siteName(facts, trip.arrived?.site ?? trip.to),
    departed: trip.departed?.at ?? null,
    arrived: trip.arrived?.at ?? null,
    boarded: trip.boarded?.people ?? null,
    isBoardedExact: trip.boarded?.exact ?? true,
    alighted: trip.alighted?.people ?? null,
    isAlightedExact: trip.alighted?.exact ?? true,
    difference: trip.imbalance?.people || null,
    countOwed: trip.countOwed,
    unmatched: trip.unmatched || metOnTheRoad(trip) !== null,
    isContested: trip.contested.length > 0,
    countsDiffer: trip.differences.length > 0,
    trouble: troubleText(facts, trip),
    findings: otherFindings(facts, trip.id).length,
  }));
}

export interface TripFilter {
  /** Part of a vehicle's number. */
  readonly vehicle: string;
  readonly site: string;
  readonly state: string;
  /** Only what needs a person: differences, counts owed, unmatched, contested, a vehicle in trouble. */
  readonly onlyOpen: boolean;
}

export type TripColumn =
  | 'vehicle'
  | 'state'
  | 'from'
  | 'to'
  | 'departed'
  | 'arrived'
  | 'boarded'
  | 'alighted'
  | 'difference';
export interface TripSort {
  readonly column: TripColumn;
  readonly descending: boolean;
}

export const needsPerson = (line: TripLine): boolean =>
  line.difference !== null ||
  line.countOwed ||
  line.unmatched ||
  line.isContested ||
  line.countsDiffer ||
  line.trouble !== '';

/** Numbers in names count as numbers: bus 9 before bus 12, on every machine alike. */
export function byName(a: string, b: string): number {
  const [x, y] = [a, b].map((name) => name.split(/(\d+)/));
  for (let i = 0; i < Math.max(x?.length ?? 0, y?.length ?? 0); i++) {
    const [left = '', right = ''] = [x?.[i], y?.[i]];
    if (left === right) continue;
    const [m, n] = [Number(left), Number(right)];
    if (left !== '' && right !== '' && !Number.isNaN(m) && !Number.isNaN(n) && m !== n)
      return m - n;
    return left < right ? -1 : 1;
  }
  return 0;
}

export function filterTrips(
  lines: readonly TripLine[],
  filter: TripFilter,
  sort: TripSort,
): readonly TripLine[] {
  const sign = sort.descending ? -1 : 1;
  const wanted = readTyped(filter.vehicle).trim().toLowerCase();
  return lines
    .filter(
      (line) =>
        (!wanted || line.vehicle.toLowerCase().includes(wanted)) &&
        (!filter.site || line.from === filter.site || line.to === filter.site) &&
        (!filter.state || line.state === filter.state) &&
        (!filter.onlyOpen || needsPerson(line)),
    )
    .sort((a, b) => {
      const [x, y] = [a[sort.column], b[sort.column]];
      // What is not known stands last, whichever way the column runs.
      if (x === null || y === null) return x === y ? byName(a.trip, b.trip) : x === null ? 1 : -1;
      const order =
        typeof x === 'number' && typeof y === 'number' ? x - y : byName(String(x), String(y));
      return sign * order || byName(a.trip, b.trip);
    });
}
