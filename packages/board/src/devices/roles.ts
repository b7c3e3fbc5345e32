import type { Role } from '@corridor/operation';
import { type Words, wordOf } from '@corridor/text';

const roles: Words<Role> = {
  founder: 'founder',
  coordinator: 'coordinator',
  hub: 'hub',
  desk: 'radio desk',
  counter: 'counter',
  pad: 'locked phone',
  medical: 'medical coordinator',
  protection: 'protection officer',
  monitor: 'monitor, keeps what others state',
  'read-only': 'wall, reads only',
};

/** What a coordinator may let in from this screen; the hub has the last word. */
export const invitableRoles = [
  'counter',
  'desk',
  'coordinator',
  'medical',
  'protection',
  'monitor',
  'read-only',
] as const;

export const roleText = (role: string): string => wordOf(roles, role);

/** Why a device loses its standing from its last known line on. */
export const revocationReasons = [
  'lost',
  'stolen',
  'seized',
  'surrendered',
  'left',
  'replaced',
  'error',
] as const;
const reasons: Words<(typeof revocationReasons)[number]> = {
  lost: 'it was lost',
  stolen: 'it was stolen',
  seized: 'it was seized',
  surrendered: 'its carrier had to hand it over',
  left: 'its carrier has left',
  replaced: 'replaced by another device',
  error: 'let in by mistake',
};
export const revocationText = (reason: (typeof revocationReasons)[number]): string =>
  wordOf(reasons, reason);
