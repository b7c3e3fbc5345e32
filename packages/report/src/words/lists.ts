import type { NotSame } from '@corridor/account';
import type { ClaimFact, DISCREPANCIES, Fact, States } from '@corridor/operation';
import { type Words, wordOf } from '@corridor/text';

type Coded<K extends keyof ClaimFact> = Extract<NonNullable<ClaimFact[K]>, string>;

const editions: Words<'room' | 'parties' | 'public'> = {
  room: 'Edition for the room',
  parties: 'Edition for the parties',
  public: 'Public edition',
};
const phases: Words<States['operation']['phase']> = {
  preparing: 'preparing',
  moving: 'moving',
  paused: 'paused',
  'winding-down': 'winding down',
  closed: 'closed',
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
const batchStates: Words<States['batch']['status']> = {
  unknown: 'not known',
  planned: 'planned',
  go: 'go given',
  held: 'held',
  completed: 'completed',
};
const categories: Words<
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
  unexplained: 'looked into, and unexplained',
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
const outcomes: Words<NonNullable<Fact<'incident', 'resolved@1'>['outcome']>> = {
  over: 'over',
  investigated: 'investigated',
  unfounded: 'unfounded',
  double: 'reported twice',
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
  shots: 'shots',
  shelling: 'shelling',
  ordered: 'ordered',
  'not-told': 'no reason given',
  obstacle: 'obstacle on the road',
  weather: 'weather',
  crowd: 'crowd',
  'other-side': 'the other side stands still',
  unknown: 'reason not known',
  unsafe: 'unsafe',
  'no-access': 'no access',
  'terms-not-kept': 'terms not kept',
  'people-not-asked': 'people were not asked',
  'own-staff': 'own staff',
};
const measures: Words<Coded<'measure'>> = {
  evacuated: 'evacuated',
  'to-be-evacuated': 'to be evacuated',
  departed: 'have left',
  arrived: 'have arrived',
  fled: 'fled',
  displaced: 'displaced',
  waiting: 'are waiting',
  trapped: 'trapped',
  killed: 'killed',
  wounded: 'wounded',
  missing: 'missing',
  released: 'released',
  'to-be-released': 'to be released',
  surrendered: 'surrendered',
  detained: 'detained',
  returned: 'returned',
  'control-share': 'in control',
  besieged: 'besieged',
  struck: 'struck',
  used: 'used',
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
  'square-kilometre': 'km²',
  district: 'districts',
  village: 'villages',
  place: 'places',
  strike: 'strikes',
  shell: 'shells',
  tonne: 'tonnes',
  hour: 'hours',
  day: 'days',
  week: 'weeks',
  month: 'months',
  year: 'years',
  country: 'countries',
  kilometre: 'km',
  other: 'in a unit of its own',
};
const claimCategories: Words<Coded<'category'>> = {
  any: 'everybody',
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
  mixed: 'everybody',
  none: 'nobody in particular',
};
const ways: Words<NonNullable<ClaimFact['by']>> = {
  vehicles: 'in our vehicles',
  'own-means': 'by their own means',
};
const speakerRoles: Words<Coded<'speakerRole'>> = {
  party: 'party',
  guarantor: 'guarantor',
  intermediary: 'intermediary',
  observer: 'observer',
  operator: 'operator',
  'armed-actor': 'armed actor',
  government: 'government',
  'armed-forces': 'armed forces',
  'security-source': 'security source',
  'local-authority': 'local authority',
  'monitoring-group': 'monitoring group',
  'rescue-service': 'rescue service',
  'aid-organisation': 'aid organisation',
  'united-nations': 'United Nations',
  media: 'media',
  resident: 'resident',
  ourselves: 'ourselves',
  unknown: 'not known',
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
  phase: phases,
  termState: termStates,
  batchState: batchStates,
  category: categories,
  siteKind: siteKinds,
  discrepancy: discrepancyStates,
  unbalanced,
  explanation: explanations,
  incident: incidents,
  sure: surenesses,
  outcome: outcomes,
  stood,
  reason: reasons,
  measure: measures,
  unit: units,
  claimCategory: claimCategories,
  way: ways,
  speakerRole: speakerRoles,
  statementRule: statementRules,
  notSame,
} as const;
export type ListName = keyof typeof lists;

/** The word of a code. A code of a newer version is shown as it is written. */
export const word = (list: ListName, code: string): string => wordOf(lists[list], code);
