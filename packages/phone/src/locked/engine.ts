import type {
  Draft,
  LineId,
  OutboxStore,
  RandomBytes,
  SealedChain,
  SealedChainStore,
} from '@corridor/log';
import { createTripCode, tripSubject } from '@corridor/operation';
import { createName } from '../desk/createName.ts';
import type { Feeling, Trouble } from '../desk/desk.ts';
import { createLateWatch } from '../desk/late.ts';
import { createNoteKeeper } from '../desk/notes.ts';
import {
  afterRecord,
  afterTap,
  afterUndoEdit,
  emptyPad,
  keyOf,
  type Pad,
  type Tap,
  tallyInHand,
} from '../pad/pad.ts';
import {
  counterAt,
  type Place,
  type Point,
  type Tally,
  tallyToFact,
  UNKNOWN_VEHICLE,
} from '../pad/tally.ts';
import { createStore, type Store } from '../store.ts';
import type { LockedBox, PadRecord } from '../vault/types.ts';
import type { Vehicle } from '../view/world.ts';
import { lockedNoteKey, lockedNoteToText } from './lockedNote.ts';

/** Of a vehicle that was typed while locked nobody knows more than what is painted on it. */
const typedVehicle = (label: string): Vehicle => ({
  id: UNKNOWN_VEHICLE,
  label,
  kind: null,
  seats: null,
  unlisted: false,
});

/** Why something is not safe. It stays on the screen until a later write succeeds. */
export type LockedTrouble = Extract<
  Trouble,
  'tap-not-stored' | 'record-not-stored' | 'not-stored-yet'
>;

/** The vehicle that was in hand when the phone was locked. Known in memory only. */
export interface LockedHand {
  readonly place: Place;
  readonly vehicle: Vehicle;
  /** The count begun on it, which goes on while locked. */
  readonly tally: Tally | null;
}

export interface LockedState {
  readonly pad: Pad;
  readonly vehicle: Vehicle | null;
  /** This number was typed before since the phone was locked: the same loading, or a new trip? */
  readonly again: { readonly label: string } | null;
  /** Records that lie sealed on this phone since the last unlock, and how many of them a hub has signed for. */
  readonly kept: number;
  readonly atHub: number;
  /** The count in hand was just kept: its figure is gone from the screen. */
  readonly justKept: boolean;
  readonly isWriting: boolean;
  readonly trouble: LockedTrouble | null;
}

export interface LockedParts {
  readonly record: Pick<PadRecord, 'device' | 'site' | 'post' | 'hub'>;
  readonly store: SealedChainStore;
  readonly chain: SealedChain;
  readonly outbox: OutboxStore | null;
  /** Loads what seals, when it is first needed. */
  readonly openBox: () => Promise<LockedBox>;
  readonly point: Point;
  readonly hand: LockedHand | null;
  readonly now: () => number;
  readonly random: RandomBytes;
  readonly feel: (feeling: Feeling) => void;
  /** Sealed records wait in the outbox now. */
  readonly onKept: () => void;
}

/**
 * Counting while the phone is locked. Every touch is stored, sealed, before the hand feels it; keeping writes the record and takes the
 * note of it away in one durable write, and then the figure leaves the screen. Nothing here can read what it wrote.
 */
export interface LockedEngine {
  readonly state: Store<LockedState>;
  readonly point: Point;
  readonly tap: (tap: Tap) => void;
  readonly undo: () => void;
  /** A vehicle by the number painted on it; `code`: what its slip says. */
  readonly take: (label: string, code?: string | null) => void;
  /** Answers `again`. */
  readonly takeAgain: (isNewTrip: boolean) => void;
  readonly putDown: () => void;
  readonly keep: () => Promise<boolean>;
  /** Other records that a pad may write: own means on the site's stream. One act. */
  readonly write: (
    records: readonly Pick<Draft, 'kind' | 'subject' | 'fact'>[],
  ) => Promise<boolean>;
  readonly newAct: () => string;
  /** A durable text beside the count, sealed; read back by this engine alone, and by the open session after it. */
  readonly note: (key: string, text?: string | null) => Promise<string | null>;
  /** Counts anew what is kept and what has arrived. */
  readonly look: () => Promise<void>;
  /** What is in hand goes to the open session; waits for what is being written. */
  readonly stop: () => Promise<void>;
}

