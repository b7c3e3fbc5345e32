import { type Fact, VEHICLE_STATE_WORDS } from '@corridor/operation';
import { codesIn, type Words, wordOf } from '@corridor/text';

export type HaltReason = NonNullable<Fact<'trip', 'halted@1'>['reason']>;
export type PostLeftReason = Fact<'post', 'left@1'>['reason'];
export type VehicleCondition = Fact<'vehicle', 'state-changed@1'>['state'];
export type IncidentKind = Fact<'incident', 'reported@1'>['incidentKind'];
export type Sureness = Fact<'incident', 'reported@1'>['sure'];

/** English of the closed lists of the other field records. */
const halts: Words<HaltReason> = {
  checkpoint: 'checkpoint',
  ordered: 'told to stop',
  waiting: 'waits for others',
  shots: 'shots',
  obstacle: 'road blocked',
  breakdown: 'broken down',
  medical: 'somebody is ill',
  crowd: 'crowd on the road',
  weather: 'weather',
  unknown: 'not known why',
};
const left: Words<PostLeftReason> = {
  relieved: 'others took over',
  'told-to-leave': 'told to leave',
  unsafe: 'not safe',
};
const incidents: Words<IncidentKind> = {
  shots: 'Shots',
  shelling: 'Shelling',
  explosion: 'Explosion',
  'attack-on-vehicle': 'Attack on a vehicle',
  fire: 'Fire',
  'road-accident': 'Road accident',
  crush: 'Crush of people',
  obstruction: 'Road blocked',
  threat: 'Threat',
  theft: 'Theft',
  medical: 'Medical emergency',
  breakdown: 'Breakdown',
  other: 'Something else',
};
const sureness: Words<Sureness> = {
  seen: 'seen by us',
  heard: 'heard by us',
  told: 'told to us',
  unknown: 'not said how sure',
};
const lists = {
  halt: halts,
  left,
  condition: VEHICLE_STATE_WORDS,
  incident: incidents,
  sure: sureness,
} as const;
type Lists = typeof lists;

/** The word of a code on this screen. A code of a newer app is shown as it is written. */
export function fieldWord<L extends keyof Lists>(list: L, code: string): string {
  return wordOf(lists[list], code);
}

/** The codes of a list, in order, for a choice. */
export const fieldCodes = <L extends keyof Lists>(list: L): readonly (keyof Lists[L] & string)[] =>
  codesIn(lists[list]);
