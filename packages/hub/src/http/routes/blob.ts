import { Hono } from 'hono';
import { isBlobHash } from '../../data/blobs.ts';
import type { Hub } from '../../hub.ts';
import { mayAttach } from '../../operations/roles.ts';
import { blobLimit, readBytes } from '../body.ts';
import { type Env, notAllowed, signedIn, stillSignedIn } from '../caller.ts';
import { Refusal } from '../refusal.ts';

/** Of one device in one operation, so that one phone cannot fill the laptop. */
const bytesPerDevice = 500 * 1024 * 1024;

// Said alike for an attachment that is not here and one out of scope: its existence is no news either.
const notThere = new Refusal(
  'not-found',
  'There is no such attachment for this device.',
  'Pull first: it may not have arrived at this hub yet.',
);

/** Sealed attachments by hash. The hub cannot read them. */
export function blobRoutes(hub: Hub): Hono<Env> {
  const routes = new Hono<Env>();
  routes.use(signedIn(hub));

  routes.put('/:sha256', async (c) => {
    const hash = c.req.param('sha256');
    if (!mayAttach(c.get('caller').device)) throw notAllowed('attachments');
    const bytes = await readBytes(c.req.raw, blobLimit);
    const { operation, device } = await stillSignedIn(hub, c);
    if (!mayAttach(device)) throw notAllowed('attachments');
    if (hub.ledger.bytesPutBy(operation.op, device.device) + bytes.length > bytesPerDevice)
      throw new Refusal(
        'too-large',
        'This device has put 500 MB of attachments into the operation already.',
        'Hand larger files over by other means.',
      );
    if (!isBlobHash(hash) || !hub.blobs.put(hash, bytes))
      throw new Refusal(
        'bad-request',
        'The bytes do not have the SHA-256 that the address names.',
        'Send the sealed bytes unchanged, under the base64url of their SHA-256.',
      );
    hub.ledger.addBlob(hash, operation.op, device.device, bytes.length);
    return c.json({ ok: true });
  });

  routes.get('/:sha256', async (c) => {
    const { operation, device } = c.get('caller');
    const hash = c.req.param('sha256');
    const isOwn = hub.ledger.hasPut(hash, operation.op, device.device);
    const isHere = isOwn || hub.ledger.hasBlob(hash, operation.op);
    if (!isHere || !(isOwn || (await operation.mayReadBlob(hash, device)))) throw notThere;
    const bytes = hub.blobs.get(hash);
    if (!bytes) throw notThere;
    return new Response(bytes as Uint8Array<ArrayBuffer>, {
      headers: { 'Content-Type': 'application/octet-stream' },
    });
  });
  return routes;
}
