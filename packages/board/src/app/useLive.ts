import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Live, Snapshot } from '../session/live.ts';

export const useSnapshot = (live: Live): Snapshot =>
  useSyncExternalStore(live.subscribe, live.snapshot);

/** The operation's time, told anew every second. */
export function useNow(live: Live): number {
  const [now, setNow] = useState(live.now);
  useEffect(() => {
    const tick = () => setNow(live.now());
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [live]);
  return now;
}
