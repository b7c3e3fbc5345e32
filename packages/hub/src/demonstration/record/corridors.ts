import { DOCUMENTS } from './documents.ts';
import { type Entry, entry } from './entry.ts';
import { BEGINNING } from './opening.ts';
import {
  AMIRIYEH,
  FOUA,
  IDLIB,
  JIBRIN,
  KEFRAYA,
  type Place,
  RAMOUSEH,
  RASHIDEEN,
} from './places.ts';
import { inThe } from './time.ts';

const EARTH_KM = 6371;
/** Roads here are a tenth longer than the straight line between the ends of a leg. */
const ROAD_PER_STRAIGHT = 1.1;
/** Night, rubble, checkpoints in the city; open road beyond it. Nobody measured either. */
const KM_PER_HOUR = { city: 15, open: 35 } as const;

export function straightKm(a: Place, b: Place): number {
  const rad = Math.PI / 180;
  const half =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.sqrt(half));
}

const leg = (a: Place, b: Place, road: keyof typeof KM_PER_HOUR) => {
  const km = Math.round(straightKm(a, b) * ROAD_PER_STRAIGHT * 10) / 10;
  return { km, minutes: Math.round((km / KM_PER_HOUR[road]) * 60) };
};

/** The road both sides shared, in opposite directions: the one leg where the two exchanges met. */
const ACROSS = leg(RAMOUSEH, RASHIDEEN, 'city');

export const OUT = 'corridor/aleppo-idlib';
export const BACK = 'corridor/villages-aleppo';

export const corridors: readonly Entry[] = [
  entry(BEGINNING, OUT, 'laid@1', {
    name: 'East Aleppo to Idlib',
    sites: [AMIRIYEH.site, RAMOUSEH.site, RASHIDEEN.site, IDLIB.site],
    legs: [leg(AMIRIYEH, RAMOUSEH, 'city'), ACROSS, leg(RASHIDEEN, IDLIB, 'open')],
  }),
  entry(BEGINNING, BACK, 'laid@1', {
    name: 'Foua and Kefraya to Aleppo',
    sites: [KEFRAYA.site, FOUA.site, RASHIDEEN.site, RAMOUSEH.site, JIBRIN.site],
    legs: [
      leg(KEFRAYA, FOUA, 'open'),
      leg(FOUA, RASHIDEEN, 'open'),
      ACROSS,
      leg(RAMOUSEH, JIBRIN, 'city'),
    ],
  }),
  // The first vehicles were seen leaving early on Thursday afternoon.
  entry(inThe('early-afternoon', 15), OUT, 'opened@1', { source: 'claim/002-e03' }),
  // Both came to rest with the last convoy; that coaches came from the villages is told that day alone.
  entry(DOCUMENTS.a004.out, OUT, 'closed@1', { source: 'claim/004-e03' }),
  entry(DOCUMENTS.a004.out, BACK, 'closed@1', { source: 'claim/004-e06' }),
];
