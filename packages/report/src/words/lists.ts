import type { NotSame } from '@corridor/account';
import {
  CLAIM_CATEGORY_WORDS,
  type ClaimFact,
  type DISCREPANCIES,
  EXPLANATION_WORDS,
  type Fact,
  INCIDENT_OUTCOME_WORDS,
  INCIDENT_WORDS,
  MEASURE_WORDS,
  PHASE_WORDS,
  SITE_KIND_WORDS,
  SPEAKER_ROLE_WORDS,
  type States,
  SURENESS_WORDS,
  SUSPENSION_WORDS,
  TERM_CATEGORY_WORDS,
  TERM_STATE_WORDS,
  UNIT_WORDS,
} from '@corridor/operation';
import { type Words, wordOf } from '@corridor/text';

type Coded<K extends keyof ClaimFact> = Extract<NonNullable<ClaimFact[K]>, string>;

const editions: Words<'room' | 'parties' | 'public'> = {
  room: 'Edition for the room',
  parties: 'Edition for the parties',
  public: 'Public edition',
};
const batchStates: Words<States['batch']['status']> = {
  unknown: 'not known',
  planned: 'planned',
  go: 'go given',
  held: 'held',
  completed: 'completed',
};
const discrepancyStates: Words<States['discrepancy']['status']> = {
  open: 'open, nobody explained it',
  assigned: 'open, assigned to somebody',
  explained: 'explained',
  reopened: 'open again',
};
const unbalanced: Words<(typeof DISCREPANCIES)[number]> = {
  'boarded-and-arrived': 'boarded, and got off',
  'counts-of-one-time': 'two counts of the same time, by own means',
  'posts-on-one-road': 'two posts on one road',
  'came-and-left': 'came to a place, and left it',
  'table-and-counts': 'table of women, girls and boys, and the counts',
  quota: 'agreed, and arrived',
  'sum-of-batches': 'batches, and their term',
};
const explanations: Words<Fact<'discrepancy', 'explained@1'>['explanation']> = {
  ...EXPLANATION_WORDS,
  unexplained: 'looked into, and unexplained',
};
const stood: Words<'operation' | 'road' | 'place' | 'term' | 'participation'> = {
  operation: 'the whole operation',
  road: 'road',
  place: 'place',
  term: 'one term',
  participation: 'an intermediary took no part',
};
const reasons: Words<
  | Fact<'corridor', 'suspended@1'>['reason']
  | NonNullable<Fact<'operation', 'participation-suspended@1'>['reason']>
> = {
  ...SUSPENSION_WORDS,
  unsafe: 'unsafe',
  'no-access': 'no access',
  'terms-not-kept': 'terms not kept',
  'people-not-asked': 'people were not asked',
  'own-staff': 'own staff',
};
const measures: Words<Coded<'measure'>> = {
  ...MEASURE_WORDS,
  planned: 'planned',
  other: 'something else',
};
const units: Words<Coded<'unit'>> = {
  person: 'people',
  family: 'families',
  bus: 'buses',
  ambulance: 'ambulances',
  car: 'cars',
  lorry: 'lorries',
  vehicle: 'vehicles',
  convoy: 'convoys',
  trip: 'journeys',
  percent: '%',
  ...UNIT_WORDS,
  other: 'in a unit of its own',
};
const claimCategories: Words<Coded<'category'>> = {
  ...CLAIM_CATEGORY_WORDS,
  any: 'everybody',
  mixed: 'everybody',
  none: 'nobody in particular',
};
const ways: Words<NonNullable<ClaimFact['by']>> = {
  vehicles: 'in our vehicles',
  'own-means': 'by their own means',
};
const statementRules: Words<Fact<'statement', 'drafted@1'>['rule']> = {
  'counted-minimum': 'counted one by one',
  estimate: 'best estimate',
  'as-agreed': 'as agreed',
  other: 'another rule',
};
const notSame: Words<NotSame> = {
  'no-figure': 'no figure was said',
  'open-figure': 'the figure has no end',
  'not-people': 'it is not about people',
  category: 'nobody counts these apart from others',
  'other-measure': 'it is not about people who moved',
  waiting: 'it is about people who waited',
  'who-remains': 'nobody works out who is still inside',
  planned: 'it is a plan',
  unsure: 'the speaker was unsure',
  place: 'nobody of ours counts there',
  'period-unknown': 'nobody said about which time',
  'before-our-counts': 'it begins before anybody of ours counted',
  'departures-unknown': 'nobody of ours saw them leave',
  'arrivals-unknown': 'nobody of ours saw them arrive',
  'own-means-on-arrival': 'nobody counts who arrives by their own means',
};

export const lists = {
  edition: editions,
  phase: PHASE_WORDS,
  termState: TERM_STATE_WORDS,
  batchState: batchStates,
  category: TERM_CATEGORY_WORDS,
  siteKind: SITE_KIND_WORDS,
  discrepancy: discrepancyStates,
  unbalanced,
  explanation: explanations,
  incident: INCIDENT_WORDS,
  sure: SURENESS_WORDS,
  outcome: INCIDENT_OUTCOME_WORDS,
  stood,
  reason: reasons,
  measure: measures,
  unit: units,
  claimCategory: claimCategories,
  way: ways,
  speakerRole: SPEAKER_ROLE_WORDS,
  statementRule: statementRules,
  notSame,
} as const;
export type ListName = keyof typeof lists;

/** The word of a code. A code of a newer version is shown as it is written. */
export const word = (list: ListName, code: string): string => wordOf(lists[list], code);
