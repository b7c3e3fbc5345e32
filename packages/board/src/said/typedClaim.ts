import type { ClaimFact, SubjectId } from '@corridor/operation';
import { readFigure, readTyped } from '@corridor/text';
import { msToWall, wallToMs } from '../agreement/wall.ts';
import { LABEL_FORM } from '../create/label.ts';

/** What somebody stated, as it is typed in. */
export interface ClaimTyped {
  readonly id: SubjectId;
  readonly speaker: string;
  readonly role: NonNullable<ClaimFact['speakerRole']> | '';
  readonly channel: string;
  /** `6 000`, `5 000-6 000`. */
  readonly figure: string;
  readonly approx: NonNullable<ClaimFact['approx']> | '';
  readonly unit: NonNullable<ClaimFact['unit']> | '';
  readonly measure: NonNullable<ClaimFact['measure']> | '';
  readonly category: NonNullable<ClaimFact['category']> | '';
  readonly by: NonNullable<ClaimFact['by']> | '';
  /** A site, `other` for a name that is typed, empty for everywhere. */
  readonly from: string;
  readonly fromName: string;
  readonly to: string;
  readonly toName: string;
  readonly period: 'so-far' | 'since' | 'day' | 'days' | 'unknown';
  readonly day: string;
  readonly lastDay: string;
  readonly saidOn: string;
  readonly saidAt: string;
  readonly isHedged: boolean;
  readonly partOf: SubjectId | '';
  readonly supersedes: SubjectId | '';
}

export const noClaim = (id: SubjectId): ClaimTyped => ({
  id,
  speaker: '',
  role: '',
  channel: '',
  figure: '',
  approx: 'exact',
  unit: 'person',
  measure: 'evacuated',
  category: '',
  by: '',
  from: '',
  fromName: '',
  to: '',
  toName: '',
  period: 'so-far',
  day: '',
  lastDay: '',
  saidOn: '',
  saidAt: '',
  isHedged: false,
  partOf: '',
  supersedes: '',
});

export type ClaimField =
  | 'speaker'
  | 'channel'
  | 'figure'
  | 'from'
  | 'to'
  | 'day'
  | 'lastDay'
  | 'saidOn'
  | 'saidAt';
export type ClaimFault =
  | 'nobody'
  | 'not-a-name'
  | 'not-a-figure'
  | 'falls'
  | 'no-figure'
  | 'not-a-day'
  | 'not-an-hour'
  | 'to-come';
export type BuiltClaim =
  | { readonly ok: true; readonly fact: ClaimFact }
  | { readonly ok: false; readonly faults: Readonly<Partial<Record<ClaimField, ClaimFault>>> };

const two = (text: string): string => text.padStart(2, '0');
const DAY = 86_400_000;

/** `2016-12-18` of what was typed: `18.12.`, `18/12`, `18.12.2016`, the day first; without a year the nearest one. null: it is none. */
export function readDay(text: string, zone: string, now: number): string | null {
  const typed = readTyped(text).trim();
  const whole = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  const short = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4})?)?$/.exec(typed);
  if (!whole && !short) return null;
  const [year, month, day] = whole
    ? [whole[1], whole[2], whole[3]]
    : [short?.[3], short?.[2], short?.[1]];
  const isDay = (one: string) =>
    new Date(`${one}T00:00:00Z`).toJSON()?.slice(0, 10) === one ? one : null;
  if (year) return isDay(`${year}-${two(month ?? '')}-${two(day ?? '')}`);
  const thisYear = Number(msToWall(now, zone).slice(0, 4));
  const found = [thisYear - 1, thisYear, thisYear + 1].flatMap(
    (one) => isDay(`${one}-${two(month ?? '')}-${two(day ?? '')}`) ?? [],
  );
  return found.reduce<string | null>(
    (best, one) =>
      best === null || Math.abs(Date.parse(one) - now) < Math.abs(Date.parse(best) - now)
        ? one
        : best,
    null,
  );
}

/** One figure, or two with a dash between them. */
export function readQuantity(text: string): ClaimFact['quantity'] | null {
  const parts = readTyped(text).split(/[-–—]/);
  const [low, high] = parts.map(readFigure);
  if (low === null || low === undefined || parts.length > 2) return null;
  if (parts.length === 1) return { value: low };
  return high === null || high === undefined ? null : { low, high };
}

/** A month or a year, where a text fixes no day. */
const PARTIAL = /^\d{4}(?:-\d{2})?$/;

/**
 * What would be written, or what is wrong with which field. A blank field is left out: nobody is made to guess.
 * @param read What was read in a text: a blank day is then not today, a month is a date, and a figure that nobody
 *   touched stays as it was read.
 */
