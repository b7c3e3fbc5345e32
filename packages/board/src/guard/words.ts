import type { Fact, NotSetAside, SafetyRule } from '@corridor/operation';
import { codesIn, t, type Words, wordOf } from '@corridor/text';

/** The state of a batch, large enough for three metres. */
const states: Words<'may-go' | 'go' | 'waits' | 'held' | 'stand-still' | 'planned'> = {
  'may-go': 'MAY GO',
  go: 'GO GIVEN',
  waits: 'WAITS',
  held: 'HELD',
  planned: 'PLANNED',
  'stand-still': 'STAND STILL',
};
/** What keeps people safe, whatever was agreed: each as it should be. */
const safety: Words<SafetyRule> = {
  'term-agreed': 'the term is in force',
  'taking-part': 'the intermediaries take part',
  'not-suspended': 'nothing on the way is suspended',
  'no-unresolved-shooting': 'no shooting is unresolved on the way',
  'checkpoint-green-light': 'green light of the next checkpoint',
  'security-agrees': 'our security officer agrees',
  'people-informed': 'the people were told',
  'people-asked': 'the people were asked',
};
const heldReasons: Words<Fact<'batch', 'held@1'>['reason']> = {
  'condition-unmet': 'a condition is not met',
  ordered: 'ordered',
  unsafe: 'unsafe',
  'no-vehicles': 'no vehicles',
  'nobody-ready': 'nobody is ready',
  weather: 'weather',
  crowd: 'crowd',
  'other-side': 'the other side stands still',
  unknown: 'reason not known',
};
const channels: Words<Fact<'condition', 'party-word-recorded@1'>['channel']> = {
  'in-person': 'in person',
  radio: 'by radio',
  phone: 'by telephone',
  message: 'by message',
  letter: 'by letter',
  'through-guarantor': 'through a guarantor',
  'through-intermediary': 'through an intermediary',
};
const says: Words<NonNullable<Fact<'condition', 'party-word-recorded@1'>['says']>> = {
  met: 'it is met',
  'not-met': 'it is not met',
  'set-aside': 'it may be set aside',
};
/** What a party says about a batch as such. */
const lights: Words<'notified' | 'acknowledged' | 'green-light' | 'withdrawn'> = {
  notified: 'we told them; no answer yet',
  acknowledged: 'they heard us; no green light',
  'green-light': 'green light',
  withdrawn: 'no green light any more',
};
const participation: Words<NonNullable<Fact<'operation', 'participation-suspended@1'>['reason']>> =
  {
    unsafe: 'unsafe',
    'no-access': 'no access',
    'terms-not-kept': 'the terms are not kept',
    'people-not-asked': 'the people were not asked',
    'own-staff': 'our own staff',
    'not-told': 'no reason given',
  };
/** Why a setting-aside that was written has no effect. */
const notSetAside: Words<NotSetAside> = {
  safety: 'set aside without effect: nobody sets safety aside',
  law: 'set aside without effect: nobody sets the law aside',
  'no-such-word': 'set aside without effect: no word for it stands any more',
  'not-theirs': 'set aside without effect: it was not theirs to let go',
  'taken-back': 'set aside before, and taken back by them since',
};
const lists = { states, safety, heldReasons, channels, says, lights, participation, notSetAside };
type Lists = typeof lists;

export const guardWord = <L extends keyof Lists>(list: L, code: keyof Lists[L] & string): string =>
  wordOf(lists[list], code);
/** As it was written, perhaps by a newer app. */
export const reasonText = (
  list: 'heldReasons' | 'participation',
  code: string | null | undefined,
): string => (code ? wordOf(lists[list], code) : t('reason not known'));

export const guardCodes = <L extends keyof Lists>(
  list: L,
): readonly { readonly value: keyof Lists[L] & string; readonly text: string }[] =>
  codesIn(lists[list]).map((value) => ({ value, text: wordOf(lists[list], value) }));
