import type { DeviceStanding } from '@corridor/log';
import { isRole, kinds, mayWrite, ROLES, SUBJECT_TYPES, subjectTypeOf } from '@corridor/operation';
import type { Grant } from '../identity/invitations.ts';

export const hubRole = 'hub';
export const coordinatorRole = 'coordinator';

/** The founder follows from the operation's id, a hub is enrolled by its founding, a pad by its own phone. */
const neverInvited = ['founder', hubRole, 'pad'];

export const isInvitableRole = (role: string) => isRole(role) && !neverInvited.includes(role);

export function mayWriteKind(
  device: DeviceStanding | null,
  kind: string,
  subject: string,
  fact: unknown,
): boolean {
  if (!device || device.revoked) return false;
  const { role, sites, post } = device;
  const what = { kind, subject, subjectType: subjectTypeOf(subject), fact, sites };
  return mayWrite(role, post === undefined ? what : { ...what, post });
}

/**
 * The hub writes the enrolment on the inviting device's behalf. So only a coordinator invites, although
 * a phone may enrol its own second key.
 */
export const mayInvite = (
  device: DeviceStanding,
  { role, label, sites, post, personOf }: Grant,
): boolean =>
  device.role === coordinatorRole &&
  mayWriteKind(device, 'enrolled@1', `device/${device.device}`, {
    role,
    label,
    sites,
    ...(post ? { post } : {}),
    ...(personOf ? { personOf } : {}),
  });

/** Fields under which a fact names sealed or stored bytes by their hash. */
const attachmentFields = ['sealed', 'wording', 'content', 'timetable', 'hash'];

const attachers = new Set(
  ROLES.filter((role) =>
    SUBJECT_TYPES.some((subjectType) =>
      Object.entries(kinds[subjectType]).some(
        ([kind, { entries }]) =>
          attachmentFields.some((field) => Object.hasOwn(entries, field)) &&
          mayWrite(role, { kind, subject: `${subjectType}/x`, subjectType, fact: {}, sites: [] }),
      ),
    ),
  ).map(String),
);

/** Whoever writes nothing that names an attachment has none to bring. */
export const mayAttach = ({ role }: Pick<DeviceStanding, 'role'>) => attachers.has(role);

/** A hub is nobody's; a second key belongs to whoever holds its phone, and is no first device. */
export const isOfPerson = (device: DeviceStanding | null): boolean =>
  device !== null && device.role !== hubRole && device.role !== 'pad';

export const mayFound = ({ role }: DeviceStanding) => role === coordinatorRole;
export const mayDirectExercise = ({ role }: DeviceStanding) => role === coordinatorRole;

/** The app that serves a role: counting is done on a phone, all else at the board. */
export const pathByRole = (role: string) => (role === 'counter' ? '/phone/' : '/');

/** A device is named after its place ("Ramouseh 2"). What looks like a sentence or a number to call is refused. */
const label = /^(?!.*\d{6})[^\p{C}\p{Zl}\p{Zp}.!?;:"«»“”؟؛]{1,60}$/u;

export function faultOfGrant({ label: given, sites, post }: Grant): string | null {
  if (!label.test(given))
    return '"label" must be a short name of a device: at most 60 characters, no sentence, no telephone number.';
  if (!sites.every((site) => /^site\/[\w.-]+$/.test(site))) return '"sites" must be site ids.';
  if (post !== undefined && !/^post\/[\w.-]+$/.test(post)) return '"post" must be a post id.';
  return null;
}
