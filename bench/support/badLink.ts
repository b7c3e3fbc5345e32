import { request as ask, createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export interface BadLink {
  readonly origin: string;
  readonly requests: () => number;
  readonly cut: () => number;
  readonly bytes: () => number;
  readonly close: () => void;
}

interface BadLinkOptions {
  readonly to: string;
  /** Shared by everything that goes through, both ways. */
  readonly bytesPerSecond: number;
  /** Of all requests, 0 to 1; each cut at a byte chosen anywhere between its first and the last of its answer. */
  readonly cutShare: number;
  readonly chance: () => number;
}

/** About what the two header blocks of a call weigh; the cut may fall into them too. */
const HEADERS = 600;

/**
 * A link as phones have it between two hills: slow, and broken in the middle of things. A cut ends the socket without a
 * word, sometimes after the hub has stored what was sent and before the phone heard of it.
 */
export async function openBadLink(options: BadLinkOptions): Promise<BadLink> {
  const { to, bytesPerSecond, cutShare, chance } = options;
  const target = new URL(to);
  let freeAt = 0;
  let [requests, cut, bytes] = [0, 0, 0];
  /** Waits for its turn on the link. */
  const carry = async (length: number) => {
    const now = performance.now();
    freeAt = Math.max(now, freeAt) + (length / bytesPerSecond) * 1000;
    bytes += length;
    await wait(freeAt - now);
  };
  const server = createServer((incoming, outgoing) => {
    requests++;
    const isCut = chance() < cutShare;
    const where = chance();
    const kill = (...sockets: (Socket | null | undefined)[]) => {
      cut++;
      for (const socket of sockets) socket?.destroy();
    };
    const run = async () => {
      // Where in the call the cut falls is drawn over request and answer together.
      const sent = Number(incoming.headers['content-length'] ?? 0) + HEADERS;
      let left = isCut ? where * (sent + ANSWER) : Number.POSITIVE_INFINITY;
      const pass = async (chunk: Uint8Array): Promise<boolean> => {
        const length = Math.min(chunk.length, Math.max(0, left));
        await carry(length);
        left -= chunk.length;
        return left > 0;
      };
      const onward = ask(
        {
          host: target.hostname,
          port: target.port,
          path: incoming.url,
          method: incoming.method,
          headers: incoming.headers,
        },
        (answer: IncomingMessage) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          outgoing.flushHeaders();
          void (async () => {
            for await (const chunk of answer) {
              for (const part of parts(chunk as Buffer)) {
                if (!(await pass(part))) return kill(incoming.socket, onward.socket);
                outgoing.write(part);
              }
            }
            if (isCut && left < Number.POSITIVE_INFINITY) return kill(incoming.socket);
            outgoing.end();
          })().catch(() => incoming.socket?.destroy());
        },
      );
      onward.on('error', () => incoming.socket?.destroy());
      outgoing.on('close', () => {
        if (!outgoing.writableEnded) onward.destroy();
      });
      if (!(await pass(Buffer.alloc(HEADERS)))) return kill(incoming.socket, onward.socket);
      for await (const chunk of incoming) {
        for (const part of parts(chunk as Buffer)) {
          if (!(await pass(part))) return kill(incoming.socket, onward.socket);
          onward.write(part);
        }
      }
      onward.end();
    };
    run().catch(() => incoming.socket?.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => requests,
    cut: () => cut,
    bytes: () => bytes,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Bytes of an answer, as far as the place of a cut is concerned: most are short. */
const ANSWER = 1_500;

/** A link takes small pieces in turn: a big body must not hold up the answer to a small one. */
function* parts(chunk: Buffer): Generator<Buffer> {
  for (let at = 0; at < chunk.length; at += 1_400) yield chunk.subarray(at, at + 1_400);
}
