import { Hono } from 'hono';
import type { Hub } from '../../hub.ts';
import { mayDirectExercise } from '../../operations/roles.ts';
import { number, readJson, text } from '../body.ts';
import { type Env, notAllowed, signedIn, stillSignedIn } from '../caller.ts';
import { Refusal } from '../refusal.ts';

export const speedLimit = 3600;

/** The clock of a rehearsal that this hub plays, and its truth once it is over. */
export function exerciseRoutes(hub: Hub): Hono<Env> {
  const routes = new Hono<Env>();
  routes.use(signedIn(hub));

  const playOf = (op: string) => {
    const play = op.startsWith('ex-') ? hub.play(op) : null;
    if (!play)
      throw new Refusal(
        'not-found',
        'This hub plays no exercise under that operation.',
        'Start one with "corridor demo".',
      );
    return play;
  };

  routes.get('/state', (c) => c.json(playOf(c.get('caller').operation.op).state()));

  routes.post('/speed', async (c) => {
    const body = await readJson(c.req.raw);
    const { operation, device } = await stillSignedIn(hub, c);
    const speed = number(body, 'speed');
    const play = playOf(text(body, 'op'));
    if (text(body, 'op') !== operation.op || !mayDirectExercise(device))
      throw notAllowed('changing the speed of the exercise');
    if (speed < 0 || speed > speedLimit)
      throw new Refusal(
        'bad-request',
        `"speed" must be 0 (paused) to ${speedLimit}.`,
        'Choose 0, 1, 10, 60 or 600.',
      );
    await play.setSpeed(speed);
    return c.json(play.state());
  });

  routes.post('/reveal', async (c) => {
    const { operation, device } = c.get('caller');
    if (!mayDirectExercise(device)) throw notAllowed('revealing the truth of the exercise');
    const play = playOf(operation.op);
    await play.reveal();
    return c.json(play.state());
  });
  return routes;
}
