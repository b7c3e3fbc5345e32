import { IDLE_MS } from './keys.ts';
import { runtimeTime, stopwatch, type Time } from './mark.ts';
import type { AutoLock, VaultKeys, WhyLocked } from './types.ts';

/** As long as a person takes in the phone's own file chooser. */
const CHOOSING_MS = 60_000;
/** After the chooser closes the browser shows the page again, but not at once. */
const RETURNING_MS = 1500;
const WRITING_MS = 5000;

export interface AutoLockParts {
  readonly keys: VaultKeys;
  /** Once. The keys are dropped by then. */
  readonly onLock: (why: WhyLocked) => void;
  readonly idleMs?: number;
  readonly time?: Time;
  readonly page?: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;
}

/** See `AutoLock`. */
export function createAutoLock({
  keys,
  onLock,
  idleMs = IDLE_MS,
  time = runtimeTime,
  page = document,
}: AutoLockParts): AutoLock {
  let idle = stopwatch(time);
  let hidden: (() => number) | null = null;
  let choosing = 0;
  let isEnded = false;
  const writings = new Set<Promise<unknown>>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const end = () => {
    if (isEnded) return false;
    isEnded = true;
    clearTimeout(timer);
    page.removeEventListener('visibilitychange', look);
    unsubscribe();
    return true;
  };
  const lock = (why: WhyLocked) => {
    if (isEnded) return;
    const settled = Promise.allSettled([...writings]);
    const drop = () => {
      if (!end()) return;
      keys.drop();
      onLock(why);
    };
    if (writings.size === 0) return drop();
    const patience = setTimeout(drop, WRITING_MS);
    void settled.then(() => {
      clearTimeout(patience);
      drop();
    });
  };
  /** Locks if it is time, else looks again when it will be. */
  const look = () => {
    clearTimeout(timer);
    if (isEnded) return;
    if (page.visibilityState === 'hidden') hidden ??= stopwatch(time);
    else hidden = null;
    const hiddenFor = hidden?.() ?? 0;
    const untilIdle = idleMs - idle();
    const untilHidden = hidden === null ? Number.POSITIVE_INFINITY : CHOOSING_MS - hiddenFor;
    if (hidden !== null && choosing === 0) return lock('hidden');
    if (untilHidden <= 0) return lock('hidden');
    if (untilIdle <= 0) return lock('idle');
    timer = setTimeout(look, Math.min(untilIdle, untilHidden));
  };
  // The keys may find by themselves that the time is over: after a sleep, no timer has run.
  const unsubscribe = keys.onDrop(() => {
    if (end()) onLock(idle() >= idleMs ? 'idle' : 'dropped');
  });
  page.addEventListener('visibilitychange', look);
  look();

  return {
    touch: () => {
      if (isEnded) return;
      keys.touch();
      if (keys.isDropped()) return;
      idle = stopwatch(time);
      look();
    },
    lock: () => lock('asked'),
    whileChoosing: async (work) => {
      choosing++;
      try {
        return await work;
      } finally {
        setTimeout(() => {
          choosing--;
          look();
        }, RETURNING_MS);
      }
    },
    whileWriting: async (work) => {
      writings.add(work);
      try {
        return await work;
      } finally {
        writings.delete(work);
      }
    },
    stop: () => void end(),
  };
}
