import { type ClaimFact, SPEAKER_ROLES } from '@corridor/operation';

type Code<K extends keyof ClaimFact> = Extract<NonNullable<ClaimFact[K]>, string>;

/**
 * The reader's words as codes of the ledger. Only what means the same is here. Whatever is not stays blank, and the card
 * says so: a field that a person fills is better than one that changed its meaning on the way.
 */
const UNITS: Readonly<Record<string, Code<'unit'>>> = {
  person: 'person',
  family: 'family',
  bus: 'bus',
  ambulance: 'ambulance',
  car: 'car',
  truck: 'lorry',
  lorry: 'lorry',
  vehicle: 'vehicle',
  convoy: 'convoy',
  percent: 'percent',
  km2: 'square-kilometre',
  kilometre: 'kilometre',
  neighbourhood: 'district',
  district: 'district',
  village: 'village',
  strike: 'strike',
  shell: 'shell',
  tonne: 'tonne',
  hour: 'hour',
  day: 'day',
  week: 'week',
  month: 'month',
  year: 'year',
  country: 'country',
};

const MEASURES: Readonly<Record<string, Code<'measure'>>> = {
  evacuated: 'evacuated',
  to_be_evacuated: 'to-be-evacuated',
  departed: 'departed',
  // `a quitté la ville`: went away, whoever says it.
  left: 'departed',
  arrived: 'arrived',
  fled: 'fled',
  displaced: 'displaced',
  waiting: 'waiting',
  trapped: 'trapped',
  killed: 'killed',
  wounded: 'wounded',
  missing: 'missing',
  released: 'released',
  to_be_released: 'to-be-released',
  surrendered: 'surrendered',
  detained: 'detained',
  returned: 'returned',
  control_share: 'control-share',
  besieged: 'besieged',
  used: 'used',
  planned: 'planned',
};

const CATEGORIES: Readonly<Record<string, Code<'category'>>> = {
  any: 'any',
  mixed: 'mixed',
  civilian: 'civilian',
  fighter: 'fighter',
  soldier: 'soldier',
  wounded: 'wounded',
  sick: 'sick',
  child: 'child',
  woman: 'woman',
  elderly: 'elderly',
  migrant: 'migrant',
  prisoner: 'detainee',
};

/** We do not speak in what others write, and nobody is known to be unknown. */
const ROLES: ReadonlySet<string> = new Set(
  SPEAKER_ROLES.filter((role) => role !== 'ourselves' && role !== 'unknown'),
);

/** Start, end, suspension and resumption are the evacuation's own. */
const EVENTS: Readonly<Record<string, Code<'event'>>> = {
  agreement_concluded: 'agreement',
  agreement_announced: 'announcement',
  ceasefire_announced: 'announcement',
  operations_suspended: 'suspension',
  evacuation_suspended: 'suspension',
  operations_resumed: 'resumption',
  evacuation_resumed: 'resumption',
  evacuation_started: 'start',
  evacuation_completed: 'end',
  evacuation_ongoing: 'evacuation-under-way',
  convoy_departed: 'departure',
  last_convoy_left: 'departure',
  convoy_arrived: 'arrival',
  surrender: 'surrender',
  release: 'release',
  evacuated: 'evacuation-under-way',
  flight_departed: 'departure',
  attack: 'attack',
  convoy_attacked: 'attack',
  bombardment: 'shelling',
  ceasefire_started: 'ceasefire',
  ceasefire_ongoing: 'ceasefire',
  ceasefire_violated: 'violation',
  agreement_violated: 'violation',
  talks_started: 'talks',
  talks_ongoing: 'talks',
  talks_held: 'talks',
  un_vote_held: 'vote',
  supervision_confirmed: 'supervision',
  medical_transfer: 'transfer',
  protest: 'demonstration',
  accusation: 'accusation',
  appeal: 'appeal',
  celebration: 'celebration',
};
/** What is due is the same event, said as a plan. */
const PLANNED: Readonly<Record<string, Code<'event'>>> = {
  convoy_planned: 'departure',
  surrender_planned: 'surrender',
  release_planned: 'release',
  flight_planned: 'departure',
  ceasefire_planned: 'ceasefire',
  talks_planned: 'talks',
  un_vote_planned: 'vote',
  medical_transfer_planned: 'transfer',
  protest_planned: 'demonstration',
};

const of = <T>(list: Readonly<Record<string, T>>, word: string | null): T | null =>
  word !== null && Object.hasOwn(list, word) ? (list[word] ?? null) : null;

export const unitCode = (unit: string) => of(UNITS, unit);
export const measureCode = (measure: string | null) => of(MEASURES, measure);
export const categoryCode = (category: string) => of(CATEGORIES, category);
export const roleCode = (role: string | null): Code<'speakerRole'> | null =>
  role !== null && ROLES.has(role) ? (role as Code<'speakerRole'>) : null;
export const eventCode = (type: string, isHedged: boolean): Code<'event'> | null =>
  of(EVENTS, type) ?? (isHedged ? of(PLANNED, type) : null);
export const approximationCode = (approx: string): Code<'approx'> =>
  approx.replaceAll('_', '-') as Code<'approx'>;
