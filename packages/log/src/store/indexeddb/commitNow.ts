/**
 * Nothing more comes in this transaction. Without it the browser waits until the page has heard of each request: one turn more on a slow
 * phone before a touch is on the disk. What has ended by itself tells that by `done`, not here.
 */
export function commitNow(transaction: { readonly commit?: () => void }): void {
  try {
    transaction.commit?.();
  } catch {}
}
