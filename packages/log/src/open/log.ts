import { admitDelivery } from '../admission/admit.ts';
import { appendDrafts } from '../append/append.ts';
import { createOwnChain } from '../append/ownChain.ts';
import type { Chains } from '../standing/chains.ts';
import type { DeviceId, LineId, Vector } from '../types.ts';
import { createDigest } from './digest.ts';
import { forgetInRow, forgetOthers, lastIdsOfOthers } from './forget.ts';
import { load } from './load.ts';
import { createQueue } from './queue.ts';
import { lineById, linesById, linesOf } from './reading.ts';
import { reload, tell } from './reload.ts';
import { createState, type LogState } from './state.ts';
import type { LogParts, OpenLog, Place } from './types.ts';

/** Opens an operation's lines as they lie in the store; an empty store is an empty log. */
export async function openLog(parts: LogParts): Promise<OpenLog> {
  const state = createState(parts);
  await load(state);
  return stateToLog(state);
}

/** For parts of this package that need more than the log's face: exchange and bundle. */
const states = new WeakMap<OpenLog, LogState>();
export function stateOf(log: OpenLog): LogState {
  const state = states.get(log);
  if (state === undefined) throw new Error('not a log that openLog gave');
  return state;
}

function stateToLog(state: LogState): OpenLog {
  const { store, op, hash, clock } = state.parts;
  const serially = createQueue();
  const knownSigners = new Set<DeviceId>();
  const digest = createDigest(hash);
  const note = (key: string, value?: string | null) => store.note(op, key, value);
  const has = (id: LineId) => state.index.numberOf(id) !== undefined;
  const own = createOwnChain(note, has);
  let vector: { readonly version: number; readonly value: Vector } | null = null;

  const settle = async () => {
    if (state.mustReload) await reload(state);
  };
  state.lookAgain = () => serially(() => reload(state));

  const log: OpenLog = {
    op,
    admit: (lines, receivedAt) =>
      serially(async () => {
        await settle();
        const at = receivedAt ?? clock.now();
        const { admission, news } = await admitDelivery(state, lines, at);
        tell(state, news);
        return admission;
      }),
    append: (signer, drafts) =>
      serially(async () => {
        await settle();
        await own.recall(signer.device);
        if (own.isBehind(signer.device)) return { ok: false, why: 'behind-own-chain' };
        const { appended, news } = await appendDrafts(state, signer, drafts, knownSigners);
        tell(state, news);
        return appended;
      }),
    vector: () => {
      if (vector?.version !== state.version) {
        vector = { version: state.version, value: vectorOf(state) };
      }
      return vector.value;
    },
    digest: () => digest(state.index),
    version: () => state.version,
    size: () => ({
      lines: state.index.size(),
      absentBodies: state.index.absentBodies(),
      held: [...state.held.values()].reduce((sum, each) => sum + each.size, 0),
      damagedSegments: state.damage.filter(({ what }) => what === 'lines').length,
    }),
    damage: () => state.damage,
    heard: () => Object.fromEntries(state.heard),
    has,
    place: (id) => {
      const number = state.index.numberOf(id);
      return number === undefined ? null : placeAt(state, number);
    },
    devices: () => state.index.devices(),
    heads: (device) => headsOf(state, device).map(([seq, id]) => ({ seq, id })),
    chains: chainsOf(state),
    ancestorAt: (id, seq) => {
      const number = state.index.numberOf(id);
      const at = number === undefined ? -1 : state.index.ancestorAt(number, seq);
      return at < 0 ? null : state.index.idAt(at);
    },
    commonAncestor: (a, b) => commonAncestor(state, a, b),
    absent: (limit, device, isWanted) =>
      device === undefined ? absentInAll(state, limit, isWanted) : absentOf(state, limit, device),
    receivedAt: (id) => {
      const number = state.index.numberOf(id);
      return number === undefined ? null : state.index.rowAt(number).receivedAt;
    },
    line: (id) => lineById(state, id),
    linesById: (ids) => linesById(state, ids),
    lines: (filter) => linesOf(state, filter),
    subscribe: (listener) => {
      state.listeners.add(listener);
      return () => state.listeners.delete(listener);
    },
    hearOwn: (device, theirs) => own.hear(device, theirs),
    forgetOwn: (device) => own.forget(device),
    isBehindOwnChain: (device) => own.isBehind(device),
    forgetBodies: async ({ isOwn, isPast }) => {
      const forgotten: LineId[] = [];
      const isKept = (device: DeviceId) => knownSigners.has(device) || isOwn(device);
      // A write that is under way ends first: when this resolves, nothing begun before it is still to come.
      await serially(settle);
      try {
        for (const lastId of lastIdsOfOthers(state, isKept)) {
          // Row by row: a count that is kept meanwhile waits for one row at most.
          forgotten.push(
            ...(await serially(async () => {
              await settle();
              return forgetInRow(state, lastId, isPast);
            })),
          );
        }
      } finally {
        tell(state, { admitted: [], filled: [], forgotten });
      }
      return forgotten.length;
    },
    forgetDevices: (isOwn) =>
      serially(async () => {
        const forgotten = await forgetOthers(state, isOwn);
        tell(state, { admitted: [], filled: [], forgotten });
      }),
    note,
  };
  states.set(log, state);
  return log;
}

