import { Hono } from 'hono';
import type { Hub } from '../../hub.ts';
import { type Env, signedIn } from '../caller.ts';
import { newsResponse } from '../news.ts';

/** Truth never travels here: whoever hears of news pulls. */
export function newsRoutes(hub: Hub): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/', signedIn(hub), (c) => {
    const { operation, token } = c.get('caller');
    return newsResponse(({ send, close }) => {
      const stopListening = hub.news.listen(operation.op, send);
      const forget = hub.sessions.onEnd(token, close);
      return () => {
        stopListening();
        forget();
      };
    });
  });
  return routes;
}
