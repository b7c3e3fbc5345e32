import {
  createHubClient,
  createProjection,
  createSigner,
  createVerify,
  type DeviceId,
  type Draft,
  type HubClient,
  type HubState,
  isFounder,
  type LineStore,
  type OpenLog,
  openLog,
  openReceiptBook,
  type Projection,
  runtimeRandom,
} from '@corridor/log';
import { hashText, runtimeTimer } from '@corridor/log/browser';
import { createIndex, folding, SUBJECT_TYPES, type SubjectState } from '@corridor/operation';
import { t, type Words, wordOf } from '@corridor/text';
import { accountKeeperOf } from '../account/keepers.ts';
import { roleText } from '../devices/roles.ts';
import { type Facts, indexToFacts, operationOf } from '../view/facts.ts';
import { createExerciseClock, type PlayState } from './exerciseClock.ts';
import { toCalled } from './hubCall.ts';
import type { OwnDevice } from './keyStore.ts';
import { mayRecord } from './may.ts';

/** One operation open on this board: its log, folded, followed, and kept in step with the hub. */
export interface Live {
  readonly own: OwnDevice;
  readonly log: OpenLog;
  readonly projection: Projection<SubjectState>;
  readonly client: HubClient;
  /** Changes its identity with every change of log, hub or exercise. */
  readonly snapshot: () => Snapshot;
  readonly subscribe: (listener: () => void) => () => void;
  /** The operation's now: of the exercise while one plays, of a closed operation its end. */
  readonly now: () => number;
  /** Durable on this board when it answers null; else what is wrong. */
  readonly record: (drafts: readonly Draft[]) => Promise<string | null>;
  readonly hearPlay: (state: PlayState | null) => void;
  readonly close: () => void;
}

export interface Snapshot {
  /** A new value only when folded facts changed. */
  readonly facts: Facts;
  readonly hub: HubState;
  readonly play: PlayState | null;
  /** Known from before, until the hub answers anew: this page may have opened without it. */
  readonly synced: Synced | null;
  /** Own records that the hub is not known to hold. */
  readonly toSend: number;
}

export interface LiveParts {
  readonly own: OwnDevice;
  readonly store: LineStore;
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly realNow: () => number;
}

const playKey = 'board/play';
const syncedKey = 'board/synced';

/** When this board and the hub were last in step, and how much of its own it had written then. */
export interface Synced {
  readonly at: number;
  readonly seq: number;
}
/** News comes in bursts; a wall that redraws ten times a second is live enough. */
const REDRAW = 100;
const POLL_PLAY = 4_000;

const refusals: Words<'behind-own-chain' | 'own-chain-damaged'> = {
  'behind-own-chain':
    'This board lacks records it wrote itself. Wait until it has fetched them from the hub, then try again.',
  'own-chain-damaged':
    'This board’s own records are damaged here. Fetch them from the hub, or let this browser in as a new device.',
};

