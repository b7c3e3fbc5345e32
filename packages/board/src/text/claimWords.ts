import type { ClaimFact } from '@corridor/operation';
import { t } from '@corridor/text';

type Code<K extends 'unit' | 'category'> = NonNullable<ClaimFact[K]>;

/** One, and more than one. */
const units: Readonly<Partial<Record<Code<'unit'>, readonly [string, string]>>> = {
  family: ['family', 'families'],
  bus: ['bus', 'buses'],
  ambulance: ['ambulance', 'ambulances'],
  car: ['car', 'cars'],
  lorry: ['lorry', 'lorries'],
  vehicle: ['vehicle', 'vehicles'],
  convoy: ['convoy', 'convoys'],
  trip: ['trip', 'trips'],
  'square-kilometre': ['km²', 'km²'],
  district: ['district', 'districts'],
  village: ['village', 'villages'],
  place: ['place', 'places'],
  strike: ['strike', 'strikes'],
  shell: ['shell', 'shells'],
  tonne: ['tonne', 'tonnes'],
  hour: ['hour', 'hours'],
  day: ['day', 'days'],
  week: ['week', 'weeks'],
  month: ['month', 'months'],
  year: ['year', 'years'],
  country: ['country', 'countries'],
  kilometre: ['km', 'km'],
};
const people: Readonly<Partial<Record<Code<'category'>, string>>> = {
  civilian: 'civilians',
  fighter: 'fighters',
  'fighter-and-family': 'fighters and their families',
  soldier: 'soldiers',
  wounded: 'wounded people',
  sick: 'sick people',
  child: 'children',
  woman: 'women',
  family: 'families',
  elderly: 'elderly people',
  staff: 'staff',
  detainee: 'detainees',
  migrant: 'migrants',
};

/** `wounded people`, `buses · fighters and their families`: what a claim's figure counts, as a person would say it. */
export function claimNoun(claim: ClaimFact): string {
  const who = claim.category ? t(people[claim.category] ?? '') : '';
  if (!claim.quantity || !claim.unit || claim.unit === 'percent') return who;
  if (claim.unit === 'person') return who || t('people');
  const [one, many] = units[claim.unit] ?? ['', ''];
  const isOne = 'value' in claim.quantity && claim.quantity.value === 1;
  return [t(isOne ? one : many), who].filter(Boolean).join(' · ');
}
