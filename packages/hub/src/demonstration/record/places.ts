import type { Fact } from '@corridor/operation';
import { type Entry, entry } from './entry.ts';
import { BEGINNING } from './opening.ts';

/**
 * Coordinates are WGS 84 in three decimals (about a hundred metres on the ground), read off public maps for
 * the middle of a village or district. They are approximate: the exact pick-up, checkpoint and transfer points of
 * December 2016 are in none of the articles. Within the city, half a kilometre either way is possible.
 */
export interface Place {
  readonly site: `site/${string}`;
  readonly name: string;
  readonly siteKind: Fact<'site', 'defined@1'>['siteKind'];
  readonly lat: number;
  readonly lon: number;
}

const place = (
  id: string,
  name: string,
  siteKind: Place['siteKind'],
  lat: number,
  lon: number,
): Place => ({ site: `site/${id}`, name, siteKind, lat, lon });

export const AMIRIYEH = place('amiriyeh', 'Amiriyeh', 'pick-up-point', 36.172, 37.134);
export const RAMOUSEH = place('ramouseh', 'Ramouseh', 'checkpoint', 36.155, 37.13);
export const RASHIDEEN = place('rashideen', 'Rashideen', 'transfer-point', 36.164, 37.064);
export const IDLIB = place('idlib', 'Idlib', 'reception-site', 35.931, 36.634);
export const FOUA = place('foua', 'Foua', 'pick-up-point', 35.982, 36.702);
export const KEFRAYA = place('kefraya', 'Kefraya', 'pick-up-point', 35.99, 36.678);
/** East of the city; the articles tell only of reception centres, without their names. */
export const JIBRIN = place('jibrin', 'Jibrin', 'reception-site', 36.184, 37.247);
// Districts where something happened. No kind of site says "a district", and nobody boarded here under this
// agreement: people passed through, so that is what they are called.
export const MASHHAD = place('mashhad', 'Mashhad', 'transit-site', 36.184, 37.136);
export const ANSARI = place('ansari', 'Ansari', 'transit-site', 36.187, 37.13);
export const KALLASEH = place('kallaseh', 'Kallaseh', 'transit-site', 36.19, 37.152);
export const MAADI = place('maadi', 'Maadi', 'transit-site', 36.19, 37.167);

export const PLACES: readonly Place[] = [
  AMIRIYEH,
  RAMOUSEH,
  RASHIDEEN,
  IDLIB,
  FOUA,
  KEFRAYA,
  JIBRIN,
  MASHHAD,
  ANSARI,
  KALLASEH,
  MAADI,
];

export const places: readonly Entry[] = PLACES.map(({ site, name, siteKind, lat, lon }) =>
  entry(BEGINNING, site, 'defined@1', { name, siteKind, lat, lon }),
);
