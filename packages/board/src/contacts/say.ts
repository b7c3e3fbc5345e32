import type { ContactRecord, ContactSaying } from '@corridor/operation';
import { fromLeft, listed, t } from '@corridor/text';
import { meansText } from '../guard/meansText.ts';
import { thingName } from '../guard/names.ts';
import { word } from '../text/words.ts';
import { howLong, type ZoneClock } from '../time/zone.ts';
import { type Facts, partyName, stateOf, vehicleOfTrip } from '../view/facts.ts';
import { anyContactWord } from './words.ts';

/** What a saying is about, by name. */
export function aboutText(facts: Facts, of: string, now: number, clock: ZoneClock): string {
  if (of.startsWith('trip/'))
    return t('vehicle {label}', { label: vehicleOfTrip(facts, stateOf(facts, 'trip', of)) });
  if (of.startsWith('condition/')) {
    const required = stateOf(facts, 'condition', of)?.required?.fact;
    if (!required) return t('a condition');
    const means = required.means.flat().map((each) => meansText(facts, each, now, clock));
    return t('{what}: {means}', { what: thingName(facts, required.of), means: listed(means) });
  }
  return thingName(facts, of);
}

/** `gives green light · batch 2 from Foua · until 18:00`. */
export const sayingText = (
  facts: Facts,
  { is, of, people, until }: ContactSaying,
  now: number,
  clock: ZoneClock,
): string =>
  listed([
    anyContactWord('sayings', is),
    of ? aboutText(facts, of, now, clock) : '',
    people === undefined ? '' : t('{n, plural, one {# person} other {# people}}', { n: people }),
    until === undefined ? '' : t('until {time}', { time: clock.near(until, now) }),
  ]);

/** `Ahrar · liaison · front`: a party and a capacity, nobody by name. */
export const whoText = (
  facts: Facts,
  { party, function: capacity, level }: Pick<ContactRecord, 'party' | 'function' | 'level'>,
): string =>
  listed([partyName(facts, party), anyContactWord('functions', capacity), word('level', level)]);

const HALF_A_MINUTE = 30_000;

/** `in 12 min`, `now`, `4 min late`. */
export function countdownText(due: number, now: number): string {
  if (Math.abs(due - now) < HALF_A_MINUTE) return t('now');
  return due > now
    ? t('in {span}', { span: howLong(due - now + HALF_A_MINUTE) })
    : t('{span} late', { span: howLong(now - due + HALF_A_MINUTE) });
}

/** `this board`, `Coordinator board (a1b2c3)`: boards of a sign-in link are called alike, their keys are not. */
export const boardText = (label: string, device: string, isSelf: boolean): string =>
  isSelf ? t('this board') : t('{label} ({key})', { label, key: fromLeft(device.slice(0, 6)) });