export async function openLockedEngine(parts: LockedParts): Promise<LockedEngine> {
  const { record, store, chain, hand, feel, random } = parts;
  const newName = () => createName(random);
  const noteKey = lockedNoteKey(record.device, newName());
  const trips = new Map<string, string>(hand ? [[hand.vehicle.label, hand.place.trip]] : []);
  const noteTexts = new Map<string, string>();
  const firstPad: Pad = hand
    ? {
        ...emptyPad,
        hand: hand.place,
        open: hand.tally ? { [keyOf(hand.place)]: hand.tally } : {},
      }
    : emptyPad;
  const state = createStore<LockedState>({
    pad: firstPad,
    vehicle: hand?.vehicle ?? null,
    again: null,
    kept: 0,
    atHub: 0,
    justKept: false,
    isWriting: false,
    trouble: null,
  });
  const patch = (more: Partial<LockedState>) => state.set({ ...state.get(), ...more });
  const watch = createLateWatch((isLate) => {
    if (isLate) {
      patch({ trouble: 'not-stored-yet' });
      feel('trouble');
    } else if (state.get().trouble === 'not-stored-yet') patch({ trouble: null });
  });

  let box: Promise<LockedBox> | null = null;
  const sealing = (): Promise<LockedBox> => {
    box ??= parts.openBox().catch((problem) => {
      // The next touch tries again: the phone may have been short of space for a moment.
      box = null;
      throw problem;
    });
    return box;
  };

  let recording: Promise<unknown> = Promise.resolve();
  const keptActs = new Set<string>();
  const noteOf = (pad: Pad): string => {
    const open = Object.values(pad.open);
    const first = hand?.tally?.act;
    const isCleared =
      first !== undefined && !keptActs.has(first) && !open.some(({ act }) => act === first);
    return open.length === 0 && !isCleared
      ? ''
      : lockedNoteToText({ at: parts.now(), pad, cleared: isCleared ? [first] : [] });
  };
  const sealNote = async (text: string): Promise<Uint8Array | null> =>
    text === '' ? null : (await sealing()).seal(text);
  const keeper = createNoteKeeper(async (text) => {
    // A note of before must not come after the record that took its place.
    await recording;
    await store.note(noteKey, await sealNote(text));
  });

  const setPad = (pad: Pad): Promise<boolean> => {
    if (pad === state.get().pad) return Promise.resolve(true);
    patch({ pad, justKept: false });
    return watch(keeper.save(noteOf(pad))).then(
      () => {
        if (state.get().trouble === 'tap-not-stored') patch({ trouble: null });
        return true;
      },
      () => {
        patch({ trouble: 'tap-not-stored' });
        feel('trouble');
        return false;
      },
    );
  };
  const touched = async (next: Pad) => {
    const before = state.get().pad;
    const isSafe = await setPad(next);
    if (isSafe && next.past !== before.past) feel('tap');
  };
  const tap = (touch: Tap) => void touched(afterTap(state.get().pad, touch));

  const takeTrip = (label: string, trip: string) => {
    trips.set(label, trip);
    patch({ vehicle: typedVehicle(label), again: null });
    const place: Place = { trip, vehicle: UNKNOWN_VEHICLE, point: parts.point, part: 'whole' };
    tap({ tap: 'take', place });
  };
  const newTrip = (label: string) => tripSubject(label, createTripCode(random.bytes(5)));

  /** Lines that went to the outbox, without a gap; what comes after them is read at each look. */
  const handedOver: LineId[] = [];
  let fromSeq = 1;
  const look = async () => {
    const lines = await store.lines(record.device, fromSeq);
    // Only a receipt takes a record out of the outbox; one that does not open tells of none.
    const waiting = parts.outbox && new Set(await parts.outbox.lastIds());
    const isThere = (id: LineId) => waiting?.has(id) === false;
    // Another look may have come first.
    let rest = lines.filter(({ seq }) => seq >= fromSeq);
    for (const { id, seq, isHandedOver } of rest) {
      if (!isHandedOver) break;
      handedOver.push(id);
      fromSeq = seq + 1;
    }
    rest = rest.filter(({ seq }) => seq >= fromSeq);
    const kept = handedOver.length + rest.length;
    const atHub =
      handedOver.filter(isThere).length +
      rest.filter(({ id, isHandedOver }) => isHandedOver && isThere(id)).length;
    const before = state.get();
    if (before.kept !== kept || before.atHub !== atHub) patch({ kept, atHub });
  };

  let queue: Promise<unknown> = Promise.resolve();
  /** One record after another; each decided on the pad as the one before left it. */
  const serially = (work: () => Promise<boolean>): Promise<boolean> => {
    const turn = queue.then(async () => {
      patch({ isWriting: true });
      try {
        return await work();
      } finally {
        patch({ isWriting: false });
      }
    });
    queue = turn.catch(() => {});
    return turn;
  };
  const append = async (drafts: readonly Draft[], after: Pad | null): Promise<boolean> => {
    const writing = (async () => {
      const value = after && (await sealNote(noteOf(after)));
      await chain.appendSealed(drafts, ...(after ? [{ key: noteKey, value }] : []));
    })();
    recording = writing.catch(() => {});
    try {
      await watch(writing);
    } catch {
      patch({ trouble: 'record-not-stored' });
      feel('trouble');
      return false;
    }
    patch({ kept: state.get().kept + drafts.length, trouble: null });
    feel('record');
    void handOver();
    return true;
  };
  const handOver = async () => {
    const { outbox } = parts;
    const { device: hub, hubUrl } = record.hub;
    if (outbox) await chain.handOver(outbox, { hub, hubUrl }).catch(() => 0);
    parts.onKept();
    await look().catch(() => {});
  };

  /** Undoing what is kept needs the PIN: what is left to take back are touches of counts that are open. */
  const withoutPast = (pad: Pad): Pad => ({ ...pad, past: [], future: [] });

  if (hand?.tally) void keeper.save(noteOf(firstPad)).catch(() => {});
  // Killed between a record and its handing over.
  void handOver();

  return {
    state,
    point: parts.point,
    tap,
    undo: () => void touched(afterUndoEdit(state.get().pad)),
    take: (label, code = null) => {
      if (code !== null) takeTrip(label, tripSubject(label, code));
      else if (trips.has(label)) patch({ again: { label } });
      else takeTrip(label, newTrip(label));
    },
    takeAgain: (isNewTrip) => {
      const { again } = state.get();
      if (!again) return;
      const known = trips.get(again.label);
      takeTrip(again.label, isNewTrip || !known ? newTrip(again.label) : known);
    },
    putDown: () => {
      patch({ vehicle: null, again: null, justKept: false });
      tap({ tap: 'put-down' });
    },
    keep: () =>
      serially(async () => {
        const before = state.get().pad;
        const was = tallyInHand(before);
        if (!before.hand || !was) return false;
        const { hand: place } = before;
        const fact = tallyToFact(was, place, counterAt(record.site.id, record.post));
        keptActs.add(was.act);
        const recorded = { record: 'tally', act: was.act, place, was, lines: [] } as const;
        const isKept = await append(
          [{ kind: 'tallied@1', subject: place.trip, act: was.act, fact }],
          withoutPast(afterRecord(before, recorded)),
        );
        if (!isKept) {
          keptActs.delete(was.act);
          return false;
        }
        const now = state.get().pad;
        const next = withoutPast(afterRecord(now, recorded));
        await setPad(next);
        // Somebody who tapped on while it was being written counts again, and sees it.
        patch({ justKept: tallyInHand(next) === null });
        return true;
      }),
    write: (records) =>
      serially(() => {
        const act = newName();
        return append(
          records.map((each) => ({ ...each, act })),
          null,
        );
      }),
    newAct: newName,
    note: async (key, text) => {
      if (text === undefined) return noteTexts.get(key) ?? null;
      await store.note(`${noteKey} ${key}`, await sealNote(text ?? ''));
      if (text === null) noteTexts.delete(key);
      else noteTexts.set(key, text);
      return text;
    },
    look,
    stop: async () => {
      await queue;
      await keeper.save(noteOf(state.get().pad)).catch(() => {});
      await box?.then((opened) => opened.drop()).catch(() => {});
    },
  };
}
