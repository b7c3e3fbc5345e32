import type { ClaimFact } from '@corridor/operation';
import { figure, figureRange, intlLocale, listed, t, type Words, wordOf } from '@corridor/text';
import { word } from './words.ts';

type Code<K extends keyof ClaimFact> = Extract<NonNullable<ClaimFact[K]>, string>;

/** What was counted, with its figure; `n` only chooses the form. People have words of their own below. */
const units: Words<Exclude<Code<'unit'>, 'person' | 'percent' | 'other'>> = {
  family: '{n, plural, one {{figure} family} other {{figure} families}}',
  bus: '{n, plural, one {{figure} bus} other {{figure} buses}}',
  ambulance: '{n, plural, one {{figure} ambulance} other {{figure} ambulances}}',
  car: '{n, plural, one {{figure} car} other {{figure} cars}}',
  lorry: '{n, plural, one {{figure} lorry} other {{figure} lorries}}',
  vehicle: '{n, plural, one {{figure} vehicle} other {{figure} vehicles}}',
  convoy: '{n, plural, one {{figure} convoy} other {{figure} convoys}}',
  trip: '{n, plural, one {{figure} trip} other {{figure} trips}}',
  'square-kilometre': '{figure} km²',
  district: '{n, plural, one {{figure} district} other {{figure} districts}}',
  village: '{n, plural, one {{figure} village} other {{figure} villages}}',
  place: '{n, plural, one {{figure} place} other {{figure} places}}',
  strike: '{n, plural, one {{figure} strike} other {{figure} strikes}}',
  shell: '{n, plural, one {{figure} shell} other {{figure} shells}}',
  tonne: '{n, plural, one {{figure} tonne} other {{figure} tonnes}}',
  hour: '{n, plural, one {{figure} hour} other {{figure} hours}}',
  day: '{n, plural, one {{figure} day} other {{figure} days}}',
  week: '{n, plural, one {{figure} week} other {{figure} weeks}}',
  month: '{n, plural, one {{figure} month} other {{figure} months}}',
  year: '{n, plural, one {{figure} year} other {{figure} years}}',
  country: '{n, plural, one {{figure} country} other {{figure} countries}}',
  kilometre: '{figure} km',
};
const people: Words<Exclude<Code<'category'>, 'any' | 'mixed' | 'none'> | 'person'> = {
  person: '{n, plural, one {{figure} person} other {{figure} people}}',
  civilian: '{n, plural, one {{figure} civilian} other {{figure} civilians}}',
  fighter: '{n, plural, one {{figure} fighter} other {{figure} fighters}}',
  'fighter-and-family': '{figure} fighters and their families',
  soldier: '{n, plural, one {{figure} soldier} other {{figure} soldiers}}',
  wounded: '{n, plural, one {{figure} wounded person} other {{figure} wounded people}}',
  sick: '{n, plural, one {{figure} sick person} other {{figure} sick people}}',
  child: '{n, plural, one {{figure} child} other {{figure} children}}',
  woman: '{n, plural, one {{figure} woman} other {{figure} women}}',
  family: '{n, plural, one {{figure} family} other {{figure} families}}',
  elderly: '{n, plural, one {{figure} elderly person} other {{figure} elderly people}}',
  staff: '{figure} staff',
  detainee: '{n, plural, one {{figure} detainee} other {{figure} detainees}}',
  migrant: '{n, plural, one {{figure} migrant} other {{figure} migrants}}',
};
/** The speaker's own sureness, nothing of ours. */
const approximations: Words<Exclude<Code<'approx'>, 'exact' | 'several'>> = {
  about: 'about {n}',
  nearly: 'nearly {n}',
  'more-than': 'more than {n}',
  'at-least': 'at least {n}',
  'at-most': 'at most {n}',
  'up-to': 'up to {n}',
};

/** `6 000`, `40–50`, `4.5`. */
function numberText(quantity: NonNullable<ClaimFact['quantity']>): string {
  if (!('value' in quantity)) return figureRange(quantity.low, quantity.high);
  const { value } = quantity;
  return Number.isInteger(value)
    ? figure(value)
    : new Intl.NumberFormat(intlLocale(), { maximumFractionDigits: 2 }).format(value);
}

/** `about 6 000`, `more than 34 000`, `15 %`. */
export function quantityText(
  quantity: NonNullable<ClaimFact['quantity']>,
  approx: ClaimFact['approx'],
  unit?: ClaimFact['unit'],
): string {
  const number = numberText(quantity);
  const shown = unit === 'percent' ? t('{figure} %', { figure: number }) : number;
  if (!approx || approx === 'exact' || approx === 'several') return shown;
  return wordOf(approximations, approx, { n: shown });
}

/** `about 6 000 civilians`, `23 buses · fighters and their families`, `civilians`: what a claim is of, as a person would say it. */
export function claimCount({ quantity, approx, unit, category }: ClaimFact): string {
  const isAnybody = !category || category === 'any' || category === 'mixed' || category === 'none';
  const who = isAnybody ? '' : word('claimCategory', category);
  if (!quantity) return who;
  const n = 'value' in quantity ? quantity.value : quantity.high;
  const values = { n, figure: quantityText(quantity, approx, unit) };
  if (unit === 'person') return wordOf(people, isAnybody ? 'person' : category, values);
  const counted =
    unit && unit !== 'percent' && unit !== 'other' ? wordOf(units, unit, values) : values.figure;
  return listed([counted, who]);
}
