import type { Vector } from '@corridor/log';
import { bundleToFile } from '../bundle/files.ts';
import { Stop } from '../cli/exit.ts';
import type { Hub } from '../hub.ts';
import type { Operation } from '../operations/operation.ts';

/** An operation by its id, or by a name that only one of them has. */
function operationByWord(hub: Hub, word: string): Operation {
  const found = hub.operations().filter(({ op, name }) => op === word || name() === word);
  const [operation] = found;
  if (operation && found.length === 1) return operation;
  const why =
    found.length > 1 ? 'Several operations have that name' : 'This hub holds no such operation';
  throw new Stop('missing', `${why}: ${word}.`, 'List them with "corridor operations".');
}

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
