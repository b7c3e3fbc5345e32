import { Hono } from 'hono';
import { routePath } from 'hono/route';
import { whereOf } from '../data/journal.ts';
import { isNoSpace } from '../data/space.ts';
import type { Hub } from '../hub.ts';
import type { Env } from './caller.ts';
import { createPages } from './pages.ts';
import { Refusal, refusalToResponse } from './refusal.ts';
import { blobRoutes } from './routes/blob.ts';
import { exerciseRoutes } from './routes/exercise.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { joinRoutes } from './routes/join.ts';
import { newsRoutes } from './routes/news.ts';
import { operationRoutes } from './routes/operations.ts';
import { outboxRoutes } from './routes/outbox.ts';
import { sessionRoutes } from './routes/session.ts';
import { syncRoutes } from './routes/sync.ts';
import { guard, headers, type Names } from './security.ts';

export interface AppOptions {
  readonly names: Names;
  /** Where the built pages lie. */
  readonly boardFolder: string;
  readonly phoneFolder: string;
}

const fault = new Refusal(
  'hub-fault',
  'The hub stumbled over this call; nothing that was receipted is touched by it.',
  'Try again. If it happens again, look into journal.jsonl in the data folder and report it.',
);

const noSpace = new Refusal(
  'no-space',
  "The disk of the hub's laptop is full: it can hand out what it holds, and keep nothing more.",
  'Make room on the laptop. Records stay on their phones, and are sent again by themselves.',
);

/** The whole HTTP side as one Fetch handler, so that tests call it without a socket. */
export function createApp(hub: Hub, options: AppOptions): Hono<Env> {
  const app = new Hono<Env>();

  app.use(headers);
  app.use(async (c, next) => {
    const started = performance.now();
    await next();
    hub.journal({
      event: 'request',
      method: c.req.method,
      // The pattern, not the path: a path holds the hash of an attachment, or whatever was typed.
      route: routePath(c, -1),
      status: c.res.status,
      ms: Math.round(performance.now() - started),
    });
  });
  app.use(guard(options.names));

  app.onError((error) => {
    if (error instanceof Refusal) return refusalToResponse(error);
    if (isNoSpace(error)) {
      hub.journal({ event: 'no-space', level: 'fault' });
      return refusalToResponse(noSpace);
    }
    hub.journal({ event: 'fault', level: 'fault', where: whereOf(error) });
    return refusalToResponse(fault);
  });

  app.get('/health', (c) => c.json({ ok: true, version: hub.version }));
  app.route('/api/join', joinRoutes(hub));
  app.route('/api/session', sessionRoutes(hub));
  app.route('/api/sync', syncRoutes(hub));
  app.route('/api/news', newsRoutes(hub));
  app.route('/api/blob', blobRoutes(hub));
  app.route('/api/invitations', invitationRoutes(hub));
  app.route('/api/operations', operationRoutes(hub));
  app.route('/api/outbox', outboxRoutes(hub));
  app.route('/api/exercise', exerciseRoutes(hub));
  app.all('/api/*', () => {
    throw new Refusal('not-found', 'There is no such call.', 'See docs/protocol.md for all calls.');
  });

  app.get('/phone', (c) => c.redirect('/phone/'));
  app.get('/phone/*', createPages(options.phoneFolder, '/phone/', 'phone'));
  app.get('/*', createPages(options.boardFolder, '/', 'board'));
  return app;
}
