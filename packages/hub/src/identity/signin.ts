import type { Ledger } from '../data/ledger.ts';
import { coordinatorRole } from '../operations/roles.ts';
import { invite, signInLifeMs } from './invitations.ts';

/** A one-time address that makes the browser which opens it a coordinator in every operation of this hub. */
export function signInLink(
  ledger: Ledger,
  origin: string,
  now: number,
): { readonly address: string; readonly expiresAt: number } {
  const expiresAt = now + signInLifeMs;
  const grant = {
    op: 'every',
    role: coordinatorRole,
    label: 'Coordinator board',
    sites: [],
  } as const;
  const token = invite(ledger, grant, expiresAt);
  return { address: `${origin}/#join=${token}`, expiresAt };
}
