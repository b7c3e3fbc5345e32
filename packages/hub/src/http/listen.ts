import { X509Certificate } from 'node:crypto';
import { createServer } from 'node:http';
import { createSecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
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

/** With a certificate HTTP/2, since every open board and phone page holds one news stream. */
export function listen(
  fetch: Fetch,
  { host, port, tls }: { host: string; port: number; tls?: Tls },
): Promise<Listening | ListenProblem> {
  const server = createAdaptorServer({
    fetch,
    hostname: host,
    ...(tls
      ? {
          createServer: createSecureServer,
          serverOptions: { cert: tls.cert, key: tls.key, allowHTTP1: true },
        }
      : { createServer }),
  });
  const sockets = new Set<{ destroy: () => void }>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
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

/** Whole days until the certificate ends; negative when it has. */
export function daysLeft(cert: string, now: number): number {
  return Math.floor((new X509Certificate(cert).validToDate.getTime() - now) / 86_400_000);
}

/** DNS names that the certificate is for, in lower case. */
export function namesOf(cert: string): readonly string[] {
  const names = new X509Certificate(cert).subjectAltName ?? '';
  return [...names.matchAll(/DNS:([^,\s]+)/g)].map((match) => (match[1] ?? '').toLowerCase());
}
