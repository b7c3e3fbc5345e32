import { fold } from '../text/fold.ts';
import type { DurationUnit } from './around.ts';

const numbered = (rows: readonly string[], from: number): Map<string, number> =>
  new Map(
    rows.flatMap((row, index) =>
      row.split(' ').map((word) => [fold(word), index + from] as [string, number]),
    ),
  );

const FR_MONTHS = numbered(
  [
    'janvier janv jan',
    'février fevr fév',
    'mars',
    'avril avr',
    'mai',
    'juin',
    'juillet juil juill',
    'août',
    'septembre sept',
    'octobre oct',
    'novembre nov',
    'décembre déc',
  ],
  1,
);
/** Too short to be a month alone; `sept` is a number besides. */
export const SHORT_MONTHS = new Set([
  'jan',
  'janv',
  'fevr',
  'fev',
  'avr',
  'juil',
  'juill',
  'sept',
  'oct',
  'nov',
  'dec',
]);

const EN_MONTHS = numbered(
  [
    'january jan',
    'february feb',
    'march mar',
    'april apr',
    'may',
    'june jun',
    'july jul',
    'august aug',
    'september sept sep',
    'october oct',
    'november nov',
    'december dec',
  ],
  1,
);
/** As named in Egypt and the Gulf, in the Levant, and in the Maghreb; of the Levantine those of one word. */
const AR_MONTHS = numbered(
  [
    'يناير جانفي',
    'فبراير شباط فيفري',
    'مارس آذار',
    'أبريل إبريل نيسان أفريل',
    'مايو أيار ماي',
    'يونيو يونيه حزيران جوان',
    'يوليو يوليه تموز جويلية',
    'أغسطس آب أوت',
    'سبتمبر أيلول شتنبر',
    'أكتوبر',
    'نوفمبر نونبر',
    'ديسمبر دجنبر',
  ],
  1,
);
const FR_WEEKDAYS = numbered(
  ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  0,
);
const EN_WEEKDAYS = numbered(
  [
    'monday mon',
    'tuesday tue tues',
    'wednesday wed',
    'thursday thu thurs thur',
    'friday fri',
    'saturday sat',
    'sunday sun',
  ],
  0,
);
const AR_WEEKDAYS = numbered(
  [
    'الاثنين الإثنين الأثنين',
    'الثلاثاء',
    'الأربعاء الاربعاء',
    'الخميس',
    'الجمعة',
    'السبت',
    'الأحد',
  ],
  0,
);

export const MONTHS = { fr: FR_MONTHS, en: EN_MONTHS, ar: AR_MONTHS };
export const WEEKDAYS = { fr: FR_WEEKDAYS, en: EN_WEEKDAYS, ar: AR_WEEKDAYS };

const units = (rows: Readonly<Record<DurationUnit, string>>): Map<string, DurationUnit> =>
  new Map(
    Object.entries(rows).flatMap(([unit, words]) =>
      words.split(' ').map((word) => [fold(word), unit as DurationUnit] as [string, DurationUnit]),
    ),
  );

export const UNITS = {
  fr: units({
    minute: 'minute minutes secondes',
    hour: 'heure heures',
    day: 'jour jours journée journées nuits',
    week: 'semaine semaines',
    month: 'mois',
    year: 'an ans année années',
  }),
  en: units({
    minute: 'minute minutes seconds',
    hour: 'hour hours',
    day: 'day days nights',
    week: 'week weeks',
    month: 'month months',
    year: 'year years',
  }),
  ar: units({
    minute: 'دقيقة دقائق',
    hour: 'ساعة ساعات',
    day: 'يوم أيام يوما',
    week: 'أسبوع أسابيع',
    month: 'شهر أشهر شهور',
    year: 'سنة سنوات عام أعوام عاما',
  }),
};

const FR_SMALL =
  'zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  );
const EN_SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );

const tens = (
  small: readonly string[],
  rows: readonly (readonly [string, number, number])[],
): Map<string, number> => {
  const all = new Map<string, number>(
    small.map((word, value) => [word, value] as [string, number]).slice(1),
  );
  for (const [word, value, upTo] of rows) {
    all.set(word, value);
    for (let add = 1; add <= upTo; add++) all.set(`${word}-${small[add]}`, value + add);
  }
  return all;
};

/** Numbers up to ninety-nine, which is as far as anybody counts days in words. */
export const NUMBERS = {
  fr: tens(FR_SMALL, [
    ['vingt', 20, 9],
    ['trente', 30, 9],
    ['quarante', 40, 9],
    ['cinquante', 50, 9],
    ['soixante', 60, 19],
    ['septante', 70, 9],
    ['huitante', 80, 9],
    ['quatre-vingt', 80, 19],
    ['quatre-vingts', 80, 0],
    ['nonante', 90, 9],
  ]).set('une', 1),
  en: tens(EN_SMALL, [
    ['twenty', 20, 9],
    ['thirty', 30, 9],
    ['forty', 40, 9],
    ['fifty', 50, 9],
    ['sixty', 60, 9],
    ['seventy', 70, 9],
    ['eighty', 80, 9],
    ['ninety', 90, 9],
  ])
    .set('a', 1)
    .set('an', 1),
};
