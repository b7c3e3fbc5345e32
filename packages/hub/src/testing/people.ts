import { randomBytes } from 'node:crypto';
import {
  createMemoryStore,
  createVerify,
  type Draft,
  lineToText,
  type OpenLog,
  openLog,
  operationIdOf,
  runtimeRandom,
  type Signer,
  seedToRecoverySealing,
  seedToSigner,
  signText,
} from '@corridor/log';
import { hashText } from '@corridor/log/node';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what the wire brings
  readonly body: any;
}

export interface Ask {
  readonly token?: string;
  readonly body?: unknown;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A way to a hub, with or without a socket between. */
export interface Wire {
  readonly now: number;
  readonly call: (path: string, ask?: Ask) => Promise<Answer>;
  /** The token of a new sign-in link. */
  readonly signInToken: () => Promise<string>;
}

export const asBody = (body: unknown): BodyInit =>
  body instanceof Uint8Array ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body);

/** A device with its own key and its own copy of the log. */
export interface Device {
  readonly signer: Signer;
  readonly log: OpenLog;
  /** Writes into its own chain; answers the lines as text. */
  readonly write: (...drafts: readonly Draft[]) => Promise<readonly string[]>;
}

export async function createDevice(
  op: string,
  now: () => number,
  seed: Uint8Array = randomBytes(32),
): Promise<Device> {
  const signer = await seedToSigner(seed);
  const log = await openLog({
    store: createMemoryStore(),
    op,
    hash: hashText,
    verify: createVerify(),
    clock: { now },
    random: runtimeRandom,
  });
  return {
    signer,
    log,
    async write(...drafts) {
      const appended = await log.append(signer, drafts);
      if (!appended.ok) throw new Error(appended.why);
      return appended.lines.map((line) => lineToText(line));
    },
  };
}

export const sign = (signer: Signer, ...lines: readonly string[]) =>
  signText(signer, lines.join('\n'));

/** The proof of a key, and the session that it gives. */
export async function signIn(
  wire: Wire,
  op: string,
  { signer }: Pick<Device, 'signer'>,
  wall = wire.now,
): Promise<Answer> {
  const dev = signer.device;
  const asked = await wire.call('/api/session/challenge', { body: { op, dev } });
  if (asked.status !== 200) return asked;
  const { challenge } = asked.body;
  const sig = await sign(signer, 'corridor/1 session', op, challenge);
  return wire.call('/api/session', { body: { op, dev, challenge, sig, wall } });
}

export async function join_(
  wire: Wire,
  token: string,
  op: string,
  { signer }: Pick<Device, 'signer'>,
): Promise<Answer> {
  const sig = await sign(signer, 'corridor/1 join', op, token);
  return wire.call('/api/join', { body: { token, devices: [{ op, dev: signer.device, sig }] } });
}

export interface Founded {
  readonly op: string;
  readonly founder: Device;
  /** What stands on the recovery sheet. */
  readonly founderSeed: Uint8Array;
  readonly coordinator: Device & { readonly token: string };
  /** Invites a device with this role and signs it in. */
  readonly enlist: (
    role: string,
    options?: {
      readonly sites?: readonly string[];
      readonly post?: string;
      readonly personOf?: string;
    },
  ) => Promise<Device & { readonly token: string }>;
}

/** An operation founded the way a board does it: the founder's key never reaches the hub. */
export async function found(wire: Wire): Promise<Founded> {
  const now = () => wire.now;
  const seed = randomBytes(32);
  const op = operationIdOf((await seedToSigner(seed)).device, false, hashText);
  const founder = await createDevice(op, now, seed);
  const coordinator = await createDevice(op, now);
  const joined = await wire.call('/api/join', {
    body: { token: await wire.signInToken(), devices: [] },
  });
  const prepared = await wire.call('/api/operations/prepare', {
    token: joined.body.setUp,
    body: { op },
  });
  const { device, sealTo } = prepared.body.hub;
  const lines = [
    ...(await founder.write(
      {
        kind: 'enrolled@1',
        subject: `device/${coordinator.signer.device}`,
        fact: { label: 'Board', role: 'coordinator', sites: [] },
      },
      {
        kind: 'enrolled@1',
        subject: `device/${device}`,
        fact: { label: 'Hub', role: 'hub', sites: [], sealTo },
      },
    )),
    ...(await coordinator.write({
      kind: 'opened@1',
      subject: 'operation/the-one',
      fact: { name: 'Winter road', timeZone: 'Asia/Damascus' },
    })),
  ];
  const created = await wire.call('/api/operations', {
    token: joined.body.setUp,
    body: { op, lines, recovery: (await seedToRecoverySealing(seed)).recipient },
  });
  if (created.status !== 200) throw new Error(JSON.stringify(created.body));
  const { token } = (await signIn(wire, op, coordinator)).body;
  return {
    op,
    founder,
    founderSeed: seed,
    coordinator: { ...coordinator, token },
    async enlist(role, { sites = [], post, personOf } = {}) {
      const member = await createDevice(op, now);
      const invited = await wire.call('/api/invitations', {
        token,
        body: {
          role,
          label: `Test ${role}`,
          sites,
          ...(post ? { post } : {}),
          ...(personOf ? { personOf } : {}),
        },
      });
      if (invited.status !== 200) throw new Error(JSON.stringify(invited.body));
      const joined = await join_(wire, invited.body.token, op, member);
      if (joined.status !== 200) throw new Error(joined.body.message);
      const session = await signIn(wire, op, member);
      return { ...member, token: session.body.token };
    },
  };
}
