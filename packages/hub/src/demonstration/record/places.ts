import type { Fact } from '@corridor/operation';
import { type Entry, entry } from './entry.ts';
import { BEGINNING } from './opening.ts';

/**
 * Coordinates are WGS 84 in three decimals, for the middle of a town, village or district.
 *
 * Idlib, Foua and Kefraya were checked against published coordinates (their encyclopaedia articles) and lie within 300 m
 * of them. All others are approximate, to about 500 m, and were checked only against each other and against places
 * with published coordinates: Rashideen lies on the road two kilometres before Khan al-Asal, the districts lie south of
 * the citadel. Where exactly people boarded, were checked and changed vehicles in December 2016 is in none
 * of the articles.
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
// Where people came from, or what was shelled.
export const MASHHAD = place('mashhad', 'Mashhad', 'district', 36.184, 37.136);
export const ANSARI = place('ansari', 'Ansari', 'district', 36.187, 37.13);
export const KALLASEH = place('kallaseh', 'Kallaseh', 'district', 36.19, 37.152);
export const MAADI = place('maadi', 'Maadi', 'district', 36.19, 37.167);

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
