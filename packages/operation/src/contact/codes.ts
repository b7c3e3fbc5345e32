import { FUNCTIONS } from '../kinds/codes.ts';

/** In what capacity somebody spoke. Never who: a name would outlive the truce. */
export const CONTACT_FUNCTIONS = [...FUNCTIONS, 'not-told'] as const;
export const CONTACT_WAYS = ['they-called', 'we-called'] as const;
/** What can be said in a call. A code is never taken away and never changes its meaning. */
export const CONTACT_SAYINGS = [
  'asks-to-wait',
  'agrees',
  'refuses',
  'changes-number',
  'gives-green-light',
  'withdraws-green-light',
  'confirms-receipt',
  'says-met',
  'says-not-met',
  'sets-aside',
  'reports-stop',
  'lifts-stop',
  'asks-for-list',
  'offers-list',
  'asks-for-talks',
  'warns',
  'will-call',
  'no-answer',
] as const;
export const CALLERS = ['us', 'them'] as const;
