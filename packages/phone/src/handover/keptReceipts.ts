import type { Receipt } from '@corridor/log';

/**
 * Receipts read from a hub's screen, until the operation is open to put them in its book: a locked phone cannot. Nothing in
 * them is secret. A wipe forgets them with all other settings.
 */
const KEY = 'corridor-receipts';
const TOLD = 'corridor-receipts-read';
const most = 200;

const read = (): readonly Receipt[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? (kept as readonly Receipt[]) : [];
  } catch {
    return [];
  }
};
const write = (receipts: readonly Receipt[]): void => {
  try {
    if (receipts.length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(receipts.slice(-most)));
  } catch {
    // Then the hub signs again when the phone meets it.
  }
};

export const keepReceipts = (receipts: readonly Receipt[]): void => {
  write([...read(), ...receipts]);
  dispatchEvent(new Event(TOLD));
};

/** Hands over what is kept for an operation, now and whenever more is read; answers how to stop. */
export function takeKeptReceipts(
  op: string,
  add: (receipts: readonly Receipt[]) => Promise<void>,
): () => void {
  const take = async () => {
    const ours = read().filter((receipt) => receipt.op === op);
    if (ours.length === 0) return;
    await add(ours);
    write(read().filter((receipt) => receipt.op !== op));
  };
  const onTold = () => void take().catch(() => {});
  onTold();
  addEventListener(TOLD, onTold);
  return () => removeEventListener(TOLD, onTold);
}
