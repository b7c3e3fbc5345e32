import { claimsOf } from './claims.ts';
import { DOCUMENTS } from './documents.ts';
import type { Entry } from './entry.ts';

const said = claimsOf(DOCUMENTS.a000);

export const events000: readonly Entry[] = [
  said('000-e01', 38, 205, {
    event: 'talks',
    speaker: 'press service of the Syrian army',
    speakerRole: 'armed-forces',
    saidOn: { date: '2016-12-13', precision: 'period' },
    aboutFrom: '2016-12-13',
    aboutTo: '2016-12-13',
    place: 'East Aleppo',
  }),
  said('000-e02', 270, 387, {
    event: 'talks',
    speaker: 'press service of the Syrian army',
    speakerRole: 'armed-forces',
    channel: 'communiqué',
    saidOn: { date: '2016-12-13', precision: 'period' },
    aboutFrom: '2016-12-13',
    aboutTo: '2016-12-13',
    from: 'East Aleppo',
    to: 'site/idlib',
  }),
  said('000-e03', 829, 892, {
    event: 'start',
    hedge: true,
    aboutFrom: '2016-12-14',
    aboutTo: '2016-12-14',
    from: 'Aleppo',
  }),
  said('000-e04', 1098, 1240, {
    event: 'control',
    speaker: 'unnamed source within the Syrian army',
    speakerRole: 'armed-forces',
    channel: 'Xinhua',
    saidOn: { date: '2016-12-13', precision: 'period' },
    aboutFrom: '2016-12-13',
    aboutTo: '2016-12-13',
    place: 'Mashhad Ansari and Amiriyeh',
  }),
  said('000-e05', 1596, 1683, {
    event: 'surrender',
    aboutFrom: '2016-12-12',
    aboutTo: '2016-12-13',
    place: 'East Aleppo',
  }),
  said('000-e06', 1685, 1732, {
    event: 'celebration',
    aboutFrom: '2016-12-12',
    aboutTo: '2016-12-12',
    place: 'Aleppo',
  }),
  said('000-e07', 1949, 2034, {
    event: 'announcement',
    hedge: true,
    speaker: 'unnamed sources in Aleppo',
    speakerRole: 'unknown',
    aboutFrom: '2016-12-13',
    aboutTo: '2016-12-14',
    place: 'Aleppo',
  }),
  // Beyond single figures and turns of the talks: what these texts teach about such an operation.
  said('000-x01', 1420, 1465, {
    event: 'identity-check',
    place: 'reception centres in government-held areas',
    aboutFrom: '2016-12-13',
    aboutTo: '2016-12-13',
  }),
  // Who supervises: here the ICRC, in 002-e09 Russia.
  said('000-x02', 926, 1010, { event: 'supervision', hedge: true }),
];
