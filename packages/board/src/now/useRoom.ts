import { useSyncExternalStore } from 'react';

const subscribe = (listener: () => void) => {
  addEventListener('resize', listener);
  return () => removeEventListener('resize', listener);
};

/** Rows of a list under Now, so that all five questions stand on one screen: few on a low one, more on a wall. */
function roomOf(): number {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return Math.max(3, Math.min(8, Math.floor((innerHeight / rem - 43.5) / 3)));
}

export const useRoom = (): number => useSyncExternalStore(subscribe, roomOf);
