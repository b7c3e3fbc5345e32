import type { ContactSaying, SubjectType } from '@corridor/operation';
import type { ZoneClock } from '../time/zone.ts';
import type { Facts } from '../view/facts.ts';
import { aboutText } from './say.ts';

type Is = ContactSaying['is'];

const LIGHTS: readonly SubjectType[] = ['batch', 'trip'];
const CONDITIONS: readonly SubjectType[] = ['condition'];
const LISTS: readonly SubjectType[] = ['batch', 'term', 'trip'];
const STOPS: readonly SubjectType[] = ['corridor', 'site', 'batch', 'trip', 'window'];
const WORDS: readonly SubjectType[] = ['term', 'batch', 'window', 'condition', 'corridor'];
const NOTHING: readonly SubjectType[] = [];

/** What a saying can be about. */
const ABOUT: { readonly [is in Is]: readonly SubjectType[] } = {
  'asks-to-wait': STOPS,
  agrees: WORDS,
  refuses: WORDS,
  'changes-number': ['term'],
  'gives-green-light': LIGHTS,
  'withdraws-green-light': LIGHTS,
  'confirms-receipt': LIGHTS,
  'says-met': CONDITIONS,
  'says-not-met': CONDITIONS,
  'sets-aside': CONDITIONS,
  'reports-stop': STOPS,
  'lifts-stop': STOPS,
  'asks-for-list': LISTS,
  'offers-list': LISTS,
  'asks-for-talks': WORDS,
  warns: STOPS,
  'will-call': NOTHING,
  'no-answer': NOTHING,
};

/** Over: nobody calls about it. */
const OVER: ReadonlySet<string> = new Set([
  'arrived',
  'cancelled',
  'completed',
  'fulfilled',
  'ended',
]);

/** The subjects that a saying of this kind can name, by name. */
export const aboutChoices = (
  facts: Facts,
  is: Is,
  now: number,
  clock: ZoneClock,
): readonly { readonly value: string; readonly text: string }[] =>
  ABOUT[is].flatMap((type) =>
    [...facts.states(type).values()]
      .filter((state) => !('status' in state && OVER.has(String(state.status))))
      .filter((state) => state.type !== 'condition' || (state.required && !state.dropped))
      .map(({ id }) => ({ value: id, text: aboutText(facts, id, now, clock) }))
      .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.value < b.value ? -1 : 1)),
  );
export const isAboutTime = (is: Is): boolean =>
  is === 'gives-green-light' || CONDITIONS === ABOUT[is] || is === 'asks-to-wait';
export const isAboutPeople = (is: Is): boolean => is === 'changes-number';
