import { createVerify } from '@corridor/log';
import { openMirroredOutbox } from '../device/mirroredOutbox.ts';
import { createHandover, type Handover } from './handover.ts';
import { keepReceipts } from './keptReceipts.ts';

/** On this phone's own outbox, locked or not. Rejects where the browser's storage does not open. */
export async function openHandover(): Promise<Handover> {
  return createHandover({
    store: await openMirroredOutbox(),
    verify: createVerify(),
    hubUrl: location.origin,
    onReceipts: keepReceipts,
  });
}
