import { t } from '@corridor/text';

const texts: Readonly<Record<string, string>> = {
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

export const roleText = (role: string): string =>
  Object.hasOwn(texts, role) ? t(texts[role] ?? role) : role;

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
const reasons: Readonly<Record<(typeof revocationReasons)[number], string>> = {
  lost: 'lost',
  stolen: 'stolen',
  seized: 'seized',
  surrendered: 'its carrier had to hand it over',
  left: 'its carrier has left',
  replaced: 'replaced by another device',
  error: 'let in by mistake',
};
export const revocationText = (reason: (typeof revocationReasons)[number]): string =>
  t(reasons[reason]);
