import type { ArgonAsk } from './argon.ts';
import type { Cost } from './types.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface Deriver {
  /** Starts a thread ahead of the PIN. */
  readonly warm: () => void;
  /** The key of this PIN: wraps and unwraps slots, cannot be read. */
  readonly derive: (pin: string, salt: Uint8Array, cost: Cost) => Promise<CryptoKey>;
}

/** 32 bytes of Argon2id. */
export type Hash = (ask: ArgonAsk) => Promise<Uint8Array>;

export const deriverOf = (hash: Hash, warm: () => void = () => {}): Deriver => ({
  warm,
  derive: async (pin, salt, cost) => {
    const raw = (await hash({ pin, salt, cost })) as Bytes;
    const usages: readonly KeyUsage[] = ['wrapKey', 'unwrapKey'];
    const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, usages);
    raw.fill(0);
    return key;
  },
});

/** A thread that does not say that it runs within this time never will. */
const START_WITHIN = 3000;

/** Argon2id on a thread of its own, so that the screen goes on; where none can be started, on the page. */
export function createDeriver(): Deriver {
  let waiting: Promise<Worker | null> | null = null;
  let cannot = false;
  const start = (): Promise<Worker | null> =>
    new Promise((resolve) => {
      if (cannot || typeof Worker === 'undefined') return resolve(null);
      const give = (worker: Worker | null) => {
        clearTimeout(timer);
        cannot = worker === null;
        resolve(worker);
      };
      const timer = setTimeout(() => give(null), START_WITHIN);
      try {
        const worker = new Worker(new URL('./argonWorker.ts', import.meta.url), { type: 'module' });
        worker.onmessage = () => give(worker);
        worker.onerror = () => {
          worker.terminate();
          give(null);
        };
      } catch {
        give(null);
      }
    });
  const onPage: Hash = async (ask) => (await import('./argon.ts')).argon(ask);
  const onThread = (worker: Worker, ask: ArgonAsk): Promise<Uint8Array> =>
    new Promise<Uint8Array>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<{ hash?: Uint8Array; problem?: string }>) =>
        data.hash ? resolve(data.hash) : reject(new Error(data.problem));
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage(ask);
    }).finally(() => worker.terminate());
  const warm = () => {
    waiting ??= start();
  };
  return deriverOf(async (ask) => {
    warm();
    const worker = await waiting;
    waiting = null;
    if (!worker) return onPage(ask);
    // A phone short of memory refuses a thread its 32 MB more readily than the page.
    return onThread(worker, ask).catch(() => onPage(ask));
  }, warm);
}
