import type { CONDITIONS, Fact, States } from '@corridor/operation';
import { codesIn, t, type Words, wordOf } from '@corridor/text';
import { claimLists } from './claimLists.ts';
import { recordLists } from './recordLists.ts';

/** English of every closed list that a screen shows. */
const siteKinds: Words<Fact<'site', 'defined@1'>['siteKind']> = {
  'pick-up-point': 'pick-up point',
  checkpoint: 'checkpoint',
  crossing: 'crossing',
  'transfer-point': 'transfer point',
  'transit-site': 'transit site',
  'reception-site': 'reception site',
  'collective-shelter': 'collective shelter',
  hospital: 'hospital',
  district: 'district',
};
const crowdStates: Words<Fact<'site', 'crowd-observed@1'>['crowd']> = {
  calm: 'calm',
  pressing: 'crowd presses',
  crush: 'CRUSH',
};
const suspensions: Words<Fact<'corridor', 'suspended@1'>['reason']> = {
  shots: 'shots',
  shelling: 'shelling',
  ordered: 'ordered',
  'not-told': 'no reason given',
  obstacle: 'obstacle on the road',
  weather: 'weather',
  crowd: 'crowd',
  'other-side': 'the other side stands still',
  unknown: 'reason not known',
};
const incidents: Words<Fact<'incident', 'reported@1'>['incidentKind']> = {
  shots: 'shots',
  shelling: 'shelling',
  explosion: 'explosion',
  'attack-on-vehicle': 'attack on a vehicle',
  fire: 'fire',
  'road-accident': 'road accident',
  crush: 'crush',
  obstruction: 'obstruction',
  threat: 'threat',
  theft: 'theft',
  medical: 'medical',
  breakdown: 'breakdown',
  other: 'something else',
};
const surenesses: Words<Fact<'incident', 'reported@1'>['sure']> = {
  seen: 'seen',
  heard: 'heard',
  told: 'told to us',
  unknown: 'not known how sure',
};
const reporters: Words<Fact<'incident', 'reported@1'>['by']> = {
  post: 'our post',
  party: 'a party',
  media: 'media',
  other: 'somebody else',
};
const outcomes: Words<NonNullable<Fact<'incident', 'resolved@1'>['outcome']>> = {
  over: 'over',
  investigated: 'investigated',
  unfounded: 'unfounded',
  double: 'reported twice',
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
const parts: Words<Fact<'trip', 'tallied@1'>['part']> = {
  whole: 'whole vehicle',
  front: 'front door',
  rear: 'rear door',
  inside: 'inside',
};
const methods: Words<Fact<'trip', 'tallied@1'>['method']> = {
  'one-by-one': 'one by one',
  clicker: 'clicker',
  'by-rows': 'by rows',
  'families-asked': 'families asked',
  'by-list': 'by list',
  'by-eye': 'by eye',
};
const vehicleKinds: Words<Fact<'vehicle', 'listed@1'>['vehicleKind']> = {
  bus: 'bus',
  minibus: 'minibus',
  ambulance: 'ambulance',
  car: 'car',
  van: 'van',
  lorry: 'lorry',
};
const vehicleStates: Words<States['vehicle']['state']> = {
  ready: 'ready',
  'on-trip': 'on a trip',
  'broken-down': 'broken down',
  seized: 'seized',
  lost: 'lost',
};
const windowKinds: Words<Fact<'window', 'announced@1'>['windowKind']> = {
  pause: 'humanitarian pause',
  truce: 'truce',
  ceasefire: 'ceasefire',
};
const termStates: Words<States['term']['status']> = {
  unknown: 'not known',
  proposed: 'proposed',
  'in-force': 'in force',
  disputed: 'disputed',
  withdrawn: 'withdrawn',
  suspended: 'suspended',
  fulfilled: 'fulfilled',
};
const termCategories: Words<
  NonNullable<Fact<'term', 'said@1'>['category']> | Fact<'term', 'proposed@1'>['about']
> = {
  anyone: 'people',
  people: 'people',
  civilians: 'civilians',
  families: 'families',
  wounded: 'wounded people',
  sick: 'sick people',
  children: 'children',
  elderly: 'elderly people',
  disabled: 'disabled people',
  staff: 'staff',
  fighters: 'fighters',
  'fighters-and-families': 'fighters and their families',
  detainees: 'detainees',
  remains: 'remains of the dead',
  goods: 'goods',
  guarantee: 'a guarantee',
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
const phases: Words<States['operation']['phase']> = {
  preparing: 'preparing',
  moving: 'moving',
  paused: 'paused',
  'winding-down': 'winding down',
  closed: 'closed',
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
  miscounted: 'miscounted',
  'counted-twice': 'counted twice',
  'door-not-counted': 'a door was not counted',
  'laps-not-asked': 'children on laps were not asked for',
  'got-off-by-choice': 'got off by choice',
  'joined-on-the-road': 'joined on the road',
  'other-vehicle': 'changed to another vehicle',
  'to-hospital': 'taken to hospital',
  born: 'born on the way',
  died: 'died on the way',
  clicker: 'clicker fault',
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
  siteKind: siteKinds,
  crowdState: crowdStates,
  suspension: suspensions,
  incident: incidents,
  sureness: surenesses,
  reporter: reporters,
  outcome: outcomes,
  tripState: tripStates,
  halt: halts,
  point: points,
  part: parts,
  method: methods,
  vehicleKind: vehicleKinds,
  vehicleState: vehicleStates,
  windowKind: windowKinds,
  termState: termStates,
  termCategory: termCategories,
  termAct: termActs,
  level: levels,
  notice: noticeStates,
  phase: phases,
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
