import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { mustBeFile } from '../bundle/files.ts';
import type { DataFolder } from '../data/folder.ts';
import { appendTo, createJournal, type Journal } from '../data/journal.ts';
import { loadDemonstration } from '../demonstration/load.ts';
import { createApp } from '../http/app.ts';
import {
  daysLeft,
  defaultPort,
  doKeysFit,
  type Listening,
  listen,
  namesOf,
  type Tls,
} from '../http/listen.ts';
import type { Hub } from '../hub.ts';
import { signInLink } from '../identity/signin.ts';
import { lastHeard } from '../operations/clocks.ts';
import { type Control, serveControl } from './control.ts';
import { damageWords } from './damage.ts';
import { Stop } from './exit.ts';
import { createOutput, type Output } from './output.ts';
import { addressFile, dataOption, openHubIn, openPlace, projectRoot } from './place.ts';

export interface StartOptions {
  readonly data: string;
  readonly port: number;
  readonly host?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly insecureLan: boolean;
  readonly log: boolean;
  readonly json: boolean;
}

export const listeningOptions = (command: Command) =>
  command
    .addOption(
      new Option('--port <number>', 'port to listen on').default(defaultPort).argParser(Number),
    )
    .option('--host <address>', 'listen beyond this laptop, for example 0.0.0.0')
    .option('--cert <file>', 'TLS certificate chain (PEM)')
    .option('--key <file>', 'TLS private key (PEM)')
    .option('--insecure-lan', 'let others on the network connect without TLS', false)
    .option('--log', 'write the journal to the terminal instead of the data folder', false)
    .option('--json', 'machine-readable output', false);

export const startCommand = () =>
  listeningOptions(new Command('start'))
    .description('run the hub on this laptop and print a one-time link to sign in')
    .option(...dataOption)
    .option('--demo', 'load the demonstration: a record to read, and an exercise that plays', false)
    .action(async (options: StartOptions & { readonly demo: boolean }) => {
      await runHub(options, async (hub, output) => {
        if (options.demo) await loadDemonstration(hub, output);
      });
    });

const clockWarningMs = 2 * 60_000;
const loopbackHosts = new Set(['localhost', '127.0.0.1', '::1']);

const overPlainHttp = [
  'Without TLS a phone on the local network has no service worker (it forgets the app without the hub),',
  'no camera for QR codes and no keys of its own: browsers keep these for secure addresses. And whoever',
  'listens on that network reads every count.',
].join('\n');

function readTls({ cert, key }: StartOptions): Tls | undefined {
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined)
    throw new Stop('usage', 'TLS needs both --cert and --key.');
  for (const file of [cert, key]) mustBeFile(file);
  const tls = { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
  const fits = doKeysFit(tls);
  if (fits) return tls;
  throw new Stop(
    'usage',
    fits === null
      ? `${cert} and ${key} are not a certificate and its key in PEM.`
      : `The key in ${key} does not belong to the certificate in ${cert}.`,
    'Both begin with "-----BEGIN". A key must have no passphrase.',
  );
}

/** Runs until the process is told to end. `prepare` loads what the command wants played. */
export async function runHub(
  options: StartOptions,
  prepare: (hub: Hub, output: Output) => Promise<void>,
): Promise<void> {
  const output = createOutput(options.json);
  const tls = readTls(options);
  const host = options.host ?? '127.0.0.1';
  const isLoopback = loopbackHosts.has(host);
  if (!Number.isInteger(options.port) || options.port < 0 || options.port > 65_535)
    throw new Stop('usage', '--port must be a number from 0 to 65535.');
  if (!isLoopback && !tls) {
    if (!options.insecureLan)
      throw new Stop(
        'refused',
        `${overPlainHttp}\nSo the hub does not listen on ${host} without TLS.`,
        "Give --cert and --key for this laptop's name on the network, or --insecure-lan to accept this.",
      );
    output.warn(`Listening on ${host} without TLS, as asked.\n${overPlainHttp}`);
  }
  if (tls) warnOfCertificate(tls, output);

  const folder = openPlace(options.data);
  const write = options.log
    ? (line: string) => process.stdout.write(line)
    : appendTo(folder.file('journal.jsonl'));
  const journal = createJournal(write, Date.now);
  const hub = await openHubIn(folder, journal);
  const names = [host.toLowerCase(), hostname().toLowerCase(), `${hostname().toLowerCase()}.local`];
  const app = createApp(hub, {
    names: { isLoopback, names: [...names, ...(tls ? namesOf(tls.cert) : [])] },
    boardFolder: join(projectRoot, 'packages/board/dist'),
    phoneFolder: join(projectRoot, 'packages/phone/dist'),
  });

  const server = await listen(app.fetch, {
    host,
    port: options.port,
    ...(tls ? { tls } : {}),
  });
  if ('problem' in server) {
    await hub.close();
    throw stopFor(server.problem, options.port, host);
  }
  const control = await serveControl(hub, options.data);
  closeAtSignal(hub, server, control, folder.file(addressFile));
  // A failure from here on must not leave half a hub behind that runs and has told nobody how to reach it.
  try {
    await announce(hub, server, {
      control,
      options,
      folder,
      tls,
      isLoopback,
      output,
      journal,
      prepare,
    });
  } catch (error) {
    control.close();
    rmSync(folder.file(addressFile), { force: true });
    await server.close();
    await hub.close();
    throw error;
  }
}

