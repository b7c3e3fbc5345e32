import type { HeldWhy } from '@corridor/plan';
import { t, type Words, wordOf } from '@corridor/text';

const held: Words<HeldWhy> = {
  'by-a-person': 'somebody of ours holds it',
  'term-not-agreed': 'its term is not in force',
  'not-taking-part': 'an intermediary takes no part',
  suspended: 'the way is suspended',
  shooting: 'shooting on the way is unresolved',
  'people-not-asked': 'nobody has asked the people whether they wish to leave',
  'party-says-no': 'a party says that its condition is not met',
  'seen-not-met': 'our people saw that a condition is not met',
  'window-not-announced': 'it needs a window, and none is announced',
  'waits-for-what-is-not-planned': 'what others wait for is not planned here',
  over: 'it is over',
};

/** What a plan that was changed by hand would break. */
const violations: Words<
  | 'places-exceeded'
  | 'group-parted'
  | 'more-than-waiting'
  | 'group-elsewhere'
  | 'not-a-destination'
  | 'vehicle-not-let-in'
  | 'batch-held'
  | 'site-full'
  | 'beds-full'
  | 'vehicle-gone'
  | 'site-closed'
  | 'after'
  | 'together'
  | 'not-before'
> = {
  'places-exceeded': 'Vehicle {vehicle} has {places} places, and {people} are to take them.',
  'group-parted': 'People who belong together would be parted.',
  'more-than-waiting': 'More people are called than wait.',
  'group-elsewhere': 'They wait at {waits}, and vehicle {vehicle} is sent to {from}.',
  'not-a-destination': '{batch} may not be brought to {to}.',
  'vehicle-not-let-in': 'Vehicle {vehicle} may not take {batch}.',
  'batch-held': '{batch} is held.',
  'site-full': '{site} can receive {places} people, and {people} are brought.',
  'beds-full': '{site} can receive {places} lying patients, and {people} are brought.',
  'vehicle-gone': 'Vehicle {vehicle} would still be on its way when it is to be gone.',
  'site-closed': '{site} is closed then.',
  after: '{batch} would leave before enough of {of} have.',
  together: '{batch} would leave before a vehicle of {of} stands filled.',
  'not-before': '{batch} would leave before it may.',
};

const lists = { held, violations };

export const planWord = (
  list: keyof typeof lists,
  code: string,
  values: Readonly<Record<string, string>> = {},
): string => wordOf(lists[list], code, values);

/** A rule that no hand can break here, and was broken: said all the same. */
export const violationText = (rule: string, values: Readonly<Record<string, string>>): string =>
  Object.hasOwn(violations, rule)
    ? planWord('violations', rule, values)
    : t('It would break a rule of the plan ({rule}).', { rule: rule.replaceAll('-', ' ') });
