import {
  figure,
  intlLocale,
  labelText,
  separator,
  t,
  type Words,
  wordOf,
  type ZoneClock,
} from '@corridor/text';
import type { Cell, NumberKind, PublishedFigure, Unit } from '../evaluation/types.ts';
import { notes, rules } from '../words/codes.ts';
import { word } from '../words/lists.ts';
import { escaped } from './escape.ts';

/** What the cells of one document are told with. */
export interface Told {
  readonly clock: ZoneClock;
  readonly figures: ReadonlyMap<string, PublishedFigure>;
}

export const MARKS: { readonly [kind in NumberKind]: string } = {
  observed: '●',
  claimed: '❝',
  derived: '≈',
};
export const kindNames: Words<NumberKind> = {
  observed: 'counted by us',
  claimed: 'stated',
  derived: 'calculated',
};

/** A stated figure may be 4.5; ours are whole, hours and shares apart. */
const numberText = (value: number): string =>
  Number.isInteger(value)
    ? figure(value)
    : new Intl.NumberFormat(intlLocale(), { maximumFractionDigits: 1 }).format(value);

const shareText = (value: number): string => t('{n} %', { n: numberText(Math.round(value * 100)) });

const plain = (value: number, unit: Unit): string => {
  if (unit === 'share') return shareText(value);
  if (unit === 'percent') return t('{n} %', { n: numberText(value) });
  if (unit === 'hours') return t('{n} h', { n: numberText(Math.round(value * 10) / 10) });
  return numberText(value);
};

const rangeText = (low: number, high: number | null, unit: Unit): string =>
  high === null
    ? t('{low} or more', { low: plain(low, unit) })
    : low === high
      ? plain(low, unit)
      : t('{low}–{high}', { low: plain(low, unit), high: plain(high, unit) });

type Said = Pick<PublishedFigure, 'value' | 'unit' | 'rule'>;

/** What a figure says, in the words of the language; its kind stands beside it. */
export const valueText = ({ value, unit, rule }: Said): string => {
  switch (value.is) {
    case 'number':
      return plain(value.value, unit);
    case 'range':
      return value.low === 0 && value.high === null
        ? rule === 'as-agreed'
          ? t('all who wish')
          : t('not bounded')
        : rangeText(value.low, value.high, unit);
    case 'estimate':
      return t('{n} ({range})', {
        n: plain(value.value, unit),
        range: rangeText(value.low, value.high, unit),
      });
    case 'unknown':
      return wordOf(notes, 'cannot-be-known');
    case 'contradiction':
      return wordOf(notes, 'contradiction');
    case 'small':
      return t('fewer than 10');
    case 'withheld':
      return t('not published');
  }
};

/** The speaker's own sureness, nothing of ours. */
const approximations: Words<Exclude<NonNullable<PublishedFigure['approx']>, 'exact'>> = {
  about: 'about {n}',
  nearly: 'nearly {n}',
  'more-than': 'more than {n}',
  'at-least': 'at least {n}',
  'at-most': 'at most {n}',
  'up-to': 'up to {n}',
  several: 'several, {n}',
};

const figureHtml = (id: string, { figures }: Told): string => {
  const found = figures.get(id);
  if (!found) return '–';
  const { kind, rule, approx } = found;
  const said = valueText(found);
  const meant = approx ? wordOf(approximations, approx, { n: said }) : said;
  const title = `${wordOf(kindNames, kind)}${separator()}${wordOf(rules, rule)}`;
  // A number never breaks from its sign; between an estimate and its interval, or between words, a line may.
  const isOne = found.value.is === 'number';
  return `<data class="${isOne ? 'n' : 'n w'} ${kind}" value="${escaped(id)}" title="${escaped(title)}"><span class="k">${MARKS[kind]}</span>&nbsp;${escaped(meant)}</data>`;
};

/** A calendar date as somebody said it, `2016`, `2016-12` or `2016-12-15`, on no clock of ours. */
const dateText = (date: string): string => {
  const [year = '', month, day] = date.split('-');
  const at = globalDate(Number(year), Number(month ?? 1), Number(day ?? 1));
  return new Intl.DateTimeFormat(intlLocale(), {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month ? { month: 'short' } : {}),
    ...(day ? { day: 'numeric' } : {}),
  }).format(at);
};

const DAY = 86_400_000;
/** ms since 1970 of a day's first moment in UTC. */
const globalDate = (year: number, month: number, day: number): number => {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const days = ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear;
  return (era * 146_097 + days - 719_468) * DAY;
};

const plainName = (cell: Cell): string => (cell !== null && 'name' in cell ? cell.name : '');

export const cellText = (cell: Cell, told: Told): string => {
  if (cell === null) return '';
  if ('figure' in cell) return figureHtml(cell.figure, told);
  if ('name' in cell) return `<bdi>${escaped(labelText(cell.name))}</bdi>`;
  if ('word' in cell) return escaped(word(cell.word[0], cell.word[1]));
  if ('note' in cell) return escaped(wordOf(notes, cell.note));
  const { clock } = told;
  if ('at' in cell) return escaped(clock.dateTime(cell.at));
  if ('day' in cell) return escaped(clock.date(cell.day));
  if ('date' in cell) return escaped(dateText(cell.date));
  if ('span' in cell) {
    const [from, to] = cell.span;
    const until =
      to === null
        ? wordOf(notes, 'still-open')
        : clock.dayKey(from) === clock.dayKey(to)
          ? clock.time(to)
          : clock.dateTime(to);
    return escaped(t('{low}–{high}', { low: clock.dateTime(from), high: until }));
  }
  if ('way' in cell) {
    const [from, to] = cell.way.map(plainName);
    if (from && to) return escaped(t('{from} → {to}', { from, to }));
    if (from) return escaped(t('from {site}', { site: from }));
    return to ? escaped(t('to {site}', { site: to })) : '';
  }
  if ('lines' in cell) return cell.lines.map((one) => cellText(one, told)).join('<br>');
  return cell.several
    .map((one) => cellText(one, told))
    .filter(Boolean)
    .join(escaped(separator()));
};

/** Whether a column holds numbers, and so stands to the end of its cell. */
export const isNumber = (cell: Cell): boolean => cell !== null && 'figure' in cell;
