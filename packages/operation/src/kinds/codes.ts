/**
 * Closed lists. A code is never taken away and never changes its meaning; a new one raises the fold version, so that an
 * older app says how many facts it did not understand.
 */
export const PHASES = ['preparing', 'moving', 'paused', 'winding-down', 'closed'] as const;
export const PARTY_ROLES = [
  'party',
  'guarantor',
  'intermediary',
  'observer',
  'operator',
  'armed-actor',
] as const;
export const SITE_KINDS = [
  'pick-up-point',
  'checkpoint',
  'crossing',
  'transfer-point',
  'transit-site',
  'reception-site',
  'collective-shelter',
  'hospital',
  // Where people come from, or what was shelled. Never a stop on a road.
  'district',
] as const;
export const CROWD_STATES = ['calm', 'pressing', 'crush'] as const;
export const IDENTITY_CHECK_FORMS = ['none', 'looking', 'papers', 'list', 'biometric'] as const;
export const POST_LEFT_REASONS = ['relieved', 'told-to-leave', 'unsafe'] as const;
export const SUSPENSION_REASONS = [
  'shots',
  'shelling',
  'ordered',
  'not-told',
  'obstacle',
  'weather',
  'crowd',
  'other-side',
  'unknown',
] as const;
export const WINDOW_KINDS = ['pause', 'truce', 'ceasefire'] as const;
export const WINDOW_END_REASONS = ['time-up', 'broken', 'called-off', 'unknown'] as const;
export const TERM_SUBJECTS = ['people', 'detainees', 'remains', 'goods', 'guarantee'] as const;
/** Who a term or batch is about. Nobody is tagged; no code names a sex. */
export const TERM_CATEGORIES = [
  'anyone',
  'civilians',
  'families',
  'wounded',
  'sick',
  'children',
  'elderly',
  'disabled',
  'staff',
  'fighters',
  'fighters-and-families',
  'detainees',
  'remains',
  'goods',
] as const;
export const HELD_REASONS = [
  'condition-unmet',
  'ordered',
  'unsafe',
  'no-vehicles',
  'nobody-ready',
  'weather',
  'crowd',
  'other-side',
  'unknown',
] as const;
export const LEVELS = ['capital', 'front', 'checkpoint'] as const;
export const CHANNELS = [
  'in-person',
  'radio',
  'phone',
  'message',
  'letter',
  'through-guarantor',
  'through-intermediary',
] as const;
/** In what capacity somebody speaks for a party. Never who: a name would outlive the truce. */
export const FUNCTIONS = [
  'political',
  'military',
  'security',
  'liaison',
  'checkpoint-command',
  'administration',
  'mediation',
] as const;
export const SUSPENDED_PARTICIPATION_REASONS = [
  'unsafe',
  'no-access',
  'terms-not-kept',
  'people-not-asked',
  'own-staff',
  'not-told',
] as const;
/** Names of single observations, before conditions were made of means; `condition/x` of a batch. */
export const CONDITIONS = [
  'green-light',
  'road-open',
  'no-unresolved-shooting',
  'security-agrees',
  'people-informed',
  'people-asked',
  'counterpart-arrived',
  'counterpart-departed',
  'together',
  'list-given',
  'window-open',
  'places-ready',
  'other',
] as const;
/** What is done to people and what they carry before they board, by the agreement. */
export const SEARCH_RULES = ['nobody', 'bags', 'persons', 'papers', 'names-on-a-list'] as const;
export const BELONGINGS_RULES = [
  'all-they-carry',
  'one-bag-each',
  'no-weapons',
  'light-weapons',
  'nothing',
] as const;
/** Who requires a condition where no party does. */
export const NO_PARTY_REQUIRES = ['law', 'safety'] as const;
/** What counts as met: what our own people saw, a named party's word, or both of them. */
export const COUNTS_AS_MET = ['observation', 'word', 'both'] as const;
/** What a party's word about a condition may be. */
export const PARTY_WORDS = ['met', 'not-met', 'set-aside'] as const;
/** What a condition may be made of. Of another batch: */
export const BATCH_MEANS = ['arrived', 'departed', 'staged', 'together', 'go-given'] as const;
/** Of people counted, of a party's light or word, of the clock, a road, an observer. */
export const COUNT_MEANS = ['count-reached'] as const;
export const LIGHT_MEANS = ['green-light'] as const;
export const WORD_MEANS = ['confirmed'] as const;
export const WINDOW_MEANS = ['window-open'] as const;
export const ROAD_MEANS = ['road-open'] as const;
export const OBSERVER_MEANS = ['observer-present'] as const;
export const TIME_MEANS = ['not-before'] as const;
/** Of the place where people board. */
export const PEOPLE_MEANS = ['people-informed', 'people-asked'] as const;
/** Of the batch itself. */
export const OWN_MEANS_OF_BATCH = [
  'no-unresolved-shooting',
  'security-agrees',
  'crew-ready',
  'places-ready',
  'list-given',
] as const;
export const VEHICLE_KINDS = ['bus', 'minibus', 'ambulance', 'car', 'van', 'lorry'] as const;
export const VEHICLE_STATES = ['ready', 'on-trip', 'broken-down', 'seized', 'lost'] as const;
export const HALT_REASONS = [
  'checkpoint',
  'ordered',
  'waiting',
  'shots',
  'obstacle',
  'breakdown',
  'medical',
  'crowd',
  'weather',
  'unknown',
] as const;
export const TALLY_POINTS = ['boarding', 'checkpoint', 'alighting'] as const;
export const TALLY_PARTS = ['whole', 'front', 'rear', 'inside'] as const;
export const TALLY_METHODS = [
  'one-by-one',
  'clicker',
  'by-rows',
  'families-asked',
  'by-list',
  'by-eye',
] as const;
export const KEYED_BY = ['radio', 'paper'] as const;
export const OWN_MEANS = ['car', 'van', 'lorry'] as const;
export const INCIDENT_KINDS = [
  'shots',
  'shelling',
  'explosion',
  'attack-on-vehicle',
  'fire',
  'road-accident',
  'crush',
  'obstruction',
  'threat',
  'theft',
  'medical',
  'breakdown',
  'other',
] as const;
export const INCIDENT_PRECISIONS = ['exact', 'hour', 'day'] as const;
export const REPORTERS = ['post', 'party', 'media', 'other'] as const;
export const SURENESS = ['seen', 'heard', 'told', 'unknown'] as const;
export const INCIDENT_OUTCOMES = ['over', 'investigated', 'unfounded', 'double'] as const;

