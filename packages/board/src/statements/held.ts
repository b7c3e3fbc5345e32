import { type Account, accountOf, evidenceOf } from '@corridor/account';
import {
  createChainIndex,
  createProjection,
  isFounder,
  type Line,
  type LineId,
  type OpenLog,
  type Projection,
} from '@corridor/log';
import { hashText } from '@corridor/log/browser';
import {
  createIndex,
  folding,
  SUBJECT_TYPES,
  type SubjectState,
  subjectTypeOf,
} from '@corridor/operation';

/** What a device held at one moment, folded again as it was folded then. */
export interface Held {
  readonly account: Account;
  /** Lines that counted then and have no standing now. */
  readonly lost: ReadonlySet<LineId>;
}

type Log = Pick<OpenLog, 'op' | 'lines' | 'place' | 'heads' | 'devices' | 'chains' | 'digest'>;

/** Of these no count hangs; they are left unread. */
const APART: ReadonlySet<string> = new Set([
  'contact',
  'custody',
  'list',
  'document',
  'claim',
  'statement',
  'case',
  'notice',
  'incident',
  'plan',
  'forecast',
  'promise',
  'export',
]);

/** Heads of every device, for whoever drafts: with their ancestors they are all that is held here. */
export const headsHeld = ({
  devices,
  heads,
}: Pick<OpenLog, 'devices' | 'heads'>): readonly LineId[] =>
  devices()
    .flatMap((device) => heads(device).map(({ id }) => id))
    .sort();

/**
 * The account of exactly what lies under these lines: standing, links and counts as they were judged by who held no more.
 * null: some of it is not here (yet).
 */
export async function accountHeld(
  log: Log,
  heads: readonly LineId[],
  now: Pick<Projection<SubjectState>, 'disputed'>,
): Promise<Held | null> {
  const { chains, op } = log;
  const byDevice = Map.groupBy(heads, (id) => log.place(id)?.device ?? '');
  if (byDevice.has('')) return null;
  const isHeld = (device: string, id: LineId) =>
    (byDevice.get(device) ?? []).some((head) => chains.isAncestor(id, head));

  // A fork that came to light later was none then.
  const ownChains = createChainIndex();
  async function* lines(): AsyncIterable<readonly Line[]> {
    for await (const slice of log.lines()) {
      const own: Line[] = [];
      for (const line of slice) {
        const { dev, seq, prev } = line.header;
        if (!isHeld(dev, line.id)) continue;
        ownChains.add({ id: line.id, dev, seq, prev });
        if (!line.body || !APART.has(subjectTypeOf(line.body.subject))) own.push(line);
      }
      if (own.length > 0) yield own;
    }
  }
  const then = await createProjection<SubjectState>({
    ...folding,
    log: { chains: ownChains, lines, digest: log.digest, subscribe: () => () => {} },
    isFounder: (device) => isFounder(op, device, hashText),
  });
  const index = createIndex();
  for (const type of SUBJECT_TYPES) {
    for (const [id, state] of then.states(type)) index.update(id, state);
  }
  const without = new Set(then.disputed().map(({ event }) => event.id));
  const lost = now
    .disputed()
    .flatMap(({ event: { id, device } }) => (isHeld(device, id) && !without.has(id) ? [id] : []));
  then.close();
  return { account: accountOf(evidenceOf(index)), lost: new Set(lost) };
}
