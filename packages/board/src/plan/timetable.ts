import type { AnnouncedTrip, TimedTrip } from '@corridor/plan';

/** A trip as it was announced; departure in ms since 1970. */
export type AnnouncedAt = Omit<AnnouncedTrip, 'departs'> & { readonly departsAt: number };

/** What was announced, sealed: no timetable leaves the room. Times in ms since 1970. */
export interface SealedTimetable {
  /** The state of things it was made for. */
  readonly asOf: number;
  readonly trips: readonly (AnnouncedAt & {
    readonly people: number;
    readonly arrivesAt: number;
  })[];
}

export const MOST_BYTES = 1024 * 1024;
const MOST_TRIPS = 4_000;
/** So coarse that its length tells nobody how many trips there are, within some hundred. */
const BLOCK = 16 * 1024;
const encoder = new TextEncoder();

export const toSealedTimetable = (zero: number, trips: readonly TimedTrip[]): SealedTimetable => ({
  asOf: zero,
  trips: trips.map(({ vehicle, batch, from, to, departs, arrives, people }) => ({
    vehicle,
    batch,
    from,
    to,
    departsAt: zero + Math.round(departs) * 60_000,
    arrivesAt: zero + Math.round(arrives) * 60_000,
    people: people.sitting + people.lying + people.wheelchair,
  })),
});

export const timetableToBytes = (timetable: SealedTimetable): Uint8Array =>
  encoder.encode(JSON.stringify({ corridorTimetable: 1, ...timetable }));

export function timetableToPadded(timetable: SealedTimetable): Uint8Array {
  const bytes = timetableToBytes(timetable);
  const padded = new Uint8Array(Math.ceil(bytes.length / BLOCK) * BLOCK).fill(0x20);
  padded.set(bytes);
  return padded;
}

type Told = { readonly [field: string]: unknown };
const isTrip = (told: unknown): told is SealedTimetable['trips'][number] => {
  if (typeof told !== 'object' || told === null) return false;
  const { vehicle, batch, from, to, departsAt, arrivesAt, people } = told as Told;
  return (
    [vehicle, batch, from, to].every((name) => typeof name === 'string' && name.length <= 80) &&
    [departsAt, arrivesAt, people].every((number) => Number.isSafeInteger(number))
  );
};

/** null: something else lies there. */
export function bytesToTimetable(bytes: Uint8Array): SealedTimetable | null {
  try {
    const told: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof told !== 'object' || told === null) return null;
    const { corridorTimetable, asOf, trips } = told as Told;
    if (corridorTimetable !== 1 || !Number.isSafeInteger(asOf) || !Array.isArray(trips))
      return null;
    if (trips.length > MOST_TRIPS || !trips.every(isTrip)) return null;
    return {
      asOf: asOf as number,
      trips: trips.map(({ vehicle, batch, from, to, departsAt, arrivesAt, people }) => ({
        vehicle,
        batch,
        from,
        to,
        departsAt,
        arrivesAt,
        people,
      })),
    };
  } catch {
    return null;
  }
}
