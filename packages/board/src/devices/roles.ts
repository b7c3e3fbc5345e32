import { t } from '../text/t.ts';

const texts: Readonly<Record<string, string>> = {
  founder: 'founder',
  coordinator: 'coordinator',
  hub: 'hub',
  counter: 'counter',
  medical: 'medical coordinator',
  protection: 'protection officer',
  observer: 'monitor',
  visitor: 'visitor',
};

/** What a coordinator may let in from this screen; the hub has the last word. */
export const invitableRoles = [
  'counter',
  'coordinator',
  'medical',
  'protection',
  'observer',
] as const;

export const roleText = (role: string): string =>
  Object.hasOwn(texts, role) ? t(texts[role] ?? role) : role;

/** Why a device loses its standing from its last known line on. */
export const revocationReasons = ['lost', 'seized', 'left', 'compromised', 'replaced'] as const;
const reasons: Readonly<Record<(typeof revocationReasons)[number], string>> = {
  lost: 'lost',
  seized: 'seized',
  left: 'its carrier has left',
  compromised: 'somebody else may hold its key',
  replaced: 'replaced by another device',
};
export const revocationText = (reason: (typeof revocationReasons)[number]): string =>
  t(reasons[reason]);
