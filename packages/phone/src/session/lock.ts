/**
 * One tab of the app writes, locked or open. Two tabs with one key would be harmless to the chain (the store refuses the second writer's
 * line), but not to the officer, who would not know in which of them the bus was counted.
 */
export type Lock =
  | { readonly isOurs: true; readonly release: () => void }
  | { readonly isOurs: false };

const NAME = 'corridor-phone';

/** `steal`: the officer wants to count here; the other tab is told. `onLost` is called when that happens to us. */
export function takeLock(onLost: () => void, steal = false): Promise<Lock> {
  return new Promise((resolve) => {
    let isHeld = false;
    let release = () => {};
    const held = new Promise<void>((end) => {
      release = end;
    });
    navigator.locks
      .request(NAME, steal ? { steal: true } : { ifAvailable: true }, (lock) => {
        if (lock === null) {
          resolve({ isOurs: false });
          return;
        }
        isHeld = true;
        resolve({ isOurs: true, release });
        return held;
      })
      .catch(() => {
        if (isHeld) onLost();
        else resolve({ isOurs: false });
      });
  });
}
