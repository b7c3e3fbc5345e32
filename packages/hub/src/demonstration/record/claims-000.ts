import { claimsOf } from './claims.ts';
import { DOCUMENTS } from './documents.ts';
import type { Entry } from './entry.ts';

const said = claimsOf(DOCUMENTS.a000);

export const claims000: readonly Entry[] = [
  // Families come on top of the figure, in no number.
  said('000-c01', 698, 827, {
    quantity: { value: 10_000 },
    approx: 'exact',
    unit: 'person',
    measure: 'to-be-evacuated',
    category: 'fighter',
    hedge: true,
    speaker: 'unnamed senior security source',
    speakerRole: 'security-source',
    channel: 'Sham FM',
    aboutFrom: '2016-12-13',
    aboutTo: '2016-12-14',
    from: 'Aleppo',
    to: 'site/idlib',
  }),
  said('000-c02', 1262, 1327, {
    quantity: { low: 2000, high: 9999 },
    approx: 'several',
    unit: 'person',
    measure: 'fled',
    category: 'civilian',
    aboutFrom: '2016-12-13',
    aboutTo: '2016-12-13',
    from: 'East Aleppo',
    to: 'reception centres in government-held areas',
  }),
  said('000-c03', 1467, 1575, {
    quantity: { value: 80_000 },
    approx: 'more-than',
    unit: 'person',
    measure: 'fled',
    category: 'any',
    hedge: true,
    speaker: 'field reports',
    speakerRole: 'unknown',
    aboutTo: '2016-12-13',
    from: 'East Aleppo',
    cumulative: true,
  }),
  said('000-c04', 1596, 1683, {
    quantity: { value: 1000 },
    approx: 'more-than',
    unit: 'person',
    measure: 'surrendered',
    category: 'fighter',
    aboutFrom: '2016-12-12',
    aboutTo: '2016-12-13',
    place: 'East Aleppo',
    cumulative: false,
  }),
];
