import type { SubjectType } from '../kinds/index.ts';

export const ROLES = [
  'founder',
  'coordinator',
  'desk',
  'counter',
  'pad',
  'medical',
  'protection',
  'monitor',
  'read-only',
  'hub',
] as const;
/**
 * founder: the key on the recovery sheet. coordinator: decides. desk: writes what posts say by radio, for any site.
 * counter: counts at its own sites. pad: a phone's second key while it is locked; counts, reads nothing.
 * medical, protection: their own records. monitor: reads what is observed and keeps what others state.
 * read-only: a wall. hub: keeps lines and knows devices; decides nothing.
 */
export type Role = (typeof ROLES)[number];

type Type = SubjectType | 'device';
/** Kinds of a subject type, or all of them. What is not here is not allowed. */
export type Allowed = { readonly [type in Type]?: 'all' | readonly string[] };

/** Who sees a phone being taken says so: by itself that changes nothing, and the hub or a coordinator answers. */
const REPORT_SURRENDERED = ['surrendered@1'] as const;

/** Who may take back or correct what another device wrote (`ofAnother`); everybody else only their own lines. */
export const AMENDS_OTHERS: ReadonlySet<string> = new Set<Role>(['founder', 'coordinator']);

const AMEND = ['corrected@1', 'retracted@1'] as const;
const LINK = ['same-as@1', 'not-same@1'] as const;
/** Site kinds that protection alone reads and writes, and tables that could tell about few people. */
const OPEN_SITE = [
  'defined@1',
  'control-changed@1',
  'movement-suspended@1',
  'movement-resumed@1',
  'waiting-observed@1',
  'crowd-observed@1',
  'people-informed@1',
  'people-asked@1',
  'identity-check-observed@1',
  ...AMEND,
  ...LINK,
] as const;
const SITE_WITH_TABLES = [...OPEN_SITE, 'breakdown-counted@1'] as const;

const COUNTING: Allowed = {
  trip: [
    'boarding@1',
    'boarded-and-standing@1',
    'departed@1',
    'passed@1',
    'halted@1',
    'went-on@1',
    'sent-back@1',
    'arrived@1',
    'cancelled@1',
    'tallied@1',
    'adjusted@1',
    ...AMEND,
    ...LINK,
  ],
  stream: ['opened@1', 'tallied@1', 'closed@1', ...AMEND, ...LINK],
  // What a checkpoint does to people is not written down on a phone that stands in front of it.
  site: [
    'waiting-observed@1',
    'crowd-observed@1',
    'people-informed@1',
    'people-asked@1',
    'breakdown-counted@1',
    ...AMEND,
  ],
  post: ['staffed@1', 'left@1', 'all-answered@1', ...AMEND],
  vehicle: ['listed@1', 'state-changed@1', ...AMEND, ...LINK],
  incident: ['reported@1', ...AMEND],
};

const DECIDING: Allowed = {
  operation: 'all',
  party: 'all',
  site: SITE_WITH_TABLES,
  post: 'all',
  corridor: 'all',
  window: 'all',
  term: 'all',
  batch: 'all',
  condition: 'all',
  notice: 'all',
  contact: 'all',
  list: 'all',
  vehicle: 'all',
  trip: 'all',
  stream: 'all',
  incident: 'all',
  document: 'all',
  claim: 'all',
  statement: 'all',
  case: 'all',
  discrepancy: 'all',
  plan: 'all',
  forecast: 'all',
  promise: 'all',
  export: 'all',
  convoy: 'all',
  device: [
    'enrolled@1',
    'role-granted@1',
    'revoked@1',
    'surrendered@1',
    'fork-settled@1',
    'adopted@1',
    'clock-offset@1',
    'sealing-key-given@1',
  ],
};

