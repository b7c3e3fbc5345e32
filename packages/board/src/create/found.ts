import {
  bytesToBase64url,
  createDeviceKey,
  createMemoryStore,
  createSigner,
  createVerify,
  type Draft,
  lineToText,
  type OpenLog,
  openLog,
  operationIdOf,
  runtimeRandom,
  type Signer,
  seedToRecoverySealing,
} from '@corridor/log';
import { hashText } from '@corridor/log/browser';
import { t } from '@corridor/text';
import { type Called, postJson, toCalled } from '../session/hubCall.ts';
import { createBrowserKey } from '../session/join.ts';
import type { KeyStore, OwnDevice } from '../session/keyStore.ts';
import type { Plan } from './plan.ts';

export interface Founded {
  readonly own: OwnDevice;
  /** The founder's seed: to be printed once and then overwritten. It is stored nowhere. */
  readonly seed: Uint8Array;
}

export interface FoundParts {
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly keys: KeyStore;
  /** A session of a coordinator, or the right to set up that a sign-in link gave. */
  readonly token: string;
  readonly now: () => number;
}

const append = async (log: OpenLog, signer: Signer, drafts: readonly Draft[]): Promise<void> => {
  const written = await log.append(signer, drafts);
  if (!written.ok) throw new Error(written.why);
};

/**
 * Founds an operation: the founder's key is made here, lets in the hub and this board, and is handed back for the
 * recovery sheet. The board's key is kept before the hub hears of it.
 */
export async function found(
  parts: FoundParts,
  typed: { readonly name: string; readonly isExercise: boolean },
  plan: Plan,
): Promise<Called<Founded>> {
  const { baseUrl, fetch, keys, token } = parts;
  const founder = await createDeviceKey(runtimeRandom);
  const op = operationIdOf(founder.device, typed.isExercise, hashText);
  const prepared = await toCalled<{ hub: OwnDevice['hub'] }>(
    postJson(fetch, `${baseUrl}/api/operations/prepare`, { op }, token),
  );
  if (!prepared.ok) return prepared;
  const { hub } = prepared.value;
  const board = await createBrowserKey();
  // Labels stand in the log as whoever founds the operation would say them.
  const label = t('Coordinator board');
  const log = await openLog({
    store: createMemoryStore(),
    op,
    hash: hashText,
    verify: createVerify(),
    clock: { now: parts.now },
    random: runtimeRandom,
  });
  await append(log, founder.signer, [
    // The board before the hub: a hub that is seized can then be cut off without the recovery sheet.
    {
      kind: 'enrolled@1',
      subject: `device/${board.device}`,
      fact: { label, role: 'coordinator', sites: [] },
    },
    {
      kind: 'enrolled@1',
      subject: `device/${hub.device}`,
      fact: { label: t('Hub'), role: 'hub', sites: [], sealTo: hub.sealTo },
    },
  ]);
  await append(log, createSigner(board.device, board.privateKey), plan.drafts);
  const lines: string[] = [];
  // The founder first: nobody else's lines stand without his.
  for (const device of [founder.device, board.device]) {
    for await (const slice of log.lines({ device }))
      lines.push(...slice.map((line) => lineToText(line)));
  }
  const { recipient } = await seedToRecoverySealing(founder.seed);
  const own: OwnDevice = {
    op,
    ...board,
    name: typed.name,
    role: 'coordinator',
    label,
    hub,
    joinedAt: parts.now(),
  };
  await keys.put(own);
  const created = await toCalled<{ op: string }>(
    postJson(fetch, `${baseUrl}/api/operations`, { op, lines, recovery: recipient }, token),
  );
  if (!created.ok) {
    if (created.code !== 'offline') await keys.remove(op);
    return created;
  }
  return { ok: true, value: { own, seed: founder.seed } };
}

/** A session of this browser's device; for calls outside of an open operation. */
export async function signIn(
  parts: Pick<FoundParts, 'baseUrl' | 'fetch' | 'now'>,
  own: OwnDevice,
): Promise<Called<{ token: string }>> {
  const { baseUrl, fetch } = parts;
  const { op, device } = own;
  const challenged = await toCalled<{ challenge: string }>(
    postJson(fetch, `${baseUrl}/api/session/challenge`, { op, dev: device }),
  );
  if (!challenged.ok) return challenged;
  const { challenge } = challenged.value;
  const message = new TextEncoder().encode(`corridor/1 session\n${op}\n${challenge}`);
  const sig = new Uint8Array(await crypto.subtle.sign('Ed25519', own.privateKey, message));
  return toCalled(
    postJson(fetch, `${baseUrl}/api/session`, {
      op,
      dev: device,
      challenge,
      sig: bytesToBase64url(sig),
      wall: parts.now(),
    }),
  );
}
