/**
 * Tells open streams that there is news in their operation, and nothing else. Listeners are told at
 * most once per tick, however many lines a delivery brought.
 */
export interface News {
  readonly tell: (op: string) => void;
  /** Answers the function that stops listening. */
  readonly listen: (op: string, listener: () => void) => () => void;
  readonly listenerCount: (op: string) => number;
}

export function createNews(): News {
  const byOperation = new Map<string, Set<() => void>>();
  const told = new Set<string>();
  return {
    tell(op) {
      if (told.has(op)) return;
      told.add(op);
      setImmediate(() => {
        told.delete(op);
        for (const listener of byOperation.get(op) ?? []) listener();
      });
    },
    listen(op, listener) {
      const listeners = byOperation.get(op) ?? new Set();
      byOperation.set(op, listeners.add(listener));
      return () => listeners.delete(listener);
    },
    listenerCount: (op) => byOperation.get(op)?.size ?? 0,
  };
}

const heartbeatMs = 20_000;
const encoder = new TextEncoder();
const frame = (text: string) => encoder.encode(text);

/**
 * A server-sent event stream carrying `event: news` and heartbeats. `open` gets `send` and `close` and
 * answers what to undo when the reader goes. A reader that does not read is told once, not a thousand times.
 */
export function newsResponse(
  open: (stream: { send: () => void; close: () => void }) => () => void,
): Response {
  let stop = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let isOpen = true;
      let undo = () => {};
      const close = () => {
        if (!isOpen) return;
        isOpen = false;
        clearInterval(heartbeat);
        undo();
        try {
          controller.close();
        } catch {
          // The reader went first.
        }
      };
      const write = (text: string) => {
        if (isOpen && (controller.desiredSize ?? 0) > -16) controller.enqueue(frame(text));
      };
      const heartbeat = setInterval(() => write(': alive\n\n'), heartbeatMs);
      heartbeat.unref();
      stop = close;
      write('retry: 2000\n\nevent: news\ndata: \n\n');
      undo = open({ send: () => write('event: news\ndata: \n\n'), close });
      if (!isOpen) undo();
    },
    cancel: () => stop(),
  });
  return new Response(body, {
    headers: { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' },
  });
}
