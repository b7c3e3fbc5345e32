import { checkSession, createVerify } from '@corridor/log';
import { Hono } from 'hono';
import type { Hub } from '../../hub.ts';
import { readsOf } from '../../operations/scope.ts';
import { jsonLimit, readStranger, text, time } from '../body.ts';
import { type Env, standingDevice } from '../caller.ts';
import { Refusal } from '../refusal.ts';
import { vectorIn } from '../vector.ts';

const noSuchOperation = new Refusal(
  'no-such-operation',
  'This hub does not hold that operation.',
  'Check the address, or ask for a new invitation from the hub that holds it.',
);

/** A device proves that it holds its key, and gets a token that lasts until the hub restarts. */
export function sessionRoutes(hub: Hub): Hono<Env> {
  const routes = new Hono<Env>();
  const verify = createVerify();

  routes.post('/challenge', async (c) => {
    const body = await readStranger(c.req.raw);
    const [op, dev] = [text(body, 'op'), text(body, 'dev')];
    const operation = hub.operation(op);
    if (!operation) throw noSuchOperation;
    // A revoked device is let to the proof: only the holder of its key is told the device facts.
    if (!operation.device(dev)) await standingDevice(operation, dev);
    return c.json({ challenge: hub.sessions.challenge({ op, dev }) });
  });

  routes.post('/', async (c) => {
    // Large only for the vector of whoever was revoked.
    const body = await readStranger(c.req.raw, jsonLimit);
    const [op, dev, challenge] = [text(body, 'op'), text(body, 'dev'), text(body, 'challenge')];
    const wall = time(body, 'wall');
    const operation = hub.operation(op);
    if (!operation) throw noSuchOperation;
    const proof = { op, dev, challenge, sig: text(body, 'sig') };
    const isProved = await checkSession(verify, proof);
    // Taken only by whoever holds the key, or a stranger could use up an officer's challenge.
    if (!isProved || !hub.sessions.takeChallenge({ op, dev }, challenge))
      throw new Refusal(
        'no-session',
        'The challenge is unknown, was used, has expired, or was not signed by this device.',
        'Ask for a new challenge and sign it within a minute.',
      );
    const device = await standingDevice(operation, dev, vectorIn(body, 'have', {}));
    const now = hub.clockOf(op);
    // In an exercise a device may go by the rehearsal's time or by the day's: neither is a wrong clock.
    const offsets = [now - wall, hub.now() - wall].sort((a, b) => Math.abs(a) - Math.abs(b));
    await operation.noteClock(device, offsets[0] ?? 0);
    hub.journal({ event: 'signed-in', role: device.role });
    const { signer, sealTo } = operation;
    return c.json({
      token: hub.sessions.open({ op, dev }),
      role: device.role,
      reads: readsOf(device),
      now,
      hub: { device: signer.device, sealTo, isEnrolled: operation.isHubEnrolled() },
      takes: ['gzip'],
    });
  });
  return routes;
}
