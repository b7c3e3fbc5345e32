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

/**
 * Joins with one key per operation. Keep the keys durably BEFORE: if the answer is lost, the token is used
 * up, but the hub knows the keys and lets them sign in.
 */
export const joinOperations = async (
  parts: HttpParts,
  token: string,
  devices: readonly { readonly op: OperationId; readonly signer: Signer }[],
): Promise<Answer<readonly OperationId[]>> => {
  const signed = await Promise.all(
    devices.map(async ({ op, signer }) => ({
      op,
      dev: signer.device,
      sig: await signJoin(signer, op, token),
    })),
  );
  const asked = await post<{ joined: readonly { op: OperationId }[] }>(
    parts,
    '/api/join',
    { token, devices: signed },
    ({ joined }) => Array.isArray(joined),
  );
  return asked.ok ? { ok: true, value: asked.value.joined.map(({ op }) => op) } : asked;
};

const isOffer = (value: unknown): value is Offer => {
  const { op, role, hub } = (value ?? {}) as Partial<Offer>;
  return typeof op === 'string' && typeof role === 'string' && typeof hub?.device === 'string';
};
