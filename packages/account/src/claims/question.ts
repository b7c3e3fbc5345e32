import type { ClaimFact } from '@corridor/operation';
import { toQuarter } from '../evidence/quarter.ts';
import type { Scope } from '../figure/types.ts';
import type { ClaimContext } from './context.ts';
import { daysOf, nextDay } from './days.ts';
import type { Asked, Claim, ClaimSpan, NotSame, Question } from './types.ts';

type Measure = NonNullable<ClaimFact['measure']>;

/** What a measure asks of the account. "Evacuated" may be either, so both answers are given. */
const ASKS: { readonly [measure in Measure]: readonly Scope['measure'][] | NotSame } = {
  evacuated: ['left', 'arrived'],
  departed: ['left'],
  arrived: ['arrived'],
  'to-be-evacuated': 'planned',
  'to-be-released': 'planned',
  planned: 'planned',
  waiting: 'waiting',
  trapped: 'who-remains',
  besieged: 'who-remains',
  fled: 'other-measure',
  displaced: 'other-measure',
  killed: 'other-measure',
  wounded: 'other-measure',
  missing: 'other-measure',
  released: 'other-measure',
  surrendered: 'other-measure',
  detained: 'other-measure',
  returned: 'other-measure',
  'control-share': 'other-measure',
  struck: 'other-measure',
  used: 'other-measure',
  other: 'other-measure',
};

const everybody: ReadonlySet<ClaimFact['category']> = new Set(['any', 'mixed', 'none', undefined]);
/** Where people come to; of any other place they are said to come from there. */
const ENDS: ReadonlySet<string | null> = new Set([
  'reception-site',
  'collective-shelter',
  'hospital',
]);

const spanOf = ({ fact, asOf }: Claim, { firstDay }: ClaimContext): ClaimSpan => {
  const [from, to] = [fact.aboutFrom, fact.aboutTo];
  if (fact.cumulative || asOf !== null) {
    const since = from === undefined ? null : daysOf(from).first;
    return { is: 'so-far', since: since === firstDay ? null : since };
  }
  // "Until the 13th", and nobody says since when or whether that was all on one day.
  if (from === undefined) return { is: 'unknown' };
  return { is: 'days', from: daysOf(from).first, to: daysOf(to ?? from).last };
};

const placesOf = ({ from, to, place, measure }: ClaimFact, { siteOf, sites }: ClaimContext) => {
  const site = (said: string | undefined) =>
    said === undefined ? null : (siteOf(said) ?? said.toLowerCase());
  const [start, end, around] = [site(from), site(to), site(place)];
  if (around === null || start !== null || end !== null) {
    return { from: start, to: end, place: around };
  }
  const known = sites.get(around);
  if (!known) return { from: null, to: null, place: around };
  return measure === 'arrived' || ENDS.has(known.siteKind)
    ? { from: null, to: around, place: null }
    : { from: around, to: null, place: null };
};

/** The question of a claim. Said in two ways, it is the same one. */
export const topicOf = (claim: Claim, context: ClaimContext): Question => {
  const { fact } = claim;
  const asked = {
    measure: fact.measure ?? null,
    unit: fact.unit ?? null,
    category: everybody.has(fact.category) ? null : (fact.category ?? null),
    by: fact.by ?? null,
    ...placesOf(fact, context),
    span: spanOf(claim, context),
  };
  return { key: JSON.stringify(Object.values(asked)), ...asked };
};

/** The end of what it is about: a total said at noon is not that of the evening. */
const untilOf = ({ fact, asOf, toldAt }: Claim, { dayStart }: ClaimContext): number => {
  if (asOf !== null) return asOf;
  const last = fact.aboutTo ?? (fact.cumulative ? fact.saidOn?.date : fact.aboutFrom);
  const said = fact.saidAt ?? toldAt;
  return last === undefined ? said : Math.min(said, dayStart(nextDay(daysOf(last).last)));
};

/**
 * The scopes for which the account answers what a claim says, or why it is not the same question. Days are those of the
 * operation's zone. Of a claim that is heard on its own day only the hours before it was said are asked.
 */
export const questionOf = (claim: Claim, context: ClaimContext): Asked => {
  const { fact } = claim;
  const question = topicOf(claim, context);
  const because: NotSame[] = [];
  const asks = fact.measure ? ASKS[fact.measure] : 'other-measure';
  if (!fact.quantity) because.push('no-figure');
  else if (fact.approx === 'several' && 'value' in fact.quantity) because.push('open-figure');
  if (fact.unit !== 'person') because.push('not-people');
  if (typeof asks === 'string') because.push(asks);
  if (fact.hedge && asks !== 'planned') because.push('unsure');
  if (question.category !== null) because.push('category');
  const { from, to, place, span, by } = question;
  if ([from, to, place].some((one) => one !== null && !context.sites.has(one))) {
    because.push('place');
  }
  const begins = span.is === 'so-far' ? span.since : span.is === 'days' ? span.from : null;
  if (span.is === 'unknown') because.push('period-unknown');
  else if (begins !== null && context.firstDay !== null && begins < context.firstDay) {
    because.push('before-our-counts');
  }
  if (because.length > 0 || typeof asks === 'string') {
    return { isSame: false, question, because };
  }
  const scopes = asks.map(
    (measure): Scope => ({
      measure,
      ...(from !== null && { from }),
      ...(to !== null && { to }),
      ...(by !== null && { by }),
      ...(begins !== null && { since: toQuarter(context.dayStart(begins)) }),
      // To the end of the quarter of an hour in which it was said.
      until: toQuarter(untilOf(claim, context) - 1) + 1,
    }),
  );
  return { isSame: true, question, scopes };
};
