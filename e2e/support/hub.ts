import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  freePort,
  type HubProcess,
  run,
  startHub,
} from '../../packages/hub/src/testing/process.ts';

/** A laptop with a hub: its data folder and its port stay when the hub falls over. */
export interface Laptop {
  /** As the hub prints it: browsers keep what they know under this name. */
  readonly origin: string;
  readonly data: string;
  /** The running hub, for calls without a browser. */
  readonly hub: () => HubProcess;
  /** A new sign-in link, printed by `corridor link`. */
  readonly link: () => Promise<string>;
  /** kill -9. */
  readonly kill: () => Promise<void>;
  /** Again on the same folder and port. */
  readonly restart: () => Promise<void>;
  /** Ctrl+C, and the folder is thrown away. */
  readonly remove: () => Promise<void>;
}

export async function openLaptop(...options: readonly string[]): Promise<Laptop> {
  const folder = await mkdtemp(join(tmpdir(), 'corridor-laptop-'));
  const data = join(folder, 'data');
  const port = await freePort();
  let hub = await startHub(data, port, ...options);
  let isDown = false;
  return {
    origin: `http://localhost:${port}`,
    data,
    hub: () => hub,
    link: async () => {
      const { code, stdout, stderr } = await run('link', '--json', '--data', data);
      if (code !== 0) throw new Error(`corridor link: ${stderr}`);
      return (JSON.parse(stdout) as { address: string }).address;
    },
    kill: async () => {
      isDown = true;
      await hub.kill();
    },
    restart: async () => {
      hub = await startHub(data, port, ...options);
      isDown = false;
    },
    remove: async () => {
      if (!isDown) await hub.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