interface Announcing {
  readonly control: Control;
  readonly options: StartOptions;
  readonly folder: DataFolder;
  readonly tls: Tls | undefined;
  readonly isLoopback: boolean;
  readonly output: Output;
  readonly journal: Journal;
  readonly prepare: (hub: Hub, output: Output) => Promise<void>;
}

async function announce(
  hub: Hub,
  server: Listening,
  { control, options, folder, tls, isLoopback, output, journal, prepare }: Announcing,
): Promise<void> {
  if (hub.isNewDevice)
    output.warn(
      'This data folder was copied from elsewhere. So that two hubs never write under one key, this hub\n' +
        'is a new device now. A coordinator enrols it on the board (Devices), or "corridor restore" with\n' +
        'the recovery sheet does.',
    );
  warnOfRecords(hub, output);
  await prepare(hub, output);

  void hub.destroyOverdue();
  const hourly = setInterval(() => void hub.witness().then(hub.destroyOverdue), 3_600_000);
  hourly.unref();
  const name = isLoopback ? 'localhost' : ((tls && namesOf(tls.cert)[0]) ?? hostname());
  const origin = `${tls ? 'https' : 'http'}://${name}:${server.port}`;
  writeFileSync(folder.file(addressFile), JSON.stringify({ origin, control: control.path }), {
    mode: 0o600,
  });
  const { address, expiresAt } = signInLink(hub.ledger, origin, Date.now());
  journal({ event: 'started', operations: hub.operations().length });
  output.say();
  output.say(
    'Corridor runs. Open this address once, within 15 minutes, to sign in as coordinator:',
  );
  output.say();
  output.say(`  ${address}`);
  output.say();
  output.say(`Records and keys: ${options.data}. A new link: corridor link. Stop: Ctrl+C.`);
  output.result({ address, expiresAt, port: server.port, data: options.data });
}

/** What whoever starts the hub must know of its disk and its clock before anybody trusts either. */
function warnOfRecords(hub: Hub, output: Output): void {
  for (const operation of hub.operations()) {
    const damage = operation.log.damage().map((each) => ({
      ...each,
      label: operation.device(each.device)?.label ?? 'a device nobody enrolled',
    }));
    for (const line of damageWords(damage)) output.warn(line);
    const heard = lastHeard(operation.log);
    if (!operation.op.startsWith('ex-') && heard > hub.now() + clockWarningMs)
      output.warn(
        `This laptop's clock shows ${new Date(hub.now()).toISOString()}, but records arrived here as late as\n` +
          `${new Date(heard).toISOString()}. Put the clock right: every time on every screen is told by it.`,
      );
  }
}

function warnOfCertificate(tls: Tls, output: Output): void {
  const days = daysLeft(tls.cert, Date.now());
  if (days < 0)
    throw new Stop(
      'refused',
      'The TLS certificate has expired: every phone would refuse it.',
      'Bring a new one. Until then phones hand over by file and QR.',
    );
  const line = `The TLS certificate is valid for ${days} more day${days === 1 ? '' : 's'}.`;
  if (days < 14) output.warn(`${line} Bring a new one before then.`);
  else output.say(line);
}

function stopFor(problem: string, port: number, host: string): Stop {
  if (problem === 'port-taken')
    return new Stop(
      'busy',
      `Port ${port} is taken by another program (perhaps another Corridor on this laptop).`,
      'Stop that program and start again. Do not simply take another port: to a browser that is another\n' +
        'place, where it finds neither its key nor the records it has not sent yet. If this is the first\n' +
        'start here, --port is safe.',
    );
  if (problem === 'port-not-allowed')
    return new Stop('usage', `This user may not listen on port ${port}.`, 'Use a port above 1023.');
  return new Stop(
    'usage',
    `This laptop has no address ${host}.`,
    'See its addresses with "ip addr".',
  );
}

function closeAtSignal(hub: Hub, server: Listening, control: Control, address: string): void {
  const close = async () => {
    rmSync(address, { force: true });
    control.close();
    await server.close();
    await hub.close();
    process.exit(0);
  };
  process.once('SIGINT', close);
  process.once('SIGTERM', close);
}
