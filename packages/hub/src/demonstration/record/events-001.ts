import { claimsOf } from './claims.ts';
import { DOCUMENTS } from './documents.ts';
import type { Entry } from './entry.ts';

const said = claimsOf(DOCUMENTS.a001);

export const events001: readonly Entry[] = [
  said('001-e01', 596, 711, {
    event: 'ceasefire',
    speaker: 'Russia',
    speakerRole: 'guarantor',
    saidOn: { date: '2016-12-08', precision: 'day' },
    aboutFrom: '2016-12-08',
    aboutTo: '2016-12-08',
    place: 'East Aleppo',
  }),
  said('001-e02', 895, 984, {
    event: 'violation',
    aboutFrom: '2016-12-08',
    aboutTo: '2016-12-09',
    place: 'Kallaseh and Maadi',
  }),
  said('001-e03', 1071, 1124, {
    event: 'attack',
    aboutFrom: '2016-11-15',
    aboutTo: '2016-11-15',
    place: 'East Aleppo',
  }),
  said('001-e04', 1364, 1527, {
    event: 'ceasefire',
    speaker: 'foreign minister of Russia',
    speakerRole: 'government',
    channel: 'Russian news agencies',
    saidOn: { date: '2016-12-08', precision: 'period' },
    aboutFrom: '2016-12-08',
    aboutTo: '2016-12-08',
    place: 'East Aleppo',
  }),
  said('001-e05', 1465, 1526, {
    event: 'evacuation-under-way',
    speaker: 'foreign minister of Russia',
    speakerRole: 'government',
    channel: 'Russian news agencies',
    saidOn: { date: '2016-12-08', precision: 'period' },
    aboutFrom: '2016-12-08',
    aboutTo: '2016-12-08',
    from: 'East Aleppo',
  }),
  said('001-e06', 1906, 1998, {
    event: 'talks',
    hedge: true,
    speaker: 'foreign minister of Russia',
    speakerRole: 'government',
    saidOn: 'not-told',
    aboutFrom: '2016-12-10',
    aboutTo: '2016-12-10',
    place: 'Geneva',
  }),
  said('001-e07', 2156, 2231, {
    event: 'appeal',
    speaker: 'United Nations special envoy for Syria',
    speakerRole: 'united-nations',
    saidOn: { date: '2016-12-08', precision: 'day' },
    aboutFrom: '2016-12-08',
    aboutTo: '2016-12-08',
  }),
  said('001-e08', 2233, 2285, { event: 'talks', aboutFrom: '2016-12-08', aboutTo: '2016-12-08' }),
  said('001-e09', 2398, 2461, {
    event: 'vote',
    hedge: true,
    aboutFrom: '2016-12-09',
    aboutTo: '2016-12-09',
  }),
  said('001-e10', 1301, 1362, {
    event: 'control',
    saidOn: 'not-told',
    place: 'Old City of Aleppo',
  }),
  said('001-e11', 1727, 1833, {
    event: 'talks',
    aboutFrom: '2016-12-08',
    aboutTo: '2016-12-08',
    place: 'Hamburg',
  }),
];
