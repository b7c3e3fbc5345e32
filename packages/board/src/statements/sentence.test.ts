import { readFileSync } from 'node:fs';
import { reading } from '@corridor/text';
import { compileCatalogue } from '@corridor/text/build';
import { describe, expect, test } from 'vitest';
import { type Catalogues, proposedWording } from './sentence.ts';

const catalogue = (language: 'fr' | 'ar') =>
  compileCatalogue(readFileSync(new URL(`../../texts/${language}.po`, import.meta.url), 'utf8'));
const catalogues = { en: {}, fr: catalogue('fr'), ar: catalogue('ar') } as unknown as Catalogues;

const told = {
  value: 8100,
  approx: 'more-than',
  measure: 'arrived',
  from: '',
  to: 'Rashidin',
  asOf: 1_481_817_600_000,
  zone: 'Asia/Damascus',
  rule: 'counted-minimum',
  low: null,
  high: null,
  isExercise: false,
} as const;
/** Thousands are parted by a space that never breaks, and names keep to themselves: neither is looked at here. */
const plain = (text: string) => text.replace(/\u202f/g, ' ').replace(/[\u2066-\u2069]/g, '');
const said = (more: Partial<Parameters<typeof proposedWording>[0]> = {}) => {
  const { en, fr, ar } = proposedWording({ ...told, ...more }, catalogues);
  return { en: plain(en), fr: plain(fr), ar: plain(ar) };
};

describe('the words that are proposed', () => {
  test('a minimum at a place: the same in three languages, each in its own digits', () => {
    expect(said()).toEqual({
      en: 'More than 8 100 people have arrived at Rashidin by 18:00 on 15 December 2016. They were counted one by one; there may be more.',
      fr: 'Plus de 8 100 personnes étaient arrivées à Rashidin le 15 décembre 2016 à 18:00. Elles ont été comptées une par une ; il peut y en avoir davantage.',
      ar: 'حتى الساعة ١٨:٠٠ من يوم ١٥ كانون الأول ٢٠١٦ بلغ عدد الذين وصلوا إلى Rashidin أكثر من ٨ ١٠٠. وقد عُدّوا واحداً واحداً؛ وقد يكون العدد أكبر.',
    });
  });

  test('an estimate says between which figures', () => {
    const { en, fr } = said({
      rule: 'estimate',
      approx: 'about',
      value: 8400,
      low: 8250,
      high: 8700,
    });
    expect(en).toMatch(/^About 8 400 people .* in nine cases of ten .* between 8 250 and 8 700\.$/);
    expect(fr).toMatch(/entre 8 250 et 8 700\.$/);
  });

  test('from a place, to a place, left or arrived: never a hole in the sentence', () => {
    for (const measure of ['arrived', 'departed'] as const) {
      for (const from of ['', 'Ramouseh']) {
        for (const to of ['', 'Rashidin']) {
          for (const text of Object.values(said({ measure, from, to }))) {
            expect(text).not.toMatch(/…|\{|\}|undefined/);
            for (const place of [from, to]) expect(text).toContain(place);
          }
        }
      }
    }
  });

  test('an agreed number is said to be that; an exercise is said to be one, first of all', () => {
    expect(said({ rule: 'as-agreed', approx: 'exact' }).en).toMatch(
      /^8 100 people .* This is the number that was agreed, not one that we counted\.$/,
    );
    expect(said({ isExercise: true }).en).toMatch(/^EXERCISE: More than/);
    expect(said({ isExercise: true }).ar).toMatch(/^تمرين:/);
  });

  test('the screen stays in its own language', () => {
    const before = reading.get();
    said();
    expect(reading.get()).toBe(before);
  });
});
