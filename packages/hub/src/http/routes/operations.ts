import { maxSliceLines } from '@corridor/log';
import { type Context, Hono } from 'hono';
import type { Hub } from '../../hub.ts';
import { mayFound } from '../../operations/roles.ts';
import { optionalText, readJson, text, texts } from '../body.ts';
import { bearer, type Env, notAllowed, standingDevice } from '../caller.ts';
import { Refusal } from '../refusal.ts';

const isOperationId = (text: string) => /^(op|ex)-[\w-]{22}$/.test(text);

/** A new operation: the founder's key is made and stays in the coordinator's browser. */
export function operationRoutes(hub: Hub): Hono<Env> {
  const routes = new Hono<Env>();

  const mustMayFound = async (c: Context) => {
    const token = bearer(c);
    if (token !== null && hub.isSetUp(token)) return;
    const session = token === null ? null : hub.sessions.byToken(token);
    const operation = session && !session.isEnded ? hub.operation(session.op) : null;
    if (!session || !operation)
      throw new Refusal(
        'no-session',
        'Founding an operation needs a session, or a sign-in link used in this page just now.',
        'Sign in, or run "corridor link" on the laptop and open what it prints.',
      );
    if (!mayFound(await standingDevice(operation, session.dev)))
      throw notAllowed('founding an operation');
  };
  routes.use(async (c, next) => {
    await mustMayFound(c);
    await next();
  });
  /** The body, if the caller may still found when it has come. */
  const readFounding = async (c: Context) => {
    const body = await readJson(c.req.raw);
    await mustMayFound(c);
    return body;
  };

  const freeId = (op: string) => {
    if (!isOperationId(op))
      throw new Refusal(
        'bad-request',
        '"op" is not an operation id.',
        "It follows from the founder's key; see docs/protocol.md, section 1.",
      );
    if (hub.operation(op))
      throw new Refusal('exists', 'This hub holds that operation already.', 'Open it instead.');
    return op;
  };

  routes.post('/prepare', async (c) => {
    const body = await readFounding(c);
    const { signer, sealTo } = await hub.prepare(freeId(text(body, 'op')));
    return c.json({ hub: { device: signer.device, sealTo } });
  });

  routes.post('/', async (c) => {
    const body = await readFounding(c);
    const op = freeId(text(body, 'op'));
    const lines = texts(body, 'lines', { most: maxSliceLines, longest: 64 * 1024 });
    const problem = await hub.create(op, lines, optionalText(body, 'recovery'));
    if (problem)
      throw new Refusal(
        'bad-request',
        problem,
        'Send the founder\'s first lines and the coordinator\'s, with this hub enrolled as "hub".',
      );
    return c.json({ op });
  });
  return routes;
}
