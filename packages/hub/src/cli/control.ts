import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whereOf } from '../data/journal.ts';
import type { Hub } from '../hub.ts';
import { type JobName, jobs } from '../jobs/index.ts';
import type { Report } from '../jobs/report.ts';
import { stopOfDisk } from './disk.ts';
import { type Exit, Stop } from './exit.ts';
import type { Output } from './output.ts';
import { addressFile } from './place.ts';
import { withHub } from './withhub.ts';

/**
 * A backup must not need the hub to stop while buses move. So a running hub takes the command line's jobs
 * over a socket in its data folder, which only its owner may enter; without a running hub the command
 * opens the folder itself. One JSON value a line: progress, then a result or a reason to stop.
 */
type Message =
  | { readonly title: string; readonly done: number; readonly total: number }
  | { readonly result: unknown }
  | { readonly stop: { exit: Exit; message: string; hint?: string | undefined } };

/** Sockets have short names: a deep folder gets one elsewhere, in a folder of its own. */
function socketPath(folder: string): string {
  if (process.platform === 'win32')
    return `\\\\.\\pipe\\corridor-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  const path = join(folder, 'control.sock');
  return path.length < 100 ? path : join(mkdtempSync(join(tmpdir(), 'corridor-')), 'control.sock');
}

export interface Control {
  readonly path: string;
  readonly close: () => void;
}

export function serveControl(hub: Hub, folder: string): Promise<Control> {
  const path = socketPath(folder);
  rmSync(path, { force: true });
  const server = createServer(async (incoming, outgoing) => {
    const say = (message: Message) => outgoing.write(`${JSON.stringify(message)}\n`);
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const { job, args } = JSON.parse(Buffer.concat(chunks).toString()) as {
        job: JobName;
        args: never;
      };
      const result = await jobs[job](hub, args, (title, done, total) =>
        say({ title, done, total }),
      );
      say({ result });
    } catch (thrown) {
      const error = stopOfDisk(thrown) ?? thrown;
      const isStop = error instanceof Stop;
      if (!isStop) hub.journal({ event: 'fault', level: 'fault', where: whereOf(error) });
      say({
        stop: isStop
          ? { exit: error.exit, message: error.message, hint: error.hint }
          : {
              exit: 'fault',
              message: 'The running hub stumbled over this.',
              hint: 'No receipted record is touched by it. Look into journal.jsonl in the data folder, and report it.',
            },
      });
    }
    outgoing.end();
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      resolve({
        path,
        close: () => {
          server.close();
          rmSync(path, { force: true });
        },
      });
    });
  });
}

function controlOf(data: string): string | null {
  const file = join(data, addressFile);
  if (!existsSync(file)) return null;
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { control?: string }).control ?? null;
  } catch {
    // Cut off while being written.
    return null;
  }
}

/** null when nobody listens there any more: the hub was killed. */
function askRunning(path: string, body: string, hear: (message: Message) => void) {
  return new Promise<boolean>((resolve, reject) => {
    const call = request({ socketPath: path, method: 'POST', path: '/' }, (response) => {
      let rest = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) hear(JSON.parse(line) as Message);
      });
      response.on('end', () => resolve(true));
      response.on('error', reject);
    });
    call.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve(false);
      else reject(error);
    });
    call.end(body);
  });
}

type Jobs = typeof jobs;

/** Runs a job in the running hub, or on the folder itself, and shows its progress. */
export async function runJob<N extends JobName>(
  data: string,
  job: N,
  args: Parameters<Jobs[N]>[1],
  output: Output,
  options: { readonly create?: boolean } = {},
): Promise<Awaited<ReturnType<Jobs[N]>>> {
  type Result = Awaited<ReturnType<Jobs[N]>>;
  let bar: { title: string; progress: ReturnType<Output['progress']> } | null = null;
  const report: Report = (title, done, total) => {
    if (bar?.title !== title) {
      bar?.progress.end();
      bar = { title, progress: output.progress(title, total) };
    }
    bar.progress.at(done);
  };
  const endBar = () => (bar as { progress: ReturnType<Output['progress']> } | null)?.progress.end();

  const control = controlOf(data);
  if (control !== null) {
    let result: { readonly value: Result } | null = null;
    let stop: Stop | null = null;
    const isThere = await askRunning(control, JSON.stringify({ job, args }), (message) => {
      if ('title' in message) report(message.title, message.done, message.total);
      else if ('result' in message) result = { value: message.result as Result };
      else stop = new Stop(message.stop.exit, message.stop.message, message.stop.hint);
    });
    if (stop) throw stop;
    if (result) {
      endBar();
      return (result as { readonly value: Result }).value;
    }
    if (isThere) throw new Stop('fault', 'The running hub ended in the middle of this.');
  }
  const run = jobs[job] as (hub: Hub, args: unknown, report: Report) => Promise<Result>;
  const value = await withHub(data, (hub) => run(hub, args, report), options);
  endBar();
  return value;
}
