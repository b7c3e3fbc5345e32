import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder } from '../testing/kit.ts';
import { daysLeft, listen, namesOf } from './listen.ts';

const answer = () => new Response('here');

async function listening(options: Parameters<typeof listen>[1]) {
  const result = await listen(answer, options);
  if ('problem' in result) throw new Error(result.problem);
  return result;
}

/** A certificate for a field hub, valid 30 days, or null where this machine has no openssl. */
function selfSigned() {
  const folder = freshFolder();
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=hub-7', '-addext', 'subjectAltName=DNS:hub-7.field.test'];
  const args = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  try {
    execFileSync('openssl', [...args, '-days', '30', '-keyout', key, '-out', cert, ...subject], {
      stdio: 'ignore',
    });
  } catch {
    return null;
  }
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
}

test('a taken port is a value, and nothing is left open', async () => {
  const first = await listening({ host: '127.0.0.1', port: 0 });
  const second = await listen(answer, { host: '127.0.0.1', port: first.port });
  expect(second).toEqual({ problem: 'port-taken' });
  await first.close();
  const third = await listening({ host: '127.0.0.1', port: first.port });
  await third.close();
});

const tls = selfSigned();

test.skipIf(tls === null)('a hub with a certificate answers over TLS', async () => {
  if (tls === null) return;
  const server = await listening({ host: '127.0.0.1', port: 0, tls });
  const body = await new Promise<string>((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port: server.port,
      ca: tls.cert,
      servername: 'hub-7.field.test',
    };
    request(options, (response) => {
      response.setEncoding('utf8');
      response.once('data', resolve);
    })
      .on('error', reject)
      .end();
  });
  expect(body).toBe('here');
  await server.close();
});

test.skipIf(tls === null)('a certificate tells its names and its days left', () => {
  const cert = tls?.cert ?? '';
  expect(namesOf(cert)).toEqual(['hub-7.field.test']);
  expect(daysLeft(cert, Date.now())).toBe(29);
  expect(daysLeft(cert, Date.now() + 31 * 86_400_000)).toBeLessThan(0);
});

const impatient = {
  headersTimeout: 100,
  requestTimeout: 200,
  connectionsCheckingInterval: 50,
  idleTimeout: 300,
};
/** Resolves when the hub hangs up. */
const hungUp = (socket: Socket) =>
  new Promise<void>((resolve) => {
    socket.resume();
    socket.on('error', () => {});
    socket.once('close', () => resolve());
  });

test.each([
  ['says nothing', ''],
  ['never ends its headers', 'GET /health HTTP/1.1\r\nHost: loc'],
  [
    'never ends its body',
    'POST /api/join HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{',
  ],
])(
  'whoever %s is hung up on',
  async (_, words) => {
    const server = await listening({ host: '127.0.0.1', port: 0, patience: impatient });
    const socket = connect(server.port, '127.0.0.1');
    socket.write(words);
    await hungUp(socket);
    await server.close();
  },
  3_000,
);

test.skipIf(tls === null)(
  'whoever keeps silent on a TLS socket is hung up on, too',
  async () => {
    if (tls === null) return;
    const server = await listening({ host: '127.0.0.1', port: 0, tls, patience: impatient });
    await hungUp(connect(server.port, '127.0.0.1'));
    await server.close();
  },
  3_000,
);
