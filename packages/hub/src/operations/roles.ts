import type { DeviceStanding, Line, WriteQuestion } from '@corridor/log';
import type { Grant } from '../identity/invitations.ts';

// TEMPORARY table until operation has roles.
const rolesTable = [
  'coordinator',
  'hub',
  'counter',
  'medical',
  'protection',
  'observer',
  'visitor',
];
export const mayWrite = (role: string, _what: WriteQuestion): boolean =>
  role === 'coordinator' || role === 'hub';
const mayRead = (role: string, what: { kind: string; subjectType: string }): boolean =>
  role === 'coordinator' ||
  (role === 'counter' && what.subjectType !== 'case' && what.subjectType !== 'custody');

export const hubRole = 'hub';
export const coordinatorRole = 'coordinator';

const typeOf = (subject: string) => subject.slice(0, subject.indexOf('/'));

export const isInvitableRole = (role: string) => rolesTable.includes(role) && role !== hubRole;

export function mayWriteKind(
  device: DeviceStanding | null,
  kind: string,
  subject: string,
  fact: unknown,
): boolean {
  if (!device || device.revoked) return false;
  const { role, sites, post } = device;
  if (role === 'founder') return true;
  const what = { kind, subject, subjectType: typeOf(subject), fact, sites };
  return mayWrite(role, post === undefined ? what : { ...what, post });
}

/** Who may enrol such a device may invite it: the hub writes the line on that device's behalf. */
export const mayInvite = (device: DeviceStanding, { role, label, sites, post }: Grant): boolean =>
  mayWriteKind(device, 'enrolled@1', `device/${device.device}`, {
    role,
    label,
    sites,
    ...(post ? { post } : {}),
  });

export const mayFound = ({ role }: DeviceStanding) => role === coordinatorRole;
export const mayDirectExercise = ({ role }: DeviceStanding) => role === coordinatorRole;

/** Bodies by role and site. Device facts go to everybody, whoever asks. */
export function mayReadLine({ role }: DeviceStanding, { body }: Line): boolean {
  return body !== null && mayRead(role, { kind: body.kind, subjectType: typeOf(body.subject) });
}

/** The app that serves a role: counting is done on a phone, all else at the board. */
export const pathByRole = (role: string) => (role === 'counter' ? '/phone/' : '/');

export const faultOfGrant = ({ label }: Grant): string | null =>
  /^[^\p{C}\n]{1,60}$/u.test(label) ? null : '"label" must be a short name of a device.';
