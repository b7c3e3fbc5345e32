import { isSafetyRule, MEANS_WORDS } from '@corridor/operation';
import { figure, isolate, labelText, t, type Words, wordOf } from '@corridor/text';
import { batchName, thingName } from '../guard/names.ts';
import { guardWord } from '../guard/words.ts';
import { type Facts, siteName, vehicleName } from '../view/facts.ts';
import { ADDED } from './whatIf.ts';
import { planWord } from './words.ts';

/** Whatever the planner names, as the screens call it. */
export function planName(facts: Facts, id: string): string {
  if (id === ADDED) return t('one more ambulance');
  if (id === 'no-batch') return t('people whom nobody put to a batch');
  if (id.startsWith('batch/')) return batchName(facts, id);
  if (id.startsWith('vehicle/')) return labelText(vehicleName(facts, id));
  if (id.startsWith('site/')) return isolate(siteName(facts, id));
  return id.includes('/') ? thingName(facts, id) : isolate(id);
}

/** Every name and figure of a sentence. */
export function namedValues(
  facts: Facts,
  of: Readonly<Record<string, string | number>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(of).map(([name, value]) => [name, valueText(facts, name, value)]),
  );
}

function valueText(facts: Facts, name: string, value: string | number): string {
  if (typeof value === 'number') return figure(value);
  if (name === 'held') return planWord('held', value);
  if (name === 'what') return waitedFor(value);
  if (name === 'round') {
    return value
      .split(' → ')
      .map((id) => planName(facts, id))
      .join(' → ');
  }
  return planName(facts, value);
}

const words: Words<'word' | 'confirmed' | 'green-light' | 'observer-present' | 'go-given'> = {
  word: 'a party’s word',
  confirmed: 'a party’s word',
  'green-light': 'a green light',
  'observer-present': 'an observer',
  'go-given': 'go for another batch',
};
/** Of other means only those whose words name nothing. */
const bare = ['crew-ready', 'places-ready', 'list-given', 'road-open'] as const;

/** What a word or a look is about that is still to come. */
const waitedFor = (what: string): string => {
  if (isSafetyRule(what)) return guardWord('safety', what);
  const known = bare.find((one) => one === what);
  return known ? wordOf(MEANS_WORDS, known) : wordOf(words, what);
};
