import type { Fact } from '../kinds/index.ts';
import type { States } from '../state/index.ts';
import type { ClaimFact } from '../state/records.ts';

// What is told of an operation: on the board, and at the end in its evaluation.

export const PHASE_WORDS = {
  preparing: 'preparing',
  moving: 'moving',
  paused: 'paused',
  'winding-down': 'winding down',
  closed: 'closed',
} as const satisfies Record<States['operation']['phase'], string>;

export const TERM_STATE_WORDS = {
  unknown: 'not known',
  proposed: 'proposed',
  'in-force': 'in force',
  disputed: 'disputed',
  withdrawn: 'withdrawn',
  suspended: 'suspended',
  fulfilled: 'fulfilled',
} as const satisfies Record<States['term']['status'], string>;

export const TERM_CATEGORY_WORDS = {
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
} as const satisfies Record<
  NonNullable<Fact<'term', 'said@1'>['category']> | Fact<'term', 'proposed@1'>['about'],
  string
>;

export const SUSPENSION_WORDS = {
  shots: 'shots',
  shelling: 'shelling',
  ordered: 'ordered',
  'not-told': 'no reason given',
  obstacle: 'obstacle on the road',
  weather: 'weather',
  crowd: 'crowd',
  'other-side': 'the other side stands still',
  unknown: 'reason not known',
} as const satisfies Record<Fact<'corridor', 'suspended@1'>['reason'], string>;

export const INCIDENT_WORDS = {
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
} as const satisfies Record<Fact<'incident', 'reported@1'>['incidentKind'], string>;

export const SURENESS_WORDS = {
  seen: 'seen',
  heard: 'heard',
  told: 'told to us',
  unknown: 'not known how sure',
} as const satisfies Record<Fact<'incident', 'reported@1'>['sure'], string>;

export const INCIDENT_OUTCOME_WORDS = {
  over: 'over',
  investigated: 'investigated',
  unfounded: 'unfounded',
  double: 'reported twice',
} as const satisfies Record<NonNullable<Fact<'incident', 'resolved@1'>['outcome']>, string>;

/** To leave it unexplained is said otherwise where it is chosen than where it is told. */
export const EXPLANATION_WORDS = {
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
} as const satisfies Record<
  Exclude<Fact<'discrepancy', 'explained@1'>['explanation'], 'unexplained'>,
  string
>;

/** What is planned, and what is none of these, each says in its own way. */
export const MEASURE_WORDS = {
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
} as const satisfies Record<
  Exclude<NonNullable<ClaimFact['measure']>, 'planned' | 'other'>,
  string
>;

export const CLAIM_CATEGORY_WORDS = {
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
} as const satisfies Record<
  Exclude<NonNullable<ClaimFact['category']>, 'any' | 'mixed' | 'none'>,
  string
>;

export const SPEAKER_ROLE_WORDS = {
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
} as const satisfies Record<NonNullable<ClaimFact['speakerRole']>, string>;

/** Of ground, fire, goods and time. Who moves and what moves them is said otherwise at the end than on a screen. */
export const UNIT_WORDS = {
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
} as const satisfies Partial<Record<NonNullable<ClaimFact['unit']>, string>>;