function headsOf({ index }: LogState, device: DeviceId): [seq: number, id: LineId][] {
  return index
    .branches(device)
    .map(({ lines }) => lines[lines.length - 1] as number)
    .map((tip): [number, LineId] => [index.seqAt(tip), index.idAt(tip)])
    .sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
}

function vectorOf(state: LogState): Vector {
  return Object.fromEntries(
    state.index.devices().map((device) => [device, headsOf(state, device)]),
  );
}

function chainsOf(state: LogState): Chains {
  return {
    linkOf: (id) => {
      const number = state.index.numberOf(id);
      return number === undefined ? null : state.index.link(number);
    },
    isAncestor: (id, of) => {
      const { index } = state;
      const low = index.numberOf(id);
      const high = index.numberOf(of);
      if (low === undefined || high === undefined) return false;
      if (index.branchAt(low).device !== index.branchAt(high).device) return false;
      return index.ancestorAt(high, index.seqAt(low)) === low;
    },
    forksOf: (device) => state.index.forks(device),
  };
}

function commonAncestor({ index }: LogState, a: LineId, b: LineId): LineId | null {
  let one = index.numberOf(a) ?? -1;
  let other = index.numberOf(b) ?? -1;
  if (one < 0 || other < 0) return null;
  if (index.branchAt(one).device !== index.branchAt(other).device) return null;
  while (one >= 0 && other >= 0) {
    const seq = Math.min(index.seqAt(one), index.seqAt(other));
    one = index.ancestorAt(one, seq);
    other = index.ancestorAt(other, seq);
    if (one === other) return index.idAt(one);
    const first = index.branchAt(one);
    const second = index.branchAt(other);
    // The branch that begins later cannot hold a common line above its beginning.
    if (first.firstSeq >= second.firstSeq) one = first.parent;
    if (second.firstSeq >= first.firstSeq) other = second.parent;
  }
  return null;
}

function placeAt({ index }: LogState, number: number): Place {
  const { id, dev: device, seq, prev } = index.link(number);
  const { hasBody, isDeviceFact } = index.flagsAt(number);
  return { id, device, seq, prev, hlc: index.hlcAt(number), hasBody, isDeviceFact };
}

function absentOf({ index }: LogState, limit: number, device: DeviceId): readonly LineId[] {
  const found: LineId[] = [];
  if (index.absentBodies() === 0) return found;
  for (const { lines } of index.branches(device)) {
    for (const line of lines) {
      if (found.length === limit) return found;
      if (!index.flagsAt(line).hasBody) found.push(index.idAt(line));
    }
  }
  return found;
}

function absentInAll(
  state: LogState,
  limit: number,
  isWanted: (place: Place) => boolean = () => true,
): readonly LineId[] {
  const { index } = state;
  const found: LineId[] = [];
  // Goes on where the last call stopped, or bodies that nobody has would for ever stand before the others.
  let line = index.size() === 0 ? 0 : state.absentFrom % index.size();
  let absent = index.absentBodies();
  for (let left = index.size(); left > 0 && absent > 0 && found.length < limit; left--) {
    if (!index.flagsAt(line).hasBody) {
      absent--;
      if (isWanted(placeAt(state, line))) found.push(index.idAt(line));
    }
    line = (line + 1) % index.size();
  }
  state.absentFrom = line;
  return found;
}
