import { pull, push } from '../exchange/exchange.ts';
import type { MayRead } from '../exchange/types.ts';
import { checkSession } from '../keys/proofs.ts';
import { makeReceipt } from '../keys/receipts.ts';
import type { OpenLog } from '../open/types.ts';
import type { DeviceId, Signer, Verify } from '../types.ts';
import type { Reads } from './wanted.ts';

export interface MiniHub {
  readonly fetch: typeof globalThis.fetch;
  /** Paths asked so far, with the number of lines sent or answered. */
  readonly calls: { path: string; lines: number; sent: number; answered: number }[];
  /** What the asker may read, and how the hub puts it at sign-in. */
  mayRead: MayRead;
  reads: Reads | undefined;
  now: number;
  /** Called before a call is answered; throws to cut the line, answers a response to say something else. */
  before: (path: string, body: Record<string, unknown>) => Response | undefined;
  /** Called after the call was carried out; its answer leaves when this is done. */
  after: (path: string) => unknown;
  readonly tellNews: () => void;
  /** Forgets all sessions and ends all streams, as a restart does. */
  readonly restart: () => void;
  log: OpenLog;
  /** Its sealing key, as it says it at sign-in. */
  sealTo: string | undefined;
}

/** For tests: the hub's side of the protocol over real logs, without a network. */
export const createMiniHub = (log: OpenLog, signer: Signer, verify: Verify): MiniHub => {
  const tokens = new Map<string, DeviceId>();
  const streams = new Set<ReadableStreamDefaultController<Uint8Array>>();
  let count = 0;
  const refuse = (status: number, error: string) =>
    Response.json({ error, message: error, hint: '' }, { status });

  const hub: MiniHub = {
    log,
    sealTo: undefined,
    calls: [],
    mayRead: () => true,
    reads: undefined,
    now: 1_000,
    before: () => undefined,
    after: () => undefined,
    tellNews: () => {
      for (const stream of streams) {
        stream.enqueue(new TextEncoder().encode('event: news\ndata: \n\n'));
      }
    },
    restart: () => {
      tokens.clear();
      for (const stream of streams) stream.close();
      streams.clear();
    },
    fetch: async (input, init = {}) => {
      const { pathname } = new URL(String(input));
      const body = init.body ? JSON.parse(String(init.body)) : {};
      const sent = String(init.body ?? '').length;
      const call = { path: pathname, lines: body.lines?.length ?? 0, sent, answered: 0 };
      hub.calls.push(call);
      const instead = hub.before(pathname, body);
      if (instead) return instead;
      const response = await answer(pathname, body, init, call);
      await hub.after(pathname);
      return response;
    },
  };

  const answer = async (
    path: string,
    // biome-ignore lint/suspicious/noExplicitAny: whatever the client under test sent
    body: any,
    init: RequestInit,
    call: { lines: number; answered: number },
  ): Promise<Response> => {
    const { op } = hub.log;
    if (path === '/api/session/challenge') return Response.json({ challenge: `c${++count}` });
    if (path === '/api/session') {
      const { dev, challenge, sig } = body;
      if (!(await checkSession(verify, { op, dev, challenge, sig })))
        return refuse(401, 'no-session');
      tokens.set(`t${++count}`, dev);
      const { now, reads } = hub;
      const named = hub.sealTo && { device: signer.device, sealTo: hub.sealTo };
      return Response.json({ token: `t${count}`, role: 'counter', now, reads, hub: named });
    }
    const token = /^Bearer (.*)$/.exec(new Headers(init.headers).get('authorization') ?? '')?.[1];
    if (!tokens.has(token ?? '')) return refuse(401, 'no-session');
    if (path === '/api/news') {
      let own: ReadableStreamDefaultController<Uint8Array>;
      const stream = new ReadableStream<Uint8Array>({
        start: (controller) => {
          own = controller;
          streams.add(controller);
        },
        cancel: () => {
          streams.delete(own);
        },
      });
      return new Response(stream);
    }
    if (path === '/api/sync/pull') {
      const { most, ...ask } = body;
      const limits = { maxLines: most?.lines ?? 500, maxBytes: most?.bytes ?? 1_000_000 };
      const answered = await pull(hub.log, ask, { limits, mayRead: hub.mayRead });
      call.lines = answered.lines.length;
      const text = JSON.stringify({ ...answered, heard: hub.log.heard(), now: hub.now });
      call.answered = text.length;
      return new Response(text);
    }
    const { have, refused, held } = await push(hub.log, body.lines);
    const receipts = await Promise.all(
      Object.entries(have).flatMap(([dev, heads]) =>
        heads.map(([, head]) => makeReceipt(signer, { op, level: 'hub', dev, head })),
      ),
    );
    return Response.json({ have, refused, held, receipts });
  };
  return hub;
};
