import { signSession } from '../keys/proofs.ts';
import type { DeviceId } from '../types.ts';
import { type HttpParts, post } from './http.ts';
import type { Answer, HubClientDeps } from './types.ts';
import type { Reads } from './wanted.ts';

export interface SignedIn {
  readonly token: string;
  readonly role: string;
  /** Hub's clock, ms. */
  readonly now: number;
  readonly hub?: { readonly device: DeviceId; readonly sealTo: string };
  /** What of others this device may have; an older hub does not say. */
  readonly reads?: Reads;
  /** Codings of bodies that the hub takes; an older one says nothing. */
  readonly takes?: readonly string[];
}

/** Proves to the hub that this device holds its key. Sends its vector along: a revoked device gets device facts. */
export const signIn = async (
  http: HttpParts,
  { log, signer, clock }: Pick<HubClientDeps, 'log' | 'signer' | 'clock'>,
): Promise<Answer<SignedIn>> => {
  const { op } = log;
  const dev = signer.device;
  const asked = await post<{ challenge: string }>(
    http,
    '/api/session/challenge',
    { op, dev },
    ({ challenge }) => typeof challenge === 'string',
  );
  if (!asked.ok) return asked;
  const { challenge } = asked.value;
  const sig = await signSession(signer, op, challenge);
  return post<SignedIn>(
    http,
    '/api/session',
    { op, dev, challenge, sig, wall: clock.now(), have: log.vector() },
    ({ token, now }) => typeof token === 'string' && typeof now === 'number',
  );
};
