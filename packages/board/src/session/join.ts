import { bytesToBase64url, type DeviceId, type OperationId } from '@corridor/log';
import { type Called, postJson, toCalled } from './hubCall.ts';
import type { KeyStore, OwnDevice } from './keyStore.ts';

export interface Invitation {
  readonly op: OperationId;
  readonly name: string;
  readonly role: string;
  readonly label: string;
  readonly hub: { readonly device: DeviceId; readonly sealTo: string };
}

export interface Joined {
  readonly joined: readonly OperationId[];
  /** Lets this page found an operation on a hub; from `corridor link` only. Kept in memory. */
  readonly setUp: string | null;
}

export interface JoinParts {
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
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

const signText = async (key: CryptoKey, text: string): Promise<string> =>
  bytesToBase64url(
    new Uint8Array(await crypto.subtle.sign('Ed25519', key, new TextEncoder().encode(text))),
  );

/**
 * Redeems a one-time link: one device per operation, the key kept before the hub hears of it. An operation in
 * which this browser is a device already keeps that device, so that its chain goes on.
 */
export async function join(parts: JoinParts, token: string): Promise<Called<Joined>> {
  const { baseUrl, fetch, keys } = parts;
  const looked = await toCalled<{ operations: readonly Invitation[] }>(
    postJson(fetch, `${baseUrl}/api/join/look`, { token }),
  );
  if (!looked.ok) return looked;
  const devices: { op: OperationId; dev: DeviceId; sig: string }[] = [];
  const made: OperationId[] = [];
  for (const invited of looked.value.operations) {
    let own = await keys.get(invited.op);
    if (!own) {
      const key = await createBrowserKey();
      own = {
        ...key,
        op: invited.op,
        name: invited.name,
        role: invited.role,
        label: invited.label,
        hub: invited.hub,
        joinedAt: parts.now(),
      } satisfies OwnDevice;
      await keys.put(own);
      made.push(invited.op);
    }
    devices.push({
      op: invited.op,
      dev: own.device,
      sig: await signText(own.privateKey, `corridor/1 join\n${invited.op}\n${token}`),
    });
  }
  const answered = await toCalled<{ joined: readonly { op: OperationId }[]; setUp?: string }>(
    postJson(fetch, `${baseUrl}/api/join`, { token, devices }),
  );
  if (!answered.ok) {
    // The answer may have been lost on the way: only a clear refusal throws the new keys away.
    if (answered.code !== 'offline') for (const op of made) await keys.remove(op);
    return answered;
  }
  return {
    ok: true,
    value: {
      joined: answered.value.joined.map(({ op }) => op),
      setUp: answered.value.setUp ?? null,
    },
  };
}
