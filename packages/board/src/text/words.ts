import {
  type CONDITIONS,
  EXPLANATION_WORDS,
  type Fact,
  INCIDENT_OUTCOME_WORDS,
  INCIDENT_WORDS,
  PHASE_WORDS,
  SITE_KIND_WORDS,
  type States,
  SURENESS_WORDS,
  SUSPENSION_WORDS,
  TALLY_METHOD_WORDS,
  TALLY_PART_WORDS,
  TERM_CATEGORY_WORDS,
  TERM_STATE_WORDS,
  VEHICLE_STATE_WORDS,
} from '@corridor/operation';
import { codesIn, t, type Words, wordOf } from '@corridor/text';
import { claimLists } from './claimLists.ts';
import { recordLists } from './recordLists.ts';

/** English of the closed lists that a screen shows; what others say in the same words is the operation's. */
const crowdStates: Words<Fact<'site', 'crowd-observed@1'>['crowd']> = {
  calm: 'calm',
  pressing: 'crowd presses',
  crush: 'CRUSH',
};
const reporters: Words<Fact<'incident', 'reported@1'>['by']> = {
  post: 'our post',
  party: 'a party',
  media: 'media',
  other: 'somebody else',
};
const tripStates: Words<States['trip']['status']> = {
  unknown: 'only counts so far',
  planned: 'planned',
  boarding: 'boarding',
  standing: 'boarded, standing',
  departed: 'on the road',
  passed: 'on the road, passed a post',
  halted: 'halted',
  'sent-back': 'sent back',
  arrived: 'arrived',
  cancelled: 'cancelled',
};
const halts: Words<NonNullable<Fact<'trip', 'halted@1'>['reason']>> = {
  checkpoint: 'checkpoint',
  ordered: 'ordered',
  waiting: 'waiting',
  shots: 'shots',
  obstacle: 'obstacle on the road',
  breakdown: 'breakdown',
  medical: 'medical',
  crowd: 'crowd',
  weather: 'weather',
  unknown: 'reason not known',
};
const points: Words<Fact<'trip', 'tallied@1'>['point']> = {
  boarding: 'boarding',
  checkpoint: 'checkpoint',
  alighting: 'getting off',
};
const vehicleKinds: Words<Fact<'vehicle', 'listed@1'>['vehicleKind']> = {
  bus: 'bus',
  minibus: 'minibus',
  ambulance: 'ambulance',
  car: 'car',
  van: 'van',
  lorry: 'lorry',
};
const windowKinds: Words<Fact<'window', 'announced@1'>['windowKind']> = {
  pause: 'humanitarian pause',
  truce: 'truce',
  ceasefire: 'ceasefire',
};
const termActs: Words<
  | 'proposed'
  | 'said'
  | 'confirmed'
  | 'in-force'
  | 'disputed'
  | 'amended'
  | 'withdrawn'
  | 'suspended'
  | 'fulfilled'
  | 'retracted'
  | 'corrected'
> = {
  proposed: 'proposed it',
  said: 'said so',
  confirmed: 'confirmed it',
  'in-force': 'in force',
  disputed: 'disputed it',
  amended: 'wants it changed',
  withdrawn: 'withdrew it',
  suspended: 'suspended it',
  fulfilled: 'fulfilled',
  retracted: 'taken back here',
  corrected: 'corrected here',
};
const levels: Words<Fact<'notice', 'notified@1'>['level']> = {
  capital: 'capital',
  front: 'front',
  checkpoint: 'checkpoint',
};
const noticeStates: Words<States['notice']['words'][number]['status']> = {
  notified: 'notified',
  acknowledged: 'receipt confirmed',
  'green-light': 'green light',
  withdrawn: 'withdrawn',
};
const retractions: Words<Fact<'trip', 'retracted@1'>['reason']> = {
  mistake: 'keyed by mistake',
  'wrong-vehicle': 'wrong vehicle',
  'wrong-site': 'wrong site',
  double: 'recorded twice',
  'told-wrong': 'told wrong',
  test: 'a test',
};
const explanations: Words<Fact<'discrepancy', 'explained@1'>['explanation']> = {
  ...EXPLANATION_WORDS,
  unexplained: 'unexplained',
};
const conditions: Words<(typeof CONDITIONS)[number]> = {
  'green-light': 'green light',
  'road-open': 'road open',
  'no-unresolved-shooting': 'no unresolved shooting',
  'security-agrees': 'our security officer agrees',
  'people-informed': 'people informed',
  'people-asked': 'people asked',
  'counterpart-arrived': 'the other side’s vehicles have arrived',
  'counterpart-departed': 'the other side’s vehicles have left',
  together: 'both sides at once',
  'list-given': 'list given',
  'window-open': 'window open',
  'places-ready': 'places ready',
  other: 'another condition',
};
const lists = {
  siteKind: SITE_KIND_WORDS,
  crowdState: crowdStates,
  suspension: SUSPENSION_WORDS,
  incident: INCIDENT_WORDS,
  sureness: SURENESS_WORDS,
  reporter: reporters,
  outcome: INCIDENT_OUTCOME_WORDS,
  tripState: tripStates,
  halt: halts,
  point: points,
  part: TALLY_PART_WORDS,
  method: TALLY_METHOD_WORDS,
  vehicleKind: vehicleKinds,
  vehicleState: VEHICLE_STATE_WORDS,
  windowKind: windowKinds,
  termState: TERM_STATE_WORDS,
  termCategory: TERM_CATEGORY_WORDS,
  termAct: termActs,
  level: levels,
  notice: noticeStates,
  phase: PHASE_WORDS,
  retraction: retractions,
  explanation: explanations,
  condition: conditions,
  ...claimLists,
  ...recordLists,
} as const;
type Lists = typeof lists;

/** The word of a code on this screen. A code of a newer app is shown as it is written. */
export const word = (list: keyof Lists, code: string | null | undefined): string =>
  code ? wordOf(lists[list], code) : t('not known');

/** The codes of a list, in order, for a choice on a form. */
export const codesOf = <L extends keyof Lists>(list: L): readonly (keyof Lists[L] & string)[] =>
  codesIn(lists[list]);
