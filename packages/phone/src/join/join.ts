import {
  type HubError,
  joinOperations,
  lookAtInvitation,
  type Offer,
  type Timer,
} from '@corridor/log';
import type { Enrolment, Keyring } from '../device/enrolment.ts';
import type { HolderId, VaultKeys } from '../vault/types.ts';

/**
 * How a phone is let in:
 *
 *   look     token → which operation, as what, where            nothing is written yet
 *   PIN      chosen by a new person, or entered by one of this phone: without it no key is made
 *   key      made in this browser and kept durably, sealed, FIRST   a lost answer must not lose the key
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
  readonly keyring: Pick<Keyring, 'all' | 'ofHolder' | 'put' | 'replace'>;
  readonly now: () => number;
}
export type JoinAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: HubError };

export type Looked =
  | { readonly is: 'offers'; readonly offers: readonly Offer[] }
  /** Somebody of this phone used a token of this hub and did not hear the answer: their PIN, then `askAgain`. */
  | { readonly is: 'asked'; readonly holders: readonly HolderId[]; readonly error: HubError };

const http = ({ hubUrl: baseUrl, fetch, timer }: JoinParts) => ({ baseUrl, fetch, timer });

/** What a token is good for. Needs no PIN, and writes nothing. */
export async function lookAt(parts: JoinParts, token: string): Promise<JoinAnswer<Looked>> {
  const answer = await lookAtInvitation(http(parts), token);
  if (answer.ok) return { ok: true, value: { is: 'offers', offers: answer.value } };
  const { error } = answer;
  if (error.code !== 'used') return answer;
  const asked = (await parts.keyring.all()).filter(
    ({ state, hubUrl }) => state === 'asked' && hubUrl === parts.hubUrl,
  );
  if (asked.length === 0) return answer;
  const holders = [...new Set(asked.map(({ holder }) => holder))];
  return { ok: true, value: { is: 'asked', holders, error } };
}

/** With the keys that may have used the token up themselves. */
export async function askAgain(
  parts: JoinParts,
  token: string,
  keys: VaultKeys,
): Promise<JoinAnswer<readonly Enrolment[]>> {
  const asked = (await parts.keyring.ofHolder(keys.holder)).filter(
    ({ state, hubUrl }) => state === 'asked' && hubUrl === parts.hubUrl,
  );
  return enrol(parts, token, keys, asked);
}

/** Joins every operation of the token. When it answers `ok`, keys and enrolments are durable. */
export async function joinAll(
  parts: JoinParts,
  token: string,
  keys: VaultKeys,
  offers: readonly Offer[],
): Promise<JoinAnswer<readonly Enrolment[]>> {
  const prepared: Enrolment[] = [];
  for (const offer of offers) prepared.push(await prepare(parts, keys, offer));
  return enrol(parts, token, keys, prepared);
}

async function enrol(
  { keyring, ...parts }: JoinParts,
  token: string,
  keys: VaultKeys,
  enrolments: readonly Enrolment[],
): Promise<JoinAnswer<readonly Enrolment[]>> {
  const asked = enrolments.filter(({ state }) => state === 'asked');
  if (asked.length > 0) {
    const devices = await Promise.all(
      asked.map(async (enrolment) => ({
        op: enrolment.op,
        signer: (await keys.openSigner(enrolment)).signer,
      })),
    );
    const answer = await joinOperations(http({ keyring, ...parts }), token, devices);
    if (!answer.ok) return answer;
  }
  const joined = enrolments.map((enrolment) => ({ ...enrolment, state: 'joined' }) as const);
  const ops = new Set(joined.map(({ op }) => op));
  const devices = new Set(joined.map(({ device }) => device));
  const others = (await keyring.ofHolder(keys.holder)).filter(
    ({ op, device, state }) => ops.has(op) && !devices.has(device) && state === 'joined',
  );
  const silent = await Promise.all(
    others.map(async (other) => ((await mayTalk(keys, other)) ? [] : [other.device])),
  );
  await keyring.replace(joined, silent.flat());
  return { ok: true, value: joined };
}

/** Not so after a duress: then it is enrolled nowhere, and gives way to one that is. */
const mayTalk = (keys: VaultKeys, enrolment: Enrolment): Promise<boolean> =>
  keys.openSigner(enrolment).then(
    (opened) => opened.mayTalk,
    () => true,
  );

/** The key of an operation: the one this person has, or a new one, durable before anybody hears of it. */
async function prepare(
  { keyring, hubUrl, now }: JoinParts,
  keys: VaultKeys,
  offer: Offer,
): Promise<Enrolment> {
  const mine = (await keyring.ofHolder(keys.holder)).filter(({ op }) => op === offer.op);
  for (const known of mine) {
    if (known.state === 'joined' && (await mayTalk(keys, known))) return known;
  }
  const key = mine.find(({ state }) => state === 'asked') ?? (await keys.newSigner());
  const enrolment: Enrolment = {
    op: offer.op,
    name: offer.name,
    device: key.device,
    holder: keys.holder,
    seed: key.seed,
    role: offer.role,
    label: offer.label,
    sites: offer.sites ?? [],
    post: offer.post ?? null,
    hub: { device: offer.hub.device, sealTo: offer.hub.sealTo || null },
    hubUrl,
    state: 'asked',
    at: now(),
    pads: [],
  };
  await keyring.put(enrolment);
  return enrolment;
}
