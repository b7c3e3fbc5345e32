import { createOutbox, createVerify, type OutboxStore } from '@corridor/log';
import { createStore, type Store } from '../store.ts';

const FIRST_RETRY = 2000;
const LAST_RETRY = 60_000;

export interface LockedDelivery {
  /** The last call reached the hub; `null`: nothing had to be sent yet. */
  readonly online: Store<boolean | null>;
  readonly now: () => void;
  readonly stop: () => void;
}

/** Hands sealed records over whenever their hub is near: nothing of it needs the PIN. Receipts take them out of the outbox. */
export function deliverLocked(
  store: OutboxStore,
  onSettled: () => void,
  fetch: typeof globalThis.fetch = globalThis.fetch.bind(globalThis),
): LockedDelivery {
  const outbox = createOutbox({ store, verify: createVerify() });
  const online = createStore<boolean | null>(null);
  let failures = 0;
  let isStopped = false;
  let running: Promise<void> | null = null;
  let goesAgain = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const deliver = async () => {
    const urls = new Set((await outbox.all()).map(({ hubUrl }) => hubUrl));
    let left = 0;
    for (const url of urls) {
      if (isStopped) return;
      left += (await outbox.deliver(fetch, url)).left;
      online.set(true);
    }
    failures = 0;
    if (urls.size > 0) onSettled();
    // What a hub could not open or sign for is offered again, rarely.
    if (left > 0) again(LAST_RETRY);
  };
  const again = (ms: number) => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(now, ms);
  };
  const now = () => {
    if (isStopped) return;
    if (running) {
      goesAgain = true;
      return;
    }
    goesAgain = false;
    clearTimeout(timer);
    running = deliver()
      .catch(() => {
        failures++;
        online.set(false);
        again(Math.min(LAST_RETRY, FIRST_RETRY * 2 ** Math.min(failures - 1, 10)));
      })
      .finally(() => {
        running = null;
        if (goesAgain) now();
      });
  };
  addEventListener('online', now);
  addEventListener('offline', now);
  now();
  return {
    online,
    now,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      removeEventListener('online', now);
      removeEventListener('offline', now);
    },
  };
}
