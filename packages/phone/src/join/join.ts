import {
  type Box,
  type HubError,
  joinOperations,
  lookAtInvitation,
  type Offer,
  type Timer,
} from '@corridor/log';
import { createSealedKey, type Enrolment, type Keyring, openSigner } from '../device/keyring.ts';

/**
 * How a phone is let in:
 *
 *   look     token → which operation, as what, where            nothing is written yet
 *   key      made in this browser and kept durably FIRST        a lost answer must not lose the key
 *   join     the key signs the token; the hub enrols it
 *   joined   kept durably; only then may the token leave the address bar
 *
 * If the answer of *join* is lost, the token is used up for everybody but the keys that used it: asking again is right.
 */
export interface JoinParts {
  /** Scheme, host and port of the hub, without a closing slash. */
  readonly hubUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly timer: Timer;
  readonly keyring: Keyring;
  readonly box: Box;
  readonly now: () => number;
}
export type JoinAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: HubError };

export type Looked =
  | { readonly is: 'offers'; readonly offers: readonly Offer[] }
  /** This phone used the token itself and did not hear the answer; it has now. */
  | { readonly is: 'joined'; readonly enrolments: readonly Enrolment[] };

const http = ({ hubUrl: baseUrl, fetch, timer }: JoinParts) => ({ baseUrl, fetch, timer });

/** What a token is good for. */
export async function lookAt(parts: JoinParts, token: string): Promise<JoinAnswer<Looked>> {
  const answer = await lookAtInvitation(http(parts), token);
  if (answer.ok) return { ok: true, value: { is: 'offers', offers: answer.value } };
  const asked = (await parts.keyring.all()).filter(
    ({ state, hubUrl }) => state === 'asked' && hubUrl === parts.hubUrl,
  );
  if (answer.error.code !== 'used' || asked.length === 0) return answer;
  const again = await enrol(parts, token, asked);
  return again.ok ? { ok: true, value: { is: 'joined', enrolments: again.value } } : answer;
}

/** Joins every operation of the token. When it answers `ok`, keys and enrolments are durable. */
export async function joinAll(
  parts: JoinParts,
  token: string,
  offers: readonly Offer[],
): Promise<JoinAnswer<readonly Enrolment[]>> {
  const prepared: Enrolment[] = [];
  for (const offer of offers) prepared.push(await prepare(parts, offer));
  return enrol(parts, token, prepared);
}

async function enrol(
  parts: JoinParts,
  token: string,
  enrolments: readonly Enrolment[],
): Promise<JoinAnswer<readonly Enrolment[]>> {
  const asked = enrolments.filter(({ state }) => state === 'asked');
  if (asked.length > 0) {
    const devices = await Promise.all(
      asked.map(async (enrolment) => ({
        op: enrolment.op,
        signer: await openSigner(parts.box, enrolment),
      })),
    );
    const answer = await joinOperations(http(parts), token, devices);
    if (!answer.ok) return answer;
  }
  const joined = enrolments.map((enrolment) => ({ ...enrolment, state: 'joined' }) as const);
  for (const enrolment of joined) await parts.keyring.put(enrolment);
  return { ok: true, value: joined };
}

/** The key of an operation: the one we have, or a new one, durable before anybody hears of it. */
async function prepare({ keyring, hubUrl, now, box }: JoinParts, offer: Offer): Promise<Enrolment> {
  const known = await keyring.get(offer.op);
  if (known?.state === 'joined') return known;
  const key = known ?? (await createSealedKey(box));
  const enrolment: Enrolment = {
    op: offer.op,
    name: offer.name,
    device: key.device,
    seed: key.seed,
    role: offer.role,
    label: offer.label,
    sites: offer.sites ?? [],
    post: offer.post ?? null,
    hub: { device: offer.hub.device, sealTo: offer.hub.sealTo || null },
    hubUrl,
    state: 'asked',
    at: now(),
  };
  await keyring.put(enrolment);
  return enrolment;
}
