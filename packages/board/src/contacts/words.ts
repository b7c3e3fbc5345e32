import type {
  CALLERS,
  CONTACT_FUNCTIONS,
  CONTACT_SAYINGS,
  CONTACT_WAYS,
} from '@corridor/operation';
import { codesIn, type Words, wordOf } from '@corridor/text';

const sayings: Words<(typeof CONTACT_SAYINGS)[number]> = {
  'asks-to-wait': 'asks us to wait',
  agrees: 'agrees',
  refuses: 'refuses',
  'changes-number': 'changes the number',
  'gives-green-light': 'gives green light',
  'withdraws-green-light': 'withdraws the green light',
  'confirms-receipt': 'confirms that they were told',
  'says-met': 'says that a condition is met',
  'says-not-met': 'says that a condition is not met',
  'sets-aside': 'lets us set a condition aside',
  'reports-stop': 'reports a stop',
  'lifts-stop': 'says that a stop is over',
  'asks-for-list': 'asks for a list of names',
  'offers-list': 'offers a list of names',
  'asks-for-talks': 'asks for talks',
  warns: 'warns us',
  'will-call': 'will call again',
  'no-answer': 'no answer',
};
/** In what capacity: never who. */
const functions: Words<(typeof CONTACT_FUNCTIONS)[number]> = {
  political: 'political office',
  military: 'military command',
  security: 'security service',
  liaison: 'liaison',
  'checkpoint-command': 'checkpoint command',
  administration: 'administration',
  mediation: 'mediation',
  'not-told': 'capacity not told',
};
const ways: Words<(typeof CONTACT_WAYS)[number]> = {
  'they-called': 'they called',
  'we-called': 'we called',
};
const callers: Words<(typeof CALLERS)[number]> = {
  us: 'we call them',
  them: 'they call us',
};
const channels: Words<
  | 'in-person'
  | 'radio'
  | 'phone'
  | 'message'
  | 'letter'
  | 'through-guarantor'
  | 'through-intermediary'
> = {
  'in-person': 'in person',
  radio: 'by radio',
  phone: 'by telephone',
  message: 'by message',
  letter: 'by letter',
  'through-guarantor': 'through a guarantor',
  'through-intermediary': 'through an intermediary',
};
const offers: Words<
  | 'green-light@1'
  | 'withdrawn@1'
  | 'acknowledged@1'
  | 'said@1'
  | 'party-word-recorded@1'
  | 'asked-for@1'
> = {
  'green-light@1': 'Record the green light for everybody',
  'withdrawn@1': 'Record for everybody that it is withdrawn',
  'acknowledged@1': 'Record for everybody that they were told',
  'said@1': 'Record for everybody what they say now',
  'party-word-recorded@1': 'Record their word about the condition for everybody',
  'asked-for@1': 'Enter it in the register of lists',
};
const lists = { sayings, functions, ways, callers, channels, offers };
type Lists = typeof lists;

export const contactWord = <L extends keyof Lists>(
  list: L,
  code: keyof Lists[L] & string,
): string => wordOf(lists[list], code);
/** As it was written, perhaps by a newer app. */
export const anyContactWord = (list: keyof Lists, code: string): string =>
  wordOf(lists[list], code);
export const contactChoices = <L extends keyof Lists>(
  list: L,
): readonly { readonly value: keyof Lists[L] & string; readonly text: string }[] =>
  codesIn(lists[list]).map((value) => ({ value, text: wordOf(lists[list], value) }));
