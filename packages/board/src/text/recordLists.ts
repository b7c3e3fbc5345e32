import type { RefusalReason } from '@corridor/log';
import type { Words } from '@corridor/text';

/** Figures that show a finding. */
const findingNumbers: Words<string> = {
  smallest: 'smallest',
  largest: 'largest',
  people: 'people',
  boarded: 'boarded',
  alighted: 'got off',
  minutes: 'minutes',
  most: 'most that fit',
  km: 'km',
  quarter: 'quarter',
  counts: 'counts',
  round: 'round',
};
/** What a correction replaces. */
const fields: Words<string> = {
  people: 'people',
  children: 'children',
  wounded: 'wounded',
  lying: 'lying',
  laps: 'on laps',
  lapsAsked: 'laps asked',
  low: 'at least',
  high: 'at most',
  exact: 'exact',
  at: 'time',
  site: 'site',
  vehicle: 'vehicle',
  part: 'part',
  point: 'point',
  method: 'method',
  reason: 'reason',
  slip: 'slip',
  from: 'from',
  to: 'to',
  corridor: 'road',
  since: 'since',
  sure: 'how sure',
  incidentKind: 'what',
  state: 'state',
};
/** Why a hub, or this board, took no line of a delivery. */
const refusals: Words<RefusalReason> = {
  'not-three-parts': 'damaged',
  'too-long': 'too long',
  'not-json': 'damaged',
  'not-canonical': 'damaged',
  'not-a-header': 'damaged',
  'not-a-body': 'damaged',
  'other-operation': 'of another operation',
  'body-does-not-match': 'damaged',
  'wrong-signature': 'wrong signature',
  'bad-key': 'bad key',
  'breaks-chain': 'does not go on from the record before',
  'too-many-held': 'too many are waiting',
};

export const recordLists = {
  findingNumber: findingNumbers,
  field: fields,
  refusal: refusals,
} as const;
