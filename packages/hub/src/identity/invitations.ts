import { createHash, randomBytes } from 'node:crypto';
import type { Ledger, StoredInvitation } from '../data/ledger.ts';

/** What a device becomes when it redeems a link. */
export interface Grant {
  readonly role: string;
  readonly label: string;
  readonly sites: readonly string[];
  readonly post?: string;
  /** Another device of the same person: one that is enrolled. */
  readonly personOf?: string;
  /** One operation, or every operation that this hub holds when the link is used. */
  readonly op: string | 'every';
  /** The coordinator's device that invites; absent in a sign-in link, which the laptop itself gives. */
  readonly by?: string;
}

export const invitationLifeMs = 24 * 3_600_000;
export const signInLifeMs = 15 * 60_000;

/** Kept in place of the token: who copies the data folder finds no link that still opens anything. */
const hashOfToken = (token: string) =>
  createHash('sha256').update(`corridor invitation\n${token}`).digest('base64url');

/** Answers the token, which is shown once and kept nowhere. */
export function invite(ledger: Ledger, grant: Grant, expiresAt: number): string {
  const token = randomBytes(32).toString('base64url');
  const isSignIn = grant.op === 'every';
  if (isSignIn) ledger.endSignInLinks();
  const hash = hashOfToken(token);
  ledger.addInvitation({ hash, grant: JSON.stringify(grant), isSignIn, expiresAt });
  return token;
}

export interface FoundInvitation extends StoredInvitation {
  readonly granted: Grant;
}

export function invitationByToken(ledger: Ledger, token: string): FoundInvitation | null {
  const stored = ledger.invitation(hashOfToken(token));
  return stored && { ...stored, granted: JSON.parse(stored.grant) as Grant };
}
