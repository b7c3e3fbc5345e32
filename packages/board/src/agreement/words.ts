import type { Fact, FUNCTIONS, NoticeStatus, TermStance, TermWording } from '@corridor/operation';
import { codesIn, type Words, wordOf } from '@corridor/text';

const roles: Words<Fact<'party', 'named@1'>['roles'][number]> = {
  party: 'party',
  guarantor: 'guarantor',
  intermediary: 'intermediary',
  observer: 'observer',
  operator: 'operator of vehicles',
  'armed-actor': 'armed actor',
};
/** Over the list of those who have it. */
const rolesOfMany: Words<keyof typeof roles> = {
  party: 'Parties',
  guarantor: 'Guarantors',
  intermediary: 'Intermediaries',
  observer: 'Observers',
  operator: 'Operators of vehicles',
  'armed-actor': 'Armed actors outside the agreement',
};
const subjects: Words<Fact<'term', 'proposed@1'>['about']> = {
  people: 'people',
  detainees: 'detainees',
  remains: 'remains of the dead',
  goods: 'goods',
  guarantee: 'a guarantee',
};
const searches: Words<NonNullable<TermWording['search']>> = {
  nobody: 'nobody is searched',
  bags: 'bags are searched',
  persons: 'persons and bags are searched',
  papers: 'papers are looked at',
  'names-on-a-list': 'names are looked up on a list',
};
const belongings: Words<NonNullable<TermWording['belongings']>> = {
  'all-they-carry': 'people take all they can carry',
  'one-bag-each': 'one bag each',
  'no-weapons': 'no weapons',
  'light-weapons': 'light weapons may be taken along',
  nothing: 'people take nothing along',
};
/** What a wording may say, as the head of a line. */
const fields: Words<keyof TermWording> = {
  about: 'About',
  category: 'Who',
  quantity: 'How many',
  origin: 'From',
  destination: 'To',
  byWhen: 'Until',
  owedBy: 'Owed by',
  owedTo: 'Owed to',
  parts: 'Of whom',
  windows: 'Windows',
  vehicles: 'Vehicles',
  operators: 'Operators',
  observers: 'Observers',
  search: 'Search',
  belongings: 'Belongings',
};
const functions: Words<(typeof FUNCTIONS)[number]> = {
  political: 'political office',
  military: 'military command',
  security: 'security service',
  liaison: 'liaison',
  'checkpoint-command': 'checkpoint command',
  administration: 'administration',
  mediation: 'mediation',
};
/** Where a party stands. */
const stances: Words<TermStance['is']> = {
  said: 'says',
  agrees: 'agrees',
  disputes: 'disputes it',
  withdrew: 'withdrew',
};
/** Never to be taken for each other, in colour, in black and white, or read aloud. */
const notices: Words<NoticeStatus> = {
  notified: 'told, no answer',
  acknowledged: 'heard us, no light',
  'green-light': 'GREEN LIGHT',
  withdrawn: 'light withdrawn',
};
/** What a coordinator writes down of a call. */
const noticeActs: Words<NoticeStatus> = {
  notified: 'we told them',
  acknowledged: 'they heard us',
  'green-light': 'they give green light',
  withdrawn: 'they withdraw it',
};
const counts: Words<Fact<'condition', 'required@1'>['counts']> = {
  observation: 'what our own people see and count',
  word: 'a party’s word',
  both: 'our own eyes and a party’s word, both',
};
const batchStates: Words<'unknown' | 'planned' | 'go' | 'held' | 'completed'> = {
  unknown: 'not planned',
  planned: 'planned',
  go: 'go given',
  held: 'held',
  completed: 'completed',
};
/** Why a line on a form cannot be written yet. */
const faults: Words<
  | 'no-name'
  | 'no-role'
  | 'no-term'
  | 'no-number'
  | 'number-taken'
  | 'no-figure'
  | 'no-batch'
  | 'no-requirer'
  | 'no-means'
  | 'nothing-said'
  | 'no-party'
  | 'no-site'
  | 'no-time'
  | 'no-hours'
> = {
  'no-name': 'A name of up to ten words, without punctuation.',
  'no-role': 'Choose at least one role.',
  'no-term': 'Choose the term.',
  'no-number': 'A whole number.',
  'number-taken': 'This term has a batch of that number.',
  'no-figure': 'A whole number of people.',
  'no-batch': 'Choose the batch.',
  'no-requirer': 'Choose who requires it.',
  'no-means': 'Choose what it waits for.',
  'nothing-said': 'Say at least one thing that changes.',
  'no-party': 'Choose the party.',
  'no-site': 'Choose the place.',
  'no-time': 'A day and an hour.',
  'no-hours': 'Hours, from 0 to 999.',
};
const lists = {
  roles,
  rolesOfMany,
  subjects,
  searches,
  belongings,
  fields,
  functions,
  stances,
  notices,
  noticeActs,
  counts,
  batchStates,
  faults,
} as const;
type Lists = typeof lists;
export type FormFault = keyof typeof faults;

/** A code of a newer app is shown as it is written. */
export const say = <L extends keyof Lists>(list: L, code: keyof Lists[L] & string): string =>
  wordOf(lists[list], code);
/** The same of a code that perhaps a newer app wrote. */
export const sayAny = (list: keyof Lists, code: string): string => wordOf(lists[list], code);

/** A closed list as the choices of a form. */
export const choices = <L extends keyof Lists>(
  list: L,
): readonly { readonly value: keyof Lists[L] & string; readonly text: string }[] =>
  codesIn(lists[list]).map((value) => ({ value, text: wordOf(lists[list], value) }));
