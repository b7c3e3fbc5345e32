import { DOCUMENTS } from './documents.ts';
import { type Entry, entry } from './entry.ts';
import { damascus, inThe } from './time.ts';

/** What was promised and what stood in the calendar, apart from what was done. */
export const promises: readonly Entry[] = [
  entry(inThe('evening', 8), 'promise/column', 'made@1', {
    by: 'party/russia',
    promise: 'movement',
    quantity: { value: 8000 },
    source: 'claim/001-c05',
  }),
  entry(inThe('evening', 8), 'promise/geneva-talks', 'made@1', {
    by: 'party/russia',
    promise: 'talks',
    byWhen: damascus(11, 0),
    source: 'claim/001-e06',
  }),
  entry(DOCUMENTS.a001.out, 'promise/general-assembly-vote', 'made@1', {
    promise: 'vote',
    byWhen: damascus(10, 0),
    source: 'claim/001-e09',
  }),
  entry(inThe('evening', 13), 'promise/first-buses', 'made@1', {
    promise: 'movement',
    byWhen: damascus(14, 5),
    source: 'claim/000-e03',
  }),
  entry(DOCUMENTS.a003.out, 'promise/security-council-meeting', 'made@1', {
    promise: 'other',
    byWhen: damascus(17, 0),
    source: 'claim/003-e07',
  }),
  entry(DOCUMENTS.a003.out, 'promise/closing-evaluation', 'made@1', {
    by: 'party/icrc',
    promise: 'other',
    source: 'claim/003-e11',
  }),
];
