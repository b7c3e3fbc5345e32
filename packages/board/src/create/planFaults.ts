import { type Words, wordOf } from '@corridor/text';
import type { PlanFault } from './plan.ts';

const faults: Words<PlanFault> = {
  'no-name': 'A name of up to ten words, without punctuation.',
  'no-zone': 'A time zone such as Asia/Damascus.',
  'one-site': 'A road needs two sites.',
  'no-site-name': 'A name of up to ten words.',
  'wrong-place': 'Latitude −90 to 90 and longitude −180 to 180, or neither.',
  'no-km': 'Kilometres from the site before.',
  'no-minutes': 'Expected minutes from the site before.',
  'no-posts': 'Number of posts, 0 to 20.',
  'no-row': 'From and to of one row: 1 to 40, or A1 to A6.',
  'number-twice': 'A number stands in two rows.',
};

export const planFaultText = (why: PlanFault): string => wordOf(faults, why);
