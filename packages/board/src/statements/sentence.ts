import type { Fact } from '@corridor/operation';
import {
  type Catalogue,
  intlLocale,
  type Language,
  languages,
  t,
  writtenIn,
  zoneClock,
} from '@corridor/text';
import { quantityText } from '../text/claimWords.ts';
import type { Wording } from './wording.ts';

type Drafted = Fact<'statement', 'drafted@1'>;

/** What a proposed text is made of. */
export interface Told {
  readonly value: number;
  readonly approx: NonNullable<Drafted['approx']>;
  readonly measure: 'arrived' | 'departed';
  /** Names of places; empty: all of them. */
  readonly from: string;
  readonly to: string;
  readonly asOf: number;
  readonly zone: string;
  readonly rule: Drafted['rule'];
  /** Of an estimate. */
  readonly low: string;
  readonly high: string;
  readonly isExercise: boolean;
}

const whatText = (told: Told, n: string): string => {
  const { measure, from, to, asOf, zone } = told;
  const long = { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone } as const;
  const day = new Intl.DateTimeFormat(intlLocale(zone), long).format(asOf);
  const values = { n, from, to, day, hour: zoneClock(zone).time(asOf) };
  if (measure === 'arrived') {
    if (from && to)
      return t('{n} people from {from} have arrived at {to} by {hour} on {day}.', values);
    if (from) return t('{n} people from {from} have arrived by {hour} on {day}.', values);
    if (to) return t('{n} people have arrived at {to} by {hour} on {day}.', values);
    return t('{n} people have arrived by {hour} on {day}.', values);
  }
  if (from && to) return t('{n} people have left {from} for {to} by {hour} on {day}.', values);
  if (from) return t('{n} people have left {from} by {hour} on {day}.', values);
  if (to) return t('{n} people have left for {to} by {hour} on {day}.', values);
  return t('{n} people have left by {hour} on {day}.', values);
};

const howText = ({ rule, low, high }: Told): string => {
  switch (rule) {
    case 'counted-minimum':
      return t('They were counted one by one; there may be more.');
    case 'estimate':
      return low && high
        ? t(
            'This is an estimate; in nine cases of ten the true number lies between {low} and {high}.',
            {
              low,
              high,
            },
          )
        : t('This is an estimate.');
    case 'as-agreed':
      return t('This is the number that was agreed, not one that we counted.');
    case 'other':
      return '';
  }
};

/** The proposed text, in the language that is read now. */
export function sentenceOf(told: Told): string {
  const what = whatText(told, quantityText({ value: told.value }, told.approx));
  const begun = what.charAt(0).toLocaleUpperCase(intlLocale()) + what.slice(1);
  return [told.isExercise ? t('EXERCISE:') : '', begun, howText(told)].filter(Boolean).join(' ');
}

export type Catalogues = { readonly [language in Language]: Catalogue };

/** The same in every language, each in its own digits. `figures`: low and high of an estimate, written there. */
export const proposedWording = (
  told: Omit<Told, 'low' | 'high'> & { readonly low: number | null; readonly high: number | null },
  catalogues: Catalogues,
): Wording =>
  Object.fromEntries(
    languages.map((language) => [
      language,
      writtenIn(
        { language, digits: language === 'ar' ? 'arab' : 'latn' },
        catalogues[language],
        () => {
          const text = (value: number | null) =>
            value === null ? '' : quantityText({ value }, 'exact');
          return sentenceOf({ ...told, low: text(told.low), high: text(told.high) });
        },
      ),
    ]),
  ) as unknown as Wording;
