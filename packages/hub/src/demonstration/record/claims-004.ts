import { claimsOf } from './claims.ts';
import { DOCUMENTS } from './documents.ts';
import type { Entry } from './entry.ts';

const said = claimsOf(DOCUMENTS.a004);

export const claims004: readonly Entry[] = [
  said('004-c01', 357, 437, {
    quantity: { value: 150 },
    approx: 'exact',
    unit: 'person',
    measure: 'evacuated',
    category: 'any',
    aboutFrom: '2016-12-22',
    aboutTo: '2016-12-22',
    from: 'Aleppo',
  }),
  // The speaker has a word of his own for the fighters; it stays in the document.
  said('004-c02', 440, 541, {
    quantity: { value: 4 },
    approx: 'exact',
    unit: 'bus',
    measure: 'arrived',
    category: 'fighter-and-family',
    speaker: 'state television of Syria',
    speakerRole: 'media',
    aboutFrom: '2016-12-22',
    aboutTo: '2016-12-22',
    from: 'Aleppo',
    to: 'site/ramouseh',
  }),
  said('004-c03', 826, 912, {
    quantity: { value: 2 },
    approx: 'exact',
    unit: 'village',
    measure: 'besieged',
    category: 'any',
  }),
  said('004-c04', 1387, 1434, {
    quantity: { low: 200, high: 999 },
    approx: 'several',
    unit: 'strike',
    measure: 'struck',
    category: 'any',
    place: 'Aleppo',
  }),
  said('004-c05', 1868, 1952, {
    quantity: { value: 34_000 },
    approx: 'more-than',
    unit: 'person',
    measure: 'evacuated',
    category: 'mixed',
    speaker: 'ICRC',
    speakerRole: 'intermediary',
    aboutFrom: '2016-12-15',
    aboutTo: '2016-12-22',
    from: 'Aleppo',
    cumulative: true,
  }),
  said('004-c06', 22, 88, {
    quantity: { value: 100 },
    approx: 'exact',
    unit: 'percent',
    measure: 'control-share',
    category: 'soldier',
    speaker: 'Syrian army',
    speakerRole: 'armed-forces',
    place: 'Aleppo',
  }),
];
