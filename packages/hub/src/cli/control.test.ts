import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { openBench } from '../testing/kit.ts';
import { serveControl } from './control.ts';

test('a command that is stopped in the middle of asking does not take the hub with it', async () => {
  const bench = await openBench();
  const control = await serveControl(bench.hub, bench.path);
  const ask = (text: string, isWhole: boolean) =>
    new Promise<string>((resolve) => {
      const socket = connect(control.path);
      let heard = '';
      socket.on('data', (bytes) => {
        heard += bytes;
      });
      socket.on('error', () => {});
      socket.on('close', () => resolve(heard));
      const length = isWhole ? text.length : text.length + 10;
      socket.write(
        `POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${length}\r\n\r\n${text}`,
      );
      if (!isWhole) setTimeout(() => socket.destroy(), 30);
    });
  const job = JSON.stringify({ job: 'operations', args: {} });
  await ask(job, false);
  await ask('{"job":"constructor","args":{}}', true);
  expect(await ask(job, true)).toContain('{"result":[]}');
  control.close();
  await bench.hub.close();
});