export function claimFact(
  typed: ClaimTyped,
  zone: string,
  now: number,
  read?: ClaimFact,
): BuiltClaim {
  const faults: Partial<Record<ClaimField, ClaimFault>> = {};
  const name = (field: ClaimField, text: string): string => {
    const trimmed = text.trim().replace(/ +/g, ' ');
    if (trimmed && !LABEL_FORM.test(trimmed)) faults[field] = 'not-a-name';
    return trimmed;
  };
  const dayOf = (field: ClaimField, text: string, isNeeded: boolean): string => {
    if (!text.trim() && !isNeeded) return '';
    if (read && PARTIAL.test(text.trim())) return text.trim();
    const day = readDay(text, zone, now);
    if (day === null) faults[field] = 'not-a-day';
    return day ?? '';
  };
  const speaker = name('speaker', typed.speaker);
  const channel = name('channel', typed.channel);
  if (!speaker && !channel) faults.speaker = 'nobody';
  const place = (field: 'from' | 'to', chosen: string, typedName: string): string =>
    chosen === 'other' ? name(field, typedName) : chosen;
  const from = place('from', typed.from, typed.fromName);
  const to = place('to', typed.to, typed.toName);
  const isAsRead = read !== undefined && typed.figure === typedClaim(typed.id, read, zone).figure;
  const quantity = (isAsRead && read.quantity) || readQuantity(typed.figure);
  if (!typed.figure.trim()) faults.figure = 'no-figure';
  else if (!quantity) faults.figure = 'not-a-figure';
  else if ('low' in quantity && quantity.high < quantity.low) faults.figure = 'falls';

  const today = msToWall(now, zone).slice(0, 10);
  const saidOn = dayOf('saidOn', typed.saidOn, false) || (read ? '' : today);
  if (saidOn > today) faults.saidOn = 'to-come';
  const hour = /^(\d{1,2})[:.hH](\d{2})$/.exec(readTyped(typed.saidAt).trim());
  const saidAt = hour ? wallToMs(`${saidOn}T${two(hour[1] ?? '')}:${hour[2]}`, zone) : null;
  if (typed.saidAt.trim() && saidAt === null) faults.saidAt = 'not-an-hour';
  else if (saidAt !== null && saidAt > now + DAY / 288) faults.saidAt = 'to-come';

  const needsDay = typed.period === 'since' || typed.period === 'day' || typed.period === 'days';
  const first = needsDay
    ? dayOf('day', typed.day || (typed.period === 'day' ? saidOn : ''), true)
    : '';
  const last = typed.period === 'days' ? dayOf('lastDay', typed.lastDay, true) : '';
  if (first && last && last < first) faults.lastDay = 'falls';
  if (Object.keys(faults).length > 0 || !quantity) return { ok: false, faults };

  const isTotal = typed.period === 'so-far' || typed.period === 'since';
  const until = isTotal ? saidOn : typed.period === 'day' ? first : last;
  return {
    ok: true,
    fact: {
      quantity,
      ...(typed.approx && { approx: typed.approx }),
      ...(typed.unit && { unit: typed.unit }),
      ...(typed.measure && { measure: typed.measure }),
      ...(typed.category && { category: typed.category }),
      hedge: typed.isHedged,
      ...(speaker && { speaker }),
      ...(typed.role && { speakerRole: typed.role }),
      ...(channel && { channel }),
      ...(saidOn && {
        saidOn: {
          date: saidOn,
          precision: saidAt !== null ? 'hour' : PARTIAL.test(saidOn) ? 'period' : 'day',
        },
      }),
      ...(saidAt !== null && { saidAt }),
      ...(first && { aboutFrom: first }),
      ...(until && { aboutTo: until }),
      ...(from && { from }),
      ...(to && { to }),
      ...(typed.partOf && { partOf: typed.partOf }),
      ...(typed.supersedes && { supersedes: typed.supersedes }),
      ...(typed.by && { by: typed.by }),
      ...(typed.period !== 'unknown' && { cumulative: isTotal }),
    },
  };
}

/** A claim as it stands, ready to be corrected. */
export function typedClaim(id: SubjectId, fact: ClaimFact, zone: string): ClaimTyped {
  const { quantity, from = '', to = '' } = fact;
  const isSite = (place: string) => place === '' || place.startsWith('site/');
  const wall = fact.saidAt === undefined ? '' : msToWall(fact.saidAt, zone).slice(11);
  return {
    ...noClaim(id),
    speaker: fact.speaker ?? '',
    role: fact.speakerRole ?? '',
    channel: fact.channel ?? '',
    figure: !quantity
      ? ''
      : 'value' in quantity
        ? String(quantity.value)
        : `${quantity.low}-${quantity.high}`,
    approx: fact.approx ?? '',
    unit: fact.unit ?? '',
    measure: fact.measure ?? '',
    category: fact.category ?? '',
    by: fact.by ?? '',
    from: isSite(from) ? from : 'other',
    fromName: isSite(from) ? '' : from,
    to: isSite(to) ? to : 'other',
    toName: isSite(to) ? '' : to,
    period: fact.cumulative
      ? fact.aboutFrom
        ? 'since'
        : 'so-far'
      : fact.aboutFrom
        ? fact.aboutTo && fact.aboutTo !== fact.aboutFrom
          ? 'days'
          : 'day'
        : 'unknown',
    day: fact.aboutFrom ?? '',
    lastDay: fact.cumulative ? '' : (fact.aboutTo ?? ''),
    saidOn: fact.saidOn?.date ?? '',
    saidAt: wall,
    isHedged: fact.hedge,
    partOf: fact.partOf ?? '',
    supersedes: fact.supersedes ?? '',
  };
}

/** Fields that a correction sets; null where it would have to take one away, which a correction cannot. */
export function changedFields(before: ClaimFact, after: ClaimFact): Partial<ClaimFact> | null {
  const old = before as Readonly<Record<string, unknown>>;
  const fresh = after as Readonly<Record<string, unknown>>;
  // Where in the document it stands is no field of the form.
  const kept = new Set(['document', 'start', 'end', 'place', 'event', 'speakerUnresolved']);
  if (Object.keys(old).some((key) => !(key in fresh) && !kept.has(key))) return null;
  return Object.fromEntries(
    Object.entries(fresh).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(old[key]),
    ),
  );
}
