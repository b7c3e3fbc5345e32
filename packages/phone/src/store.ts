import { useSyncExternalStore } from 'react';

/** A value that screens watch. Equal snapshots (`===`) do not redraw. */
export interface Store<T> {
  readonly get: () => T;
  readonly set: (next: T) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      if (next === value) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const useStore = <T>(store: Store<T>): T => useSyncExternalStore(store.subscribe, store.get);

/** A part of it, for screens that need not be drawn again with every touch. `pick` must answer the same value for the same snapshot. */
export const usePart = <T, P>(store: Store<T>, pick: (value: T) => P): P =>
  useSyncExternalStore(store.subscribe, () => pick(store.get()));
