import { claimsOf } from './claims.ts';
import { DOCUMENTS } from './documents.ts';
import type { Entry } from './entry.ts';

const said = claimsOf(DOCUMENTS.a001);

export const claims001: readonly Entry[] = [
  // A share of the whole city; 001-c03 is a share of another whole. Both stand.
  said('001-c01', 20, 66, {
    quantity: { value: 15 },
    approx: 'exact',
    unit: 'percent',
    measure: 'control-share',
    category: 'fighter',
    aboutFrom: '2016-12-09',
    aboutTo: '2016-12-09',
    place: 'Aleppo',
  }),
  said('001-c02', 331, 379, {
    quantity: { low: 20_000, high: 99_999 },
    approx: 'several',
    unit: 'person',
    measure: 'trapped',
    category: 'civilian',
    aboutFrom: '2016-12-09',
    aboutTo: '2016-12-09',
    place: 'southern parts of East Aleppo',
  }),
  said('001-c03', 458, 541, {
    quantity: { value: 85 },
    approx: 'more-than',
    unit: 'percent',
    measure: 'control-share',
    category: 'soldier',
    aboutFrom: '2016-12-09',
    aboutTo: '2016-12-09',
    place: 'part of Aleppo taken by the opposition in 2012',
  }),
  said('001-c04', 713, 801, {
    quantity: { low: 2000, high: 9999 },
    approx: 'several',
    unit: 'person',
    measure: 'to-be-evacuated',
    category: 'civilian',
    hedge: true,
    speaker: 'Russia',
    speakerRole: 'guarantor',
    saidOn: { date: '2016-12-08', precision: 'day' },
    from: 'East Aleppo',
  }),
  said('001-c05', 1637, 1696, {
    quantity: { value: 8000 },
    approx: 'exact',
    unit: 'person',
    measure: 'to-be-evacuated',
    category: 'any',
    hedge: true,
    speaker: 'foreign minister of Russia',
    speakerRole: 'government',
    channel: 'Russian news agencies',
    saidOn: { date: '2016-12-08', precision: 'period' },
    from: 'East Aleppo',
  }),
  said('001-c06', 2343, 2397, {
    quantity: { value: 193 },
    approx: 'exact',
    unit: 'country',
    measure: 'other',
    category: 'any',
  }),
];
