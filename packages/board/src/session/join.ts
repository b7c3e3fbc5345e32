import {
  bytesToBase64url,
  createSigner,
  type DeviceId,
  type HubError,
  type Joined,
  joinOperations,
  lookAtInvitation,
  type OperationId,
  type Signer,
  type Timer,
} from '@corridor/log';
import type { Called } from './hubCall.ts';
import type { KeyStore, OwnDevice } from './keyStore.ts';

export interface JoinParts {
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly timer: Timer;
  readonly keys: KeyStore;
  readonly now: () => number;
}

/** The token of `/#join=…`, or null. */
export function tokenOf(hash: string): string | null {
  const found = /^#join=([\w-]{20,200})$/.exec(hash);
  return found?.[1] ?? null;
}

/** A key pair of this browser; the private half can sign here and leave nowhere. */
export async function createBrowserKey(): Promise<{ device: DeviceId; privateKey: CryptoKey }> {
  const pair = (await crypto.subtle.generateKey('Ed25519', false, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey);
  return { device: bytesToBase64url(new Uint8Array(raw)), privateKey: pair.privateKey };
}

const toCalled = ({ code, message, hint }: HubError): Called<never> => ({
  ok: false,
  code,
  message,
  hint,
});

/** The hub has understood the question and lets nobody in. After anything else it may have let us in all the same. */
const refusals: ReadonlySet<string> = new Set(['bad-request', 'not-allowed', 'revoked', 'used']);

/**
 * Redeems a one-time link: one device per operation, the key kept before the hub hears of it. An operation in
 * which this browser is a device already keeps that device, so that its chain goes on.
 */
export async function join(parts: JoinParts, token: string): Promise<Called<Joined>> {
  const { keys } = parts;
  const looked = await lookAtInvitation(parts, token);
  if (!looked.ok) return toCalled(looked.error);
  const devices: { op: OperationId; signer: Signer }[] = [];
  const made: OperationId[] = [];
  for (const { op, name, role, label, hub } of looked.value) {
    let own = await keys.get(op);
    if (!own) {
      const key = await createBrowserKey();
      own = { ...key, op, name, role, label, hub, joinedAt: parts.now() } satisfies OwnDevice;
      await keys.put(own);
      made.push(op);
    }
    devices.push({ op, signer: createSigner(own.device, own.privateKey) });
  }
  const answered = await joinOperations(parts, token, devices);
  if (answered.ok) return answered;
  if (refusals.has(answered.error.code)) for (const op of made) await keys.remove(op);
  return toCalled(answered.error);
}
