import { claimsOf } from './claims.ts';
import { DOCUMENTS } from './documents.ts';
import type { Entry } from './entry.ts';

const said = claimsOf(DOCUMENTS.a002);

export const events002: readonly Entry[] = [
  said('002-e01', 182, 277, {
    event: 'start',
    aboutFrom: '2016-12-15',
    aboutTo: '2016-12-15',
    from: 'Aleppo',
  }),
  said('002-e02', 41, 127, {
    event: 'evacuation-under-way',
    aboutFrom: '2016-12-15',
    aboutTo: '2016-12-15',
    from: 'East Aleppo',
  }),
  said('002-e03', 487, 597, {
    event: 'departure',
    aboutFrom: '2016-12-15',
    aboutTo: '2016-12-15',
    from: 'East Aleppo',
  }),
  said('002-e04', 599, 761, {
    event: 'departure',
    aboutFrom: '2016-12-15',
    aboutTo: '2016-12-15',
    from: 'site/amiriyeh',
    to: 'site/ramouseh',
  }),
  said('002-e05', 844, 907, {
    event: 'arrival',
    aboutFrom: '2016-12-15',
    aboutTo: '2016-12-15',
    from: 'Aleppo',
    to: 'opposition-held territory',
  }),
  said('002-e06', 909, 1059, {
    event: 'attack',
    speaker: 'civil defence',
    speakerRole: 'rescue-service',
    aboutFrom: '2016-12-15',
    aboutTo: '2016-12-15',
    from: 'East Aleppo',
  }),
  said('002-e07', 129, 180, {
    event: 'other',
    aboutFrom: '2016-12-15',
    aboutTo: '2016-12-15',
    place: 'East Aleppo',
  }),
  said('002-e08', 1129, 1253, {
    event: 'agreement',
    speaker: 'senior official of the Syrian army',
    speakerRole: 'armed-forces',
    saidOn: { date: '2016-12-15', precision: 'period' },
    aboutFrom: '2016-12-15',
    aboutTo: '2016-12-15',
    place: 'Aleppo',
  }),
  said('002-e09', 1536, 1582, {
    event: 'supervision',
    speaker: 'Russia',
    speakerRole: 'guarantor',
    aboutFrom: '2016-12-15',
    aboutTo: '2016-12-15',
  }),
  said('002-e10', 2368, 2512, { event: 'departure', hedge: true, from: 'Foua and Kefraya' }),
  said('002-e11', 2668, 2736, { event: 'agreement', hedge: true, from: 'Foua and Kefraya' }),
  said('002-e12', 3016, 3093, {
    event: 'violation',
    aboutFrom: '2016-12-14',
    aboutTo: '2016-12-14',
    place: 'Aleppo',
  }),
  said('002-e13', 2831, 2947, {
    event: 'suspension',
    aboutFrom: '2016-12-14',
    aboutTo: '2016-12-14',
    from: 'Aleppo',
  }),
  // Each guarantor accuses the other side; on which day is not told.
  said('002-e14', 3096, 3170, {
    event: 'accusation',
    speaker: 'Russia',
    speakerRole: 'guarantor',
    saidOn: 'not-told',
  }),
  said('002-e15', 3183, 3246, {
    event: 'accusation',
    speaker: 'Türkiye',
    speakerRole: 'guarantor',
    saidOn: 'not-told',
  }),
  said('002-e16', 3307, 3394, {
    event: 'attack',
    aboutFrom: '2016-11-15',
    aboutTo: '2016-11-15',
    place: 'Aleppo',
  }),
  said('002-e17', 3506, 3625, {
    event: 'accusation',
    hedge: true,
    aboutFrom: '2016-12-12',
    aboutTo: '2016-12-15',
    place: 'districts of Aleppo retaken by the army',
  }),
  // Beyond single figures and turns of the talks: what these texts teach about such an operation.
  // With the help of the ICRC and the Red Crescent.
  said('002-x01', 1792, 1922, {
    event: 'departure',
    category: 'wounded',
    aboutFrom: '2016-12-15',
    aboutTo: '2016-12-15',
    from: 'East Aleppo',
  }),
];