export const WRITES: { readonly [role in Role]: Allowed } = {
  founder: DECIDING,
  coordinator: DECIDING,
  desk: {
    ...COUNTING,
    trip: 'all',
    convoy: 'all',
    post: 'all',
    site: [...(COUNTING.site ?? []), 'identity-check-observed@1', 'movement-suspended@1'],
    // A desk that hears shots may stop a road, a place or everything; opening it again is a decision.
    corridor: ['suspended@1'],
    operation: ['movement-suspended@1'],
    batch: ['moved-without-go@1'],
    device: REPORT_SURRENDERED,
  },
  counter: { ...COUNTING, device: ['enrolled@1', ...REPORT_SURRENDERED] },
  pad: { trip: ['tallied@1'], stream: ['tallied@1'] },
  medical: {
    case: 'all',
    incident: ['reported@1', ...AMEND],
    site: ['waiting-observed@1', ...AMEND],
    trip: ['adjusted@1', ...AMEND],
    device: REPORT_SURRENDERED,
  },
  protection: {
    custody: 'all',
    site: [
      'chose-to-stay-counted@1',
      'people-informed@1',
      'people-asked@1',
      'breakdown-counted@1',
      ...AMEND,
    ],
    incident: ['reported@1', ...AMEND],
    discrepancy: 'all',
    device: REPORT_SURRENDERED,
  },
  monitor: {
    document: 'all',
    claim: 'all',
    statement: ['drafted@1', 'knew@1', ...AMEND],
    promise: 'all',
    incident: 'all',
    discrepancy: 'all',
    site: ['control-changed@1', 'identity-check-observed@1', ...AMEND],
    post: ['access-asked@1', 'access-granted@1', 'access-refused@1', ...AMEND],
    device: REPORT_SURRENDERED,
  },
  'read-only': {},
  hub: {
    // It revokes only what somebody reported as surrendered: see `mayWrite`.
    device: ['enrolled@1', 'revoked@1', 'witnessed@1', 'clock-offset@1'],
    // What machines on the hub work out: always proposed or calculated, never decided.
    claim: ['proposed@1'],
    forecast: ['issued@1'],
  },
};

const ROAD: Allowed = {
  device: 'all',
  operation: 'all',
  corridor: 'all',
  vehicle: 'all',
  post: 'all',
  window: 'all',
};
const ROOM: Allowed = {
  ...ROAD,
  party: 'all',
  site: OPEN_SITE,
  term: 'all',
  batch: 'all',
  condition: 'all',
  notice: 'all',
  trip: 'all',
  stream: 'all',
  incident: 'all',
  document: 'all',
  claim: 'all',
  statement: 'all',
  discrepancy: 'all',
  forecast: 'all',
  promise: 'all',
  export: 'all',
  convoy: 'all',
};
const ALL_OF_THE_ROOM: Allowed = {
  ...ROOM,
  site: SITE_WITH_TABLES,
  list: 'all',
  plan: 'all',
  contact: 'all',
  case: 'all',
};

export const READS: { readonly [role in Role]: Allowed } = {
  founder: ALL_OF_THE_ROOM,
  coordinator: ALL_OF_THE_ROOM,
  desk: {
    ...ROAD,
    party: 'all',
    site: OPEN_SITE,
    trip: 'all',
    stream: 'all',
    incident: 'all',
    batch: 'all',
    convoy: 'all',
  },
  // Of other sites only where they are and who holds them: see `mayRead`.
  counter: { ...ROAD, site: OPEN_SITE, trip: 'all', stream: 'all' },
  pad: { device: 'all' },
  medical: {
    ...ROAD,
    party: 'all',
    site: OPEN_SITE,
    trip: 'all',
    incident: 'all',
    convoy: 'all',
    case: 'all',
  },
  protection: { ...ROOM, site: 'all', list: 'all', custody: 'all' },
  monitor: { ...ROOM, site: SITE_WITH_TABLES, list: 'all' },
  'read-only': ROOM,
  // It keeps and passes on what it cannot open.
  hub: { ...ALL_OF_THE_ROOM, site: 'all', custody: 'all' },
};