export async function openLive(parts: LiveParts): Promise<Live> {
  const { own, store, realNow } = parts;
  const { op } = own;
  const isExercise = op.startsWith('ex-');
  const kept = isExercise ? await store.note(op, playKey) : null;
  const exercise = createExerciseClock(realNow, kept ? (JSON.parse(kept) as PlayState) : null);
  const verify = createVerify();
  const log = await openLog({
    store,
    op,
    hash: hashText,
    verify,
    clock: { now: exercise.now },
    random: runtimeRandom,
  });
  const projection = await createProjection<SubjectState>({
    log,
    ...folding,
    isFounder: (device) => isFounder(op, device, hashText),
  });
  const index = createIndex();
  for (const type of SUBJECT_TYPES) {
    for (const [id, state] of projection.states(type)) index.update(id, state);
  }
  const keeper = accountKeeperOf(index);
  const signer = createSigner(own.device, own.privateKey);
  const client = createHubClient({
    baseUrl: parts.baseUrl,
    fetch: parts.fetch,
    log,
    signer,
    clock: { now: realNow },
    timer: runtimeTimer,
    chance: Math.random,
    receipts: await openReceiptBook({
      log,
      verify,
      isHub: (device) =>
        device === own.hub.device || projection.devices().get(device)?.role === 'hub',
    }),
  });

  const listeners = new Set<() => void>();
  const keptSynced = await log.note(syncedKey);
  let synced = keptSynced ? (JSON.parse(keptSynced) as Synced) : null;
  const ownSeq = () => log.heads(own.device).reduce((most, head) => Math.max(most, head.seq), 0);
  const noteSynced = (state: HubState) => {
    if (state.lastSynced === null || state.toSend > 0 || state.lastSynced === synced?.at) return;
    synced = { at: state.lastSynced, seq: ownSeq() };
    log.note(syncedKey, JSON.stringify(synced)).catch(() => {});
  };
  const take = (facts: Facts): Snapshot => {
    const hub = client.state();
    const toSend = hub.lastSynced === null ? ownSeq() - (synced?.seq ?? 0) : hub.toSend;
    return { facts, hub, play: exercise.state(), synced, toSend };
  };
  let snapshot = take(indexToFacts(index));
  let redraw: ReturnType<typeof setTimeout> | null = null;
  let isFactsOld = false;
  const changed = (isFacts: boolean) => {
    isFactsOld ||= isFacts;
    redraw ??= setTimeout(() => {
      redraw = null;
      snapshot = take(isFactsOld ? indexToFacts(index) : snapshot.facts);
      isFactsOld = false;
      for (const listener of listeners) listener();
    }, REDRAW);
  };
  const unfollow = projection.subscribe((batch) => {
    for (const { subject, after } of batch.changes) {
      index.update(subject, after);
      keeper.changed(subject);
    }
    changed(true);
  });
  const unlisten = client.subscribe((state) => {
    noteSynced(state);
    changed(false);
  });

  const hearPlay = (state: PlayState | null) => {
    exercise.hear(state);
    if (state) {
      const { speed, simulatedNow, endsAt, ended } = state;
      const lasting: PlayState = { speed, simulatedNow, endsAt, ended };
      log.note(playKey, JSON.stringify(lasting)).catch(() => {});
    }
    changed(false);
  };
  let isPlayed = true;
  const pollPlay = async () => {
    if (!client.state().online || !isPlayed) return;
    const called = await toCalled<PlayState>(client.call('/api/exercise/state'));
    if (called.ok) hearPlay(called.value);
    // An exercise that people rehearse themselves: no machine plays it, and none will.
    else if (called.code === 'not-found') isPlayed = false;
  };
  const polling = isExercise ? setInterval(pollPlay, POLL_PLAY) : null;
  let wasOnline = false;
  const unwatch = client.subscribe(({ online }) => {
    // The exercise's time is wanted at once, not at the next poll: every age on the screen hangs on it.
    if (online && !wasOnline && isExercise) pollPlay();
    wasOnline = online;
  });
  client.start();

  return {
    own,
    log,
    projection,
    client,
    snapshot: () => snapshot,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: () => {
      const closed = operationOf(snapshot.facts)?.closed;
      return closed && closed.at < exercise.now() ? closed.at : exercise.now();
    },
    record: async (drafts) => {
      const standing = projection.devices().get(own.device);
      const refused = standing && drafts.find((draft) => !mayRecord(standing, draft));
      if (refused) {
        return t(
          'Nothing was written: as {role} this board may not write that, and it would not count.',
          { role: roleText(standing.role) },
        );
      }
      try {
        const appended = await log.append(signer, drafts);
        if (!appended.ok) return wordOf(refusals, appended.why);
        // Sending is the client's affair: the record is safe here already.
        client.sync();
        return null;
      } catch (fault) {
        return t('Nothing was written: {why}', {
          why: fault instanceof Error ? fault.message : String(fault),
        });
      }
    },
    hearPlay,
    close: () => {
      if (polling) clearInterval(polling);
      if (redraw) clearTimeout(redraw);
      unfollow();
      unlisten();
      unwatch();
      client.stop();
      projection.close();
    },
  };
}

/** Label of a device, or the beginning of its key where nobody enrolled it. */
export const deviceLabelOf =
  (projection: Projection<SubjectState>) =>
  (device: DeviceId): string =>
    projection.devices().get(device)?.label ?? device.slice(0, 6);
