import { claimsOf } from './claims.ts';
import { DOCUMENTS } from './documents.ts';
import type { Entry } from './entry.ts';

const said = claimsOf(DOCUMENTS.a004);

export const events004: readonly Entry[] = [
  said('004-e01', 0, 88, {
    event: 'control',
    speaker: 'Syrian army',
    speakerRole: 'armed-forces',
    aboutFrom: '2016-12-22',
    aboutTo: '2016-12-22',
    place: 'Aleppo',
  }),
  said('004-e02', 171, 259, {
    event: 'announcement',
    speaker: 'Syrian army',
    speakerRole: 'armed-forces',
    channel: 'communiqué',
    aboutFrom: '2016-12-22',
    aboutTo: '2016-12-22',
    place: 'Aleppo',
  }),
  said('004-e03', 357, 437, {
    event: 'departure',
    aboutFrom: '2016-12-22',
    aboutTo: '2016-12-22',
    from: 'Aleppo',
  }),
  said('004-e04', 440, 541, {
    event: 'arrival',
    speaker: 'state television of Syria',
    speakerRole: 'media',
    aboutFrom: '2016-12-22',
    aboutTo: '2016-12-22',
    from: 'Aleppo',
    to: 'site/ramouseh',
  }),
  // The same convoy as 004-e03 told by the other side: two speakers, two claims.
  said('004-e05', 653, 724, {
    event: 'departure',
    speaker: 'official of Ahrar al-Sham',
    speakerRole: 'armed-actor',
    aboutFrom: '2016-12-22',
    aboutTo: '2016-12-22',
    from: 'East Aleppo',
  }),
  said('004-e06', 813, 953, {
    event: 'arrival',
    aboutFrom: '2016-12-22',
    aboutTo: '2016-12-22',
    from: 'Foua and Kefraya',
    to: 'Aleppo',
  }),
  said('004-e07', 1052, 1143, {
    event: 'celebration',
    aboutFrom: '2016-12-22',
    aboutTo: '2016-12-22',
    place: 'West Aleppo',
  }),
  said('004-e08', 1548, 1622, {
    event: 'other',
    speaker: 'president of Syria',
    speakerRole: 'government',
    saidOn: 'not-told',
    aboutFrom: '2016-12-19',
    aboutTo: '2016-12-22',
  }),
  said('004-e09', 2492, 2571, {
    event: 'ceasefire',
    speaker: 'United Nations special envoy for Syria',
    speakerRole: 'united-nations',
    saidOn: 'not-told',
    place: 'Syria',
  }),
  // Beyond single figures and turns of the talks: what these texts teach about such an operation.
  // Waiting for hours below zero.
  said('004-x01', 2011, 2183, {
    event: 'other',
    speaker: 'spokesperson of the United Nations in New York',
    speakerRole: 'united-nations',
    saidOn: 'not-told',
    place: 'Aleppo',
  }),
  said('004-x02', 2232, 2278, { event: 'arrival', from: 'Aleppo', to: 'site/idlib' }),
  said('004-x03', 2380, 2421, {
    event: 'other',
    hedge: true,
    speaker: 'United Nations special envoy for Syria',
    speakerRole: 'united-nations',
    saidOn: 'not-told',
    place: 'Idlib province',
  }),
];
