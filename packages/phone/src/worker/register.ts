import { createStore, useStore } from '../store.ts';

const waiting = createStore<ServiceWorker | null>(null);
export const useNewVersion = (): boolean => useStore(waiting) !== null;

/** A new version is fetched in the background and used only when the counter says so. */
export const newVersion = {
  use: () => {
    const worker = waiting.get();
    if (!worker) return;
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
      once: true,
    });
    worker.postMessage('use-new-version');
  },
} as const;

let registration: ServiceWorkerRegistration | null = null;

export async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  registration = await navigator.serviceWorker.register('./sw.js', { updateViaCache: 'none' });
  const found = registration;
  const offer = () => {
    // The very first version has nobody to replace.
    if (found.waiting && navigator.serviceWorker.controller) waiting.set(found.waiting);
  };
  offer();
  found.addEventListener('updatefound', () => {
    const worker = found.installing;
    worker?.addEventListener('statechange', offer);
  });
}

/** Called when the hub is near: is there a newer app? */
export const lookForNewVersion = (): void => {
  void registration?.update().catch(() => {});
};