export const APPROXIMATIONS = [
  'exact',
  'about',
  'nearly',
  'more-than',
  'at-least',
  'at-most',
  'up-to',
  'several',
] as const;
export const UNITS = [
  'person',
  'family',
  'bus',
  'ambulance',
  'car',
  'lorry',
  'vehicle',
  'convoy',
  'trip',
  'percent',
  'square-kilometre',
  'district',
  'village',
  'place',
  'strike',
  'shell',
  'tonne',
  'hour',
  'day',
  'week',
  'month',
  'year',
  'country',
  'kilometre',
  'other',
] as const;
export const MEASURES = [
  'evacuated',
  'to-be-evacuated',
  'departed',
  'arrived',
  'fled',
  'displaced',
  'waiting',
  'trapped',
  'killed',
  'wounded',
  'missing',
  'released',
  'to-be-released',
  'surrendered',
  'detained',
  'returned',
  'control-share',
  'besieged',
  'struck',
  'used',
  'planned',
  'other',
] as const;
/** Neutral words for whom a claim is about; the speaker's own word stays in the document. */
export const CLAIM_CATEGORIES = [
  'any',
  'civilian',
  'fighter',
  'fighter-and-family',
  'soldier',
  'wounded',
  'sick',
  'child',
  'woman',
  'family',
  'elderly',
  'staff',
  'detainee',
  'migrant',
  'mixed',
  'none',
] as const;
/** How those whom a claim is about are said to have moved. */
export const CLAIMED_WAYS = ['vehicles', 'own-means'] as const;
export const SPEAKER_ROLES = [
  ...PARTY_ROLES,
  'government',
  'armed-forces',
  'security-source',
  'local-authority',
  'monitoring-group',
  'rescue-service',
  'aid-organisation',
  'united-nations',
  'media',
  'resident',
  'ourselves',
  'unknown',
] as const;
export const CLAIM_EVENTS = [
  'agreement',
  'announcement',
  'suspension',
  'resumption',
  'start',
  'end',
  'departure',
  'arrival',
  'passage',
  'surrender',
  'release',
  'attack',
  'shelling',
  'ceasefire',
  'violation',
  'talks',
  'vote',
  'control',
  'supervision',
  'identity-check',
  'transfer',
  'demonstration',
  'evacuation-under-way',
  'accusation',
  'appeal',
  'celebration',
  'other',
] as const;
export const SAID_PRECISIONS = ['hour', 'day', 'period'] as const;
export const VERDICTS = ['as-said', 'mistaken-reading', 'not-a-claim', 'double'] as const;

export const STATEMENT_RULES = ['counted-minimum', 'estimate', 'as-agreed', 'other'] as const;
export const STATEMENT_CHANNELS = ['parties', 'press', 'web', 'briefing', 'other'] as const;
/** In what capacity somebody of ours lets a figure out of the house. Never who. */
export const OWN_FUNCTIONS = [
  'head-of-operation',
  'deputy-head',
  'field-coordination',
  'information-management',
  'communications',
  'protection',
  'legal',
] as const;
export const CASE_KINDS = ['wounded', 'sick', 'childbirth', 'separated-child', 'chronic'] as const;
export const TRIAGE = ['immediate', 'urgent', 'delayed', 'minor'] as const;
export const CASE_OUTCOMES = ['admitted', 'treated', 'reunited', 'died', 'left', 'double'] as const;
/** Never why people are missing on a vehicle: that is the protection officer's, elsewhere. */
export const EXPLANATIONS = [
  'miscounted',
  'counted-twice',
  'door-not-counted',
  'laps-not-asked',
  'got-off-by-choice',
  'joined-on-the-road',
  'other-vehicle',
  'to-hospital',
  'born',
  'died',
  'clicker',
  'unexplained',
] as const;
/** What does not balance: of a trip or all of them, a stream, two posts on one road, a site, a batch or term. */
export const DISCREPANCIES = [
  'boarded-and-arrived',
  'counts-of-one-time',
  'posts-on-one-road',
  'came-and-left',
  'table-and-counts',
  'quota',
  'sum-of-batches',
] as const;
export const DIRECTIONS = ['fewer', 'more'] as const;
export const PLAN_CHANGES = ['times', 'vehicles', 'order', 'sites', 'window', 'other'] as const;
export const FORECAST_CONDITIONS = ['corridor-open', 'window-kept', 'none'] as const;
export const PROMISES = [
  'movement',
  'access',
  'release',
  'talks',
  'vote',
  'goods',
  'other',
] as const;
export const EDITIONS = ['room', 'parties', 'public'] as const;
export const RETRACTION_REASONS = [
  'mistake',
  'wrong-vehicle',
  'wrong-site',
  'double',
  'told-wrong',
  'test',
] as const;
