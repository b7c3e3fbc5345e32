import { createPrivateKey, X509Certificate } from 'node:crypto';
import { createServer } from 'node:http';
import { createSecureServer } from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';

export const defaultPort = 4180;

export interface Tls {
  readonly cert: string;
  readonly key: string;
}

export interface Listening {
  readonly port: number;
  /** Ends open streams too, so that stopping the hub never waits for a wall screen. */
  readonly close: () => Promise<void>;
}

export type ListenProblem =
  | { readonly problem: 'port-taken' }
  | { readonly problem: 'port-not-allowed' }
  | { readonly problem: 'no-such-address' };

type Fetch = Parameters<typeof createAdaptorServer>[0]['fetch'];

const problemByErrno: Readonly<Record<string, ListenProblem>> = {
  EADDRINUSE: { problem: 'port-taken' },
  EACCES: { problem: 'port-not-allowed' },
  EADDRNOTAVAIL: { problem: 'no-such-address' },
  ENOTFOUND: { problem: 'no-such-address' },
};

/**
 * Whoever says nothing, or says it byte by byte, is hung up on: longer than any of our own calls takes, since
 * phones give up after half a minute and try smaller portions.
 */
const usualPatience = {
  headersTimeout: 15_000,
  requestTimeout: 180_000,
  connectionsCheckingInterval: 5_000,
  idleTimeout: 120_000,
};
export type Patience = typeof usualPatience;
/** A phone holds two or three. Behind a proxy on this laptop all come from one address, so there only the sum counts. */
const mostSockets = { inAll: 2_000, ofOneAddress: 200 };
const isLocal = (address: string) => /^(::1|(::ffff:)?127\.)/.test(address);

/** With a certificate HTTP/2, since every open board and phone page holds one news stream. */
export function listen(
  fetch: Fetch,
  {
    host,
    port,
    tls,
    patience: { idleTimeout, ...patience } = usualPatience,
  }: { host: string; port: number; tls?: Tls; patience?: Patience },
): Promise<Listening | ListenProblem> {
  const server = createAdaptorServer({
    fetch,
    hostname: host,
    ...(tls
      ? {
          createServer: createSecureServer,
          serverOptions: { cert: tls.cert, key: tls.key, allowHTTP1: true, ...patience },
        }
      : { createServer, serverOptions: patience }),
  });
  const sockets = new Set<Socket>();
  const byAddress = new Map<string, number>();
  server.maxConnections = mostSockets.inAll;
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const others = byAddress.get(address) ?? 0;
    if (others >= mostSockets.ofOneAddress && !isLocal(address)) {
      socket.destroy();
      return;
    }
    byAddress.set(address, others + 1);
    sockets.add(socket);
    // News streams speak every twenty seconds, so only the dead and the silent are idle for so long.
    socket.setTimeout(idleTimeout, () => socket.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      const left = (byAddress.get(address) ?? 1) - 1;
      if (left > 0) byAddress.set(address, left);
      else byAddress.delete(address);
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const problem = problemByErrno[error.code ?? ''];
      if (problem) resolve(problem);
      else reject(error);
    });
    server.listen(port, host, () => {
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            for (const socket of sockets) socket.destroy();
          }),
      });
    });
  });
}

/** Whether the key is the certificate's; null where one of them cannot be read. */
export function doKeysFit({ cert, key }: Tls): boolean | null {
  try {
    return new X509Certificate(cert).checkPrivateKey(createPrivateKey(key));
  } catch {
    return null;
  }
}

/** Whole days until the certificate ends; negative when it has. */
export function daysLeft(cert: string, now: number): number {
  return Math.floor((new X509Certificate(cert).validToDate.getTime() - now) / 86_400_000);
}

/** DNS names that the certificate is for, in lower case. */
export function namesOf(cert: string): readonly string[] {
  const names = new X509Certificate(cert).subjectAltName ?? '';
  return [...names.matchAll(/DNS:([^,\s]+)/g)].map((match) => (match[1] ?? '').toLowerCase());
}
