import type { Vector } from '@corridor/log';
import { bundleToFile } from '../bundle/files.ts';
import type { Hub } from '../hub.ts';
import { operationByWord } from './byWord.ts';

export interface ExportArgs {
  readonly op: string;
  readonly out: string;
  readonly role: string;
  /** What the receiver holds; those lines stay out. */
  readonly from?: Vector;
}

export async function exportJob(hub: Hub, { op, out, role, from }: ExportArgs) {
  const operation = operationByWord(hub, op);
  const { log, signer } = operation;
  const mayRead = await operation.scopeOf(readerOfRole(role));
  await bundleToFile(log, out, {
    made: hub.now(),
    app: hub.version,
    signer,
    mayRead,
    ...(from ? { from } : {}),
  });
  return { op: operation.op, out, role, lines: log.size().lines, digest: log.digest() };
}

/** Nobody in particular: reads what the role reads everywhere, and has no lines of its own. */
const readerOfRole = (role: string) => ({
  device: '',
  label: role,
  role,
  sites: [],
  rank: [],
  person: '',
  surrenders: [],
  enrolledBy: null,
  enrolledAt: 0,
  revoked: false,
  forked: false,
  clockOffset: 0,
  clockDoubt: 0,
});
