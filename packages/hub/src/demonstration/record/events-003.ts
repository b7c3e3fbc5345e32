import { claimsOf } from './claims.ts';
import { DOCUMENTS } from './documents.ts';
import type { Entry } from './entry.ts';

const said = claimsOf(DOCUMENTS.a003);

export const events003: readonly Entry[] = [
  said('003-e01', 0, 92, {
    event: 'arrival',
    aboutFrom: '2016-12-15',
    aboutTo: '2016-12-15',
    from: 'Aleppo',
    to: 'site/rashideen',
  }),
  said('003-e02', 229, 322, {
    event: 'ceasefire',
    hedge: true,
    speaker: 'president of Russia',
    speakerRole: 'government',
    aboutFrom: '2016-12-16',
    aboutTo: '2016-12-16',
    place: 'Syria',
  }),
  said('003-e03', 334, 414, {
    event: 'evacuation-under-way',
    aboutFrom: '2016-12-16',
    aboutTo: '2016-12-16',
    from: 'Aleppo',
  }),
  said('003-e04', 417, 501, {
    event: 'talks',
    speaker: 'president of Russia',
    speakerRole: 'government',
    aboutFrom: '2016-12-16',
    aboutTo: '2016-12-16',
  }),
  said('003-e05', 670, 821, {
    event: 'talks',
    hedge: true,
    speaker: 'president of Russia',
    speakerRole: 'government',
    place: 'Astana',
  }),
  said('003-e06', 825, 940, { event: 'talks', place: 'Astana' }),
  // That observers were the reason stands in 003-x05.
  said('003-e07', 1004, 1076, {
    event: 'talks',
    hedge: true,
    aboutFrom: '2016-12-16',
    aboutTo: '2016-12-16',
  }),
  said('003-e08', 1368, 1426, {
    event: 'evacuation-under-way',
    speaker: 'ICRC',
    speakerRole: 'intermediary',
    aboutFrom: '2016-12-15',
    aboutTo: '2016-12-16',
    from: 'Aleppo',
    to: 'opposition-held territory',
  }),
  said('003-e09', 2622, 2651, {
    event: 'transfer',
    speaker: 'head of a unit coordinating evacuation of the wounded',
    speakerRole: 'rescue-service',
    aboutFrom: '2016-12-15',
    aboutTo: '2016-12-16',
    from: 'Aleppo',
    to: 'Türkiye',
  }),
  said('003-e10', 3070, 3168, { event: 'agreement', place: 'East Aleppo' }),
  said('003-e11', 2220, 2268, {
    event: 'announcement',
    hedge: true,
    speaker: 'spokesperson of the ICRC',
    speakerRole: 'intermediary',
    aboutFrom: '2016-12-16',
    aboutTo: '2016-12-16',
  }),
  // Beyond single figures and turns of the talks: what these texts teach about such an operation.
  // As long as it takes, for those who wish to leave.
  said('003-x01', 1488, 1603, {
    event: 'departure',
    hedge: true,
    speaker: 'spokesperson of the ICRC',
    speakerRole: 'intermediary',
    from: 'East Aleppo',
  }),
  // The one convoy became a shuttle.
  said('003-x02', 1962, 2090, {
    event: 'passage',
    aboutFrom: '2016-12-15',
    aboutTo: '2016-12-16',
    from: 'Aleppo',
  }),
  // How many left is hard to know.
  said('003-x03', 2113, 2213, {
    event: 'other',
    speaker: 'spokesperson of the ICRC',
    speakerRole: 'intermediary',
    from: 'Aleppo',
  }),
  // By their own means, in no number.
  said('003-x04', 2293, 2349, {
    event: 'departure',
    speaker: 'head of a unit coordinating evacuation of the wounded',
    speakerRole: 'rescue-service',
    aboutFrom: '2016-12-15',
    aboutTo: '2016-12-16',
    from: 'Aleppo',
  }),
  said('003-x05', 1077, 1150, {
    event: 'supervision',
    hedge: true,
    aboutFrom: '2016-12-16',
    place: 'Aleppo',
  }),
];
