import { maxSliceLines } from '@corridor/log';
import { Hono } from 'hono';
import type { Hub } from '../../hub.ts';
import { readJson, texts } from '../body.ts';
import { type Env, signedIn } from '../caller.ts';
import { trailIn, vectorIn } from '../vector.ts';

/** The two calls of the exchange. Both may die at any point and be repeated. */
export function syncRoutes(hub: Hub): Hono<Env> {
  const routes = new Hono<Env>();
  routes.use(signedIn(hub));

  routes.post('/pull', async (c) => {
    const { operation, device } = c.get('caller');
    const body = await readJson(c.req.raw);
    const want = texts(body, 'want', { most: maxSliceLines, longest: 43, orEmpty: true });
    const ask = { have: vectorIn(body, 'have'), trail: trailIn(body), want };
    const answer = await operation.pull(ask, device);
    return c.json({ ...answer, heard: operation.log.heard() });
  });

  routes.post('/push', async (c) => {
    const { operation } = c.get('caller');
    const body = await readJson(c.req.raw);
    const lines = texts(body, 'lines', { most: maxSliceLines, longest: 64 * 1024 });
    const { admission, receipts } = await operation.deliver(lines);
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
