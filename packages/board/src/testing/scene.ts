import {
  createIndex,
  type LineId,
  type Moment,
  type PointCount,
  type States,
  type SubjectId,
  type SubjectType,
} from '@corridor/operation';
import { type Facts, indexToFacts } from '../view/facts.ts';

/** States as the folds give them, said in a line each, for scenes in tests and on the fixture page. */

export const noon = Date.parse('2016-12-16T09:40:00Z');
export const minutes = (n: number) => n * 60_000;

export const moment = (at: number): Moment => ({
  line: `line-${at}` as LineId,
  device: 'device-1',
  at,
  doubt: 0,
});

const common = (id: SubjectId) => ({
  id,
  lines: 1,
  notUnderstood: 0,
  corrected: 0,
  retracted: 0,
  contested: [],
  findings: [],
  firstAt: noon - minutes(60 * 26),
  lastAt: noon,
});

export function aCount(people: number, more: Partial<PointCount> = {}): PointCount {
  return {
    people,
    low: people,
    high: people,
    minimum: people,
    complete: true,
    exact: true,
    children: null,
    wounded: null,
    lying: null,
    laps: null,
    lapsAsked: true,
    at: noon,
    ...more,
  };
}

const aTally = (people: number): States['trip']['tallies'][number] => ({
  line: 'line-tally',
  device: 'device-1',
  person: 'device-1',
  at: noon,
  fact: {
    point: 'alighting',
    site: 'site/north',
    part: 'whole',
    people,
    exact: true,
    method: 'one-by-one',
    lapsAsked: true,
    countedBy: 'post/north',
  },
  again: 0,
});

export function aTrip(id: string, more: Partial<States['trip']> = {}): States['trip'] {
  const boarded = more.boarded ?? null;
  const alighted = more.alighted ?? null;
  return {
    ...common(`trip/${id}`),
    type: 'trip',
    status: 'planned',
    since: null,
    vehicle: null,
    vehicles: [],
    from: null,
    to: null,
    corridor: null,
    batch: null,
    planned: null,
    boarding: null,
    standing: null,
    departed: null,
    departures: more.departed ? 1 : 0,
    passed: [],
    halted: [],
    sentBack: [],
    arrived: null,
    cancelled: null,
    tallies: alighted ? [aTally(alighted.people)] : [],
    boarded: null,
    alighted: null,
    checkpoints: [],
    adjusted: { born: 0, died: 0, joined: 0 },
    differences: [],
    compared: [],
    imbalance: null,
    unmatched: false,
    countOwed: false,
    minimumArrived: alighted?.minimum ?? 0,
    minimumDeparted: more.departed ? (boarded?.minimum ?? 0) : 0,
    onBoard: boarded?.people ?? null,
    ...more,
  };
}

export function aSite(
  id: string,
  name: string,
  siteKind: NonNullable<States['site']['defined']>['siteKind'],
  more: Partial<States['site']> = {},
): States['site'] {
  return {
    ...common(`site/${id}`),
    type: 'site',
    defined: { name, siteKind },
    control: null,
    waiting: null,
    suspension: null,
    stops: [],
    stoppedLast: null,
    waitingSeen: [],
    crowd: null,
    informed: null,
    asked: null,
    choseToStayCounted: 0,
    identityCheck: null,
    breakdowns: [],
    quartersUsed: [],
    ...more,
  };
}

export const aCorridor = (
  id: string,
  sites: readonly string[],
  legMinutes: readonly number[],
  more: Partial<States['corridor']> = {},
): States['corridor'] => ({
  ...common(`corridor/${id}`),
  type: 'corridor',
  name: null,
  sites: sites.map((site) => `site/${site}`),
  legs: legMinutes.map((leg) => ({ minutes: leg, km: leg / 2 })),
  status: 'open',
  since: moment(noon - minutes(300)),
  saidBy: null,
  source: null,
  suspension: null,
  stops: [],
  stoppedLast: null,
  changes: [],
  ...more,
});

export const aParty = (id: string, name: string): States['party'] => ({
  ...common(`party/${id}`),
  type: 'party',
  name,
  roles: ['party'],
  answersFor: [],
});

export const aVehicle = (
  id: string,
  label: string,
  more: Partial<States['vehicle']> = {},
): States['vehicle'] => ({
  ...common(`vehicle/${id}`),
  type: 'vehicle',
  listed: { label, vehicleKind: 'bus', seats: 49 },
  state: 'ready',
  since: null,
  ...more,
});

export const aPost = (
  id: string,
  site: string,
  more: Partial<States['post']> = {},
): States['post'] => ({
  ...common(`post/${id}`),
  type: 'post',
  site: `site/${site}`,
  label: null,
  staffed: true,
  since: moment(noon - minutes(300)),
  leftReason: null,
  toldBy: null,
  watched: [],
  access: null,
  accessSince: null,
  answered: moment(noon - minutes(10)),
  ...more,
});

export const aClaim = (
  id: string,
  claim: Partial<NonNullable<States['claim']['claim']>>,
  more: Partial<States['claim']> = {},
): States['claim'] => ({
  ...common(`claim/${id}`),
  type: 'claim',
  claim: { hedge: false, unit: 'person', measure: 'evacuated', ...claim },
  status: 'recorded',
  verdict: null,
  told: moment(noon - minutes(60)),
  ...more,
});

export const anIncident = (id: string, more: Partial<States['incident']>): States['incident'] => ({
  ...common(`incident/${id}`),
  type: 'incident',
  reported: { incidentKind: 'shots', by: 'post', sure: 'heard' },
  reports: 1,
  incidentKind: 'shots',
  happenedAt: noon - minutes(62),
  reportedLast: noon - minutes(62),
  attributions: [],
  linkedTo: [],
  resolved: null,
  ...more,
});

export const anOperation = (name: string): States['operation'] => ({
  ...common('operation/this'),
  type: 'operation',
  opened: { name, timeZone: 'Asia/Damascus' },
  phase: 'moving',
  participation: [],
  suspension: null,
  stops: [],
  stoppedLast: null,
  closed: null,
  leadTimes: { notice: 48, urgent: 24 },
  dailyFigure: { hour: 18, minute: 0 },
  contactDays: 90,
  protection: { quickWipe: false, decoyPin: false },
});

export const aWindow = (from: number, to: number): States['window'] => ({
  ...common('window/one'),
  type: 'window',
  announced: { windowKind: 'pause', from, to },
  status: 'started',
  since: moment(from),
  endReason: null,
});

export function factsOf(states: readonly States[SubjectType][]): Facts {
  const index = createIndex();
  for (const state of states) index.update(state.id, state);
  return indexToFacts(index);
}
