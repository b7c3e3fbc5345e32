import { signJoin } from '../keys/proofs.ts';
import type { DeviceId, OperationId, Signer } from '../types.ts';
import { type HttpParts, post } from './http.ts';
import type { Answer } from './types.ts';

/** What an invitation offers, before anything is written. */
export interface Offer {
  readonly op: OperationId;
  readonly name: string;
  readonly role: string;
  readonly label: string;
  readonly sites?: readonly string[];
  readonly post?: string;
  readonly hub: { readonly device: DeviceId; readonly sealTo: string };
}

/** `token`: from the fragment of the link. */
export const lookAtInvitation = async (
  parts: HttpParts,
  token: string,
): Promise<Answer<readonly Offer[]>> => {
  const asked = await post<{ operations: readonly Offer[] }>(
    parts,
    '/api/join/look',
    { token },
    ({ operations }) => Array.isArray(operations) && operations.every(isOffer),
  );
  return asked.ok ? { ok: true, value: asked.value.operations } : asked;
};

export interface Joined {
  readonly ops: readonly OperationId[];
  /** Stands for a session in the calls that set up an operation; from a sign-in link only. */
  readonly setUp: string | null;
}

/**
 * Joins with one key per operation. Keep the keys durably BEFORE: if the answer is lost, the token is used
 * up, but the hub knows the keys and lets them sign in.
 */
export const joinOperations = async (
  parts: HttpParts,
  token: string,
  devices: readonly { readonly op: OperationId; readonly signer: Signer }[],
): Promise<Answer<Joined>> => {
  const signed = await Promise.all(
    devices.map(async ({ op, signer }) => ({
      op,
      dev: signer.device,
      sig: await signJoin(signer, op, token),
    })),
  );
  const asked = await post<{ joined: readonly { op: OperationId }[]; setUp?: string }>(
    parts,
    '/api/join',
    { token, devices: signed },
    ({ joined, setUp }) => Array.isArray(joined) && ['string', 'undefined'].includes(typeof setUp),
  );
  if (!asked.ok) return asked;
  const { joined, setUp = null } = asked.value;
  return { ok: true, value: { ops: joined.map(({ op }) => op), setUp } };
};

const isOffer = (value: unknown): value is Offer => {
  const { op, role, hub } = (value ?? {}) as Partial<Offer>;
  return typeof op === 'string' && typeof role === 'string' && typeof hub?.device === 'string';
};
