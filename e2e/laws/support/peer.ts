import {
  createMemoryStore,
  createProjection,
  type Draft,
  type LineId,
  lineToText,
  type OpenLog,
  type OperationId,
  openLog,
  type Projection,
  type Signer,
  type SubjectId,
  type Verify,
} from '@corridor/log';
import { hashText, sha256 } from '@corridor/log/node';
import {
  createIndex,
  folding,
  type Index,
  SUBJECT_TYPES,
  type SubjectState,
  type TripState,
} from '@corridor/operation';
import { createTestRandom } from '../../../packages/log/src/testing/cast.ts';

/** A device with everything a board has: its log, the folds over it, and what its screens ask. */
export interface Peer {
  readonly name: string;
  readonly signer: Signer;
  readonly log: OpenLog;
  readonly projection: Projection<SubjectState>;
  readonly index: Index;
  /** Its own clock, wrong or right; tests set it. */
  readonly watch: { now: number };
  /** Writes a line as this device; answers its id. `after` is what it has seen unless told otherwise. */
  readonly say: (subject: SubjectId, kind: string, fact: object, more?: More) => Promise<LineId>;
  readonly trip: (subject: SubjectId) => TripState;
  readonly texts: () => Promise<readonly string[]>;
}

export interface More {
  readonly after?: readonly LineId[];
}

export interface PeerParts {
  readonly name: string;
  readonly op: OperationId;
  readonly isFounder: (device: string) => boolean;
  readonly signer: Signer;
  readonly verify: Verify;
  readonly now: number;
  /** Of the salts: the same seed, the same lines. */
  readonly seed: string;
  /** Lines it begins with, in any order. */
  readonly lines?: readonly string[];
}

/** A kind that says how things stand names what its author had seen; a count does not. */
const countsOnly: ReadonlySet<string> = new Set(['tallied@1', 'adjusted@1', 'waiting-observed@1']);

export async function openPeer(parts: PeerParts): Promise<Peer> {
  const { name, op, isFounder, signer, verify, seed } = parts;
  const clock = { now: () => watch.now };
  const watch = { now: parts.now };
  const random = createTestRandom(`${seed}/${name}`, sha256);
  const store = createMemoryStore();
  const log = await openLog({ store, op, hash: hashText, verify, clock, random });
  const projection = await createProjection<SubjectState>({
    log,
    ...folding,
    isFounder,
  });
  const index = createIndex();
  projection.subscribe(({ changes }) => {
    for (const { subject, after } of changes) index.update(subject, after);
  });
  const peer: Peer = {
    name,
    signer,
    log,
    projection,
    index,
    watch,
    say: async (subject, kind, fact, more = {}) => {
      const after = more.after ?? (countsOnly.has(kind) ? [] : projection.heads(subject));
      const draft: Draft = { subject, kind, fact, ...(after.length > 0 ? { after } : {}) };
      const appended = await log.append(signer, [draft]);
      const id = appended.ok ? appended.lines[0]?.id : undefined;
      if (id === undefined) throw new Error(`${name} could not write ${kind}`);
      return id;
    },
    trip: (subject) => {
      const state = projection.get(subject);
      if (state?.type !== 'trip') throw new Error(`${name} knows no ${subject}`);
      return state;
    },
    texts: async () => {
      const all: string[] = [];
      for await (const lines of log.lines()) all.push(...lines.map((line) => lineToText(line)));
      return all;
    },
  };
  if (parts.lines !== undefined) await log.admit(parts.lines);
  return peer;
}

/** Everything folded, by subject, and every line that does not count: what two peers must agree on. */
export function everythingOf({ projection }: Peer) {
  const states = SUBJECT_TYPES.flatMap((type) => [...projection.states(type)]);
  const { lines, events, absent } = projection.counts();
  return {
    states: Object.fromEntries(states.sort(byName)),
    orders: Object.fromEntries(
      states.map(([subject]) => [subject, projection.events(subject).map(({ id }) => id)]),
    ),
    disputed: projection
      .disputed()
      .map(({ event, standing }) => `${event.id} ${standing}`)
      .sort(),
    devices: Object.fromEntries([...projection.devices()].sort(byName)),
    ineffective: projection.ineffective(),
    failures: [...projection.failures().keys()],
    counts: { lines, events, absent },
  };
}

const byName = (a: readonly [string, unknown], b: readonly [string, unknown]) =>
  a[0] < b[0] ? -1 : 1;
