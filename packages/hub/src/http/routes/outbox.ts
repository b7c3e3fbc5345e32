import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import type { Hub } from '../../hub.ts';
import { bytesToJson, jsonLimit, readBytes, texts } from '../body.ts';
import type { Env } from '../caller.ts';
import { createRate } from '../rate.ts';
import { Refusal } from '../refusal.ts';

/** A courier who brings sealed records proves nothing about himself, so what he may cost is bounded. */
const callsPerMinute = { each: 60, all: 600 };
const bytesPerMinute = 64 * 1024 * 1024;

/** The sender's address, used for the bound and nowhere written down. */
function addressOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? '';
  } catch {
    return '';
  }
}

/**
 * Records sealed to this hub, from a locked phone or carried by somebody who cannot read them. Needs no
 * session: what counts is who signed the lines inside. Each record is answered on its own.
 */
export function outboxRoutes(hub: Hub): Hono<Env> {
  const routes = new Hono<Env>();
  const rate = createRate(hub.now, { ...callsPerMinute, bytes: bytesPerMinute });

  const tooMany = () =>
    new Refusal(
      'too-many',
      'Too many deliveries within a minute.',
      'Keep the records, wait a minute and send the rest.',
    );

  routes.post('/', async (c) => {
    if (!rate.take(addressOf(c))) throw tooMany();
    const bytes = await readBytes(c.req.raw, jsonLimit, 'strangers');
    if (!rate.takeBytes(bytes.length)) throw tooMany();
    const sealed = texts(bytesToJson(bytes), 'sealed', { most: 500, longest: jsonLimit });
    const answer = await hub.openOutbox(sealed);
    hub.journal({
      event: 'outbox',
      opened: answer.opened,
      unreadable: answer.unreadable.length,
      refused: answer.refused,
    });
    return c.json(answer);
  });
  return routes;
}
