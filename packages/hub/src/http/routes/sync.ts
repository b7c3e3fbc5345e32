import { maxSliceBytes, maxSliceLines } from '@corridor/log';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { Hub } from '../../hub.ts';
import { type JsonObject, readJson, texts } from '../body.ts';
import { type Env, signedIn, stillSignedIn } from '../caller.ts';
import { trailIn, vectorIn } from '../vector.ts';

/** `most`: a phone on a bad link asks for smaller slices; larger ones than usual there are not. */
function limitsIn({ most }: JsonObject) {
  const { lines, bytes } = (typeof most === 'object' && most !== null ? most : {}) as JsonObject;
  const atMost = (value: unknown, limit: number) =>
    typeof value === 'number' && value >= 1 ? Math.min(Math.floor(value), limit) : limit;
  return { maxLines: atMost(lines, maxSliceLines), maxBytes: atMost(bytes, maxSliceBytes) };
}

/** The two calls of the exchange. Both may die at any point and be repeated. */
export function syncRoutes(hub: Hub): Hono<Env> {
  const routes = new Hono<Env>();
  routes.use(signedIn(hub));

  // A slice of lines packs to a fifth, and a field network is slow.
  routes.use('/pull', compress());
  routes.post('/pull', async (c) => {
    const body = await readJson(c.req.raw);
    const { operation, device } = await stillSignedIn(hub, c);
    const want = texts(body, 'want', { most: maxSliceLines, longest: 43, orEmpty: true });
    const ask = { have: vectorIn(body, 'have'), trail: trailIn(body), want };
    const answer = await operation.pull(ask, device, limitsIn(body));
    return c.json({ ...answer, heard: operation.log.heard(), now: hub.clockOf(operation.op) });
  });

  routes.post('/push', async (c) => {
    const body = await readJson(c.req.raw);
    const { operation, device } = await stillSignedIn(hub, c);
    const lines = texts(body, 'lines', { most: maxSliceLines, longest: 64 * 1024 });
    const { admission, receipts } = await operation.deliver(lines, device.device);
    hub.journal({
      event: 'delivered',
      admitted: admission.admitted.length,
      known: admission.known,
      held: admission.held,
      refused: admission.refused.length,
    });
    const { refused, held } = admission;
    return c.json({ have: operation.log.vector(), refused, held, receipts });
  });
  return routes;
}
