import type { SubjectId, TermWording } from '@corridor/operation';
import { figure, figureRange, isolate, listed, named, t } from '@corridor/text';
import { thingName } from '../guard/names.ts';
import { word } from '../text/words.ts';
import type { ZoneClock } from '../time/zone.ts';
import { type Facts, partyName, siteName, stateOf } from '../view/facts.ts';
import { sayAny } from './words.ts';

type Quantity = NonNullable<TermWording['quantity']>;

/** `1 200 wounded people`, `1 200–1 500 people`, `all who wish`. */
export function quantityText(quantity: Quantity | undefined, whom: string | undefined): string {
  const isAnyone = !whom || whom === 'anyone' || whom === 'people';
  const who = word('termCategory', whom ?? 'anyone');
  if (!quantity) return whom ? who : '';
  if ('allWhoWish' in quantity)
    return isAnyone ? t('all who wish') : t('all {who} who wish', { who });
  const n = 'exact' in quantity ? figure(quantity.exact) : figureRange(quantity.low, quantity.high);
  return t('{n} {who}', { n, who });
}

/** The bare figure of it: `1 500`, `1 200–1 500`, `all who wish`. */
export const quantityFigure = (quantity: Quantity | undefined): string =>
  !quantity
    ? ''
    : 'allWhoWish' in quantity
      ? t('all who wish')
      : 'exact' in quantity
        ? figure(quantity.exact)
        : figureRange(quantity.low, quantity.high);

export const wayText = (facts: Facts, { origin, destination }: TermWording): string =>
  origin && destination
    ? t('{from} → {to}', { from: siteName(facts, origin), to: siteName(facts, destination) })
    : origin
      ? t('from {site}', { site: siteName(facts, origin) })
      : destination
        ? t('to {site}', { site: siteName(facts, destination) })
        : '';

/** What, which way and by when, in one line: `1 200 people · East → West · by 18 Dec 20:00`. */
export const wordingText = (facts: Facts, wording: TermWording, clock: ZoneClock): string =>
  listed([
    quantityText(wording.quantity, wording.category ?? wording.about),
    wayText(facts, wording),
    wording.byWhen === undefined ? '' : t('by {time}', { time: clock.dateTime(wording.byWhen) }),
  ]);

const partyNames = (facts: Facts, ids: readonly SubjectId[]): string =>
  named(ids.map((id) => partyName(facts, id)));

const windowText = (facts: Facts, id: SubjectId, clock: ZoneClock): string => {
  const announced = stateOf(facts, 'window', id)?.announced;
  if (!announced) return thingName(facts, id);
  const what = word('windowKind', announced.windowKind);
  const from = clock.dateTime(announced.from);
  return announced.to === undefined
    ? t('{what} from {from}', { what, from })
    : t('{what} {from} – {to}', { what, from, to: clock.dateTime(announced.to) });
};

/** One thing that a wording says, in words; empty where it says nothing of it. */
export function fieldText(
  facts: Facts,
  wording: TermWording,
  field: keyof TermWording,
  clock: ZoneClock,
): string {
  switch (field) {
    case 'about':
      return wording.about ? sayAny('subjects', wording.about) : '';
    case 'category':
      return wording.category ? word('termCategory', wording.category) : '';
    case 'quantity':
      return quantityFigure(wording.quantity);
    case 'origin':
    case 'destination':
      return siteName(facts, wording[field]);
    case 'byWhen':
      return wording.byWhen === undefined ? '' : clock.dateTime(wording.byWhen);
    case 'owedBy':
      return isolate(partyName(facts, wording.owedBy));
    case 'owedTo':
    case 'operators':
    case 'observers':
      return partyNames(facts, wording[field] ?? []);
    case 'parts':
      return named(
        (wording.parts ?? []).map(({ category, quantity }) => quantityText(quantity, category)),
      );
    case 'windows':
      return named((wording.windows ?? []).map((id) => windowText(facts, id, clock)));
    case 'vehicles':
      return named(
        (wording.vehicles ?? []).map(({ vehicleKind, number }) =>
          t('{n} × {kind}', { n: figure(number), kind: word('vehicleKind', vehicleKind) }),
        ),
      );
    case 'search':
      return wording.search ? sayAny('searches', wording.search) : '';
    case 'belongings':
      return wording.belongings ? sayAny('belongings', wording.belongings) : '';
    default:
      field satisfies never;
      return '';
  }
}

/** What stands in the one line of a wording, and what it says beyond that. */
const SHORT = ['about', 'quantity', 'category', 'origin', 'destination', 'byWhen'] as const;
const MORE = [
  'owedBy',
  'owedTo',
  'parts',
  'windows',
  'vehicles',
  'operators',
  'observers',
  'search',
  'belongings',
] as const;
export const WORDING_FIELDS = [...SHORT, ...MORE] satisfies readonly (keyof TermWording)[];

export interface FieldRow {
  readonly field: keyof TermWording;
  readonly label: string;
  readonly text: string;
}

/** Everything that a wording says beyond what stands in its one line. */
export const moreOfWording = (
  facts: Facts,
  wording: TermWording,
  clock: ZoneClock,
): readonly FieldRow[] =>
  MORE.flatMap((field) => {
    const text = fieldText(facts, wording, field, clock);
    return text ? [{ field, label: sayAny('fields', field), text }] : [];
  });

export interface FieldChange extends FieldRow {
  /** What it says instead of; empty where nothing was said before. */
  readonly before: string;
}

/** What a wording says otherwise than the one before it. */
export const changesOf = (
  facts: Facts,
  says: TermWording,
  before: TermWording,
  clock: ZoneClock,
): readonly FieldChange[] =>
  WORDING_FIELDS.flatMap((field) => {
    const text = fieldText(facts, says, field, clock);
    const was = fieldText(facts, before, field, clock);
    return text && text !== was
      ? [{ field, label: sayAny('fields', field), text, before: was }]
      : [];
  });

/** The same in one line: `How many 1 500 instead of 1 200`. */
export const changesText = (changes: readonly FieldChange[]): string =>
  listed(
    changes.map(({ field, label, text, before }) =>
      // A number needs no head: everybody is speaking of it.
      field === 'quantity'
        ? before
          ? t('{now} instead of {before}', { now: text, before })
          : text
        : before
          ? t('{field}: {now} instead of {before}', { field: label, now: text, before })
          : t('{field}: {now}', { field: label, now: text }),
    ),
  );
