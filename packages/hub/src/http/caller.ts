import type { DeviceStanding } from '@corridor/log';
import type { Context, MiddlewareHandler } from 'hono';
import type { Hub } from '../hub.ts';
import type { Operation } from '../operations/operation.ts';
import { Refusal } from './refusal.ts';

/** Who asks: proved by a session, looked up afresh at every call, so that a new role counts at once. */
export interface Caller {
  readonly token: string;
  readonly operation: Operation;
  readonly device: DeviceStanding;
}

export interface Env {
  Variables: { caller: Caller };
}

const noSession = new Refusal(
  'no-session',
  'This call needs a session, and the hub knows none by that token.',
  'Ask for a new challenge and sign it; after a restart of the hub every device does.',
);

export function bearer(c: Context): string | null {
  return /^Bearer ([\w-]{43})$/.exec(c.req.header('authorization') ?? '')?.[1] ?? null;
}

async function callerOf(hub: Hub, c: Context): Promise<Caller> {
  const token = bearer(c);
  const session = token === null ? null : hub.sessions.byToken(token);
  if (token === null || session === null) throw noSession;
  const operation = hub.operation(session.op);
  if (!operation) throw noSession;
  const device = await standingDevice(operation, session.dev);
  if (session.isEnded) throw noSession;
  return { token, operation, device };
}

/**
 * Deny by default: every route that reads or writes an operation stands behind this. A body can take minutes to
 * come, and the device be revoked meanwhile: who has read one asks again, by `stillSignedIn`.
 */
export const signedIn =
  (hub: Hub): MiddlewareHandler<Env> =>
  async (c, next) => {
    c.set('caller', await callerOf(hub, c));
    await next();
  };

/** The caller as of now, after the body has been read. */
export const stillSignedIn = (hub: Hub, c: Context<Env>): Promise<Caller> => callerOf(hub, c);

/**
 * The device, if the hub may answer it. A revoked one is refused, but is given the device facts: it must
 * learn that it was revoked, or it would wait for ever for a network that is there.
 */
export async function standingDevice(
  operation: Operation,
  dev: string,
  have?: Parameters<Operation['deviceLines']>[0],
): Promise<DeviceStanding> {
  const device = operation.device(dev);
  if (!device)
    throw new Refusal(
      'not-enrolled',
      'This device is not enrolled in the operation.',
      'Ask a coordinator for an invitation, and open its link on this device.',
    );
  if (device.revoked) {
    const { lines, more } = await operation.deviceLines(have ?? {});
    throw new Refusal(
      'revoked',
      'This device was revoked.',
      'Its records are kept. Hand them over by file or outbox, and ask a coordinator for a new invitation.',
      { deviceLines: lines, more },
    );
  }
  return device;
}

export const notAllowed = (what: string) =>
  new Refusal(
    'not-allowed',
    `The role of this device does not allow ${what}.`,
    'Ask a coordinator to do it, or to give this device another role.',
  );
