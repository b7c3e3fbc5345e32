import type { Draft, Line, OpenLog, Signer } from '@corridor/log';
import {
  arrived,
  boarding as boardingFact,
  departed,
  draft,
  type Fact,
  passed,
} from '@corridor/operation';
import { noteToPad, padToNote, withoutKept } from '../pad/note.ts';
import {
  afterRecord,
  afterRedoEdit,
  afterRedoRecord,
  afterTap,
  afterUndoEdit,
  afterUndoRecord,
  emptyPad,
  lastAct,
  nextAct,
  type Pad,
  type Recorded,
  type RecordedLine,
  type RecordName,
  type Tap,
  tallyInHand,
} from '../pad/pad.ts';
import {
  type Counter,
  factToTally,
  type Place,
  type Point,
  type Tally,
  type TallyFact,
  tallyToFact,
  UNKNOWN_VEHICLE,
} from '../pad/tally.ts';
import { createStore, type Store } from '../store.ts';
import { type OwnLine, takenBack } from '../view/own.ts';
import { createLateWatch } from './late.ts';
import { createNoteKeeper } from './notes.ts';
import type { OwnFold } from './ownFold.ts';

type Reason = Fact<'trip', 'retracted@1'>['reason'];

/** Why something is not safe. It stays on the screen until a later write succeeds. */
export type Trouble =
  | 'tap-not-stored'
  | 'record-not-stored'
  /** The storage neither stores nor refuses. */
  | 'not-stored-yet'
  | 'behind-own-chain'
  | 'own-chain-damaged';

export interface DeskState {
  readonly pad: Pad;
  readonly own: readonly OwnLine[];
  readonly trouble: Trouble | null;
  /** A record is being written. */
  readonly isWriting: boolean;
}

/** What a hand feels: a tap is safe, a record is safe, nothing is safe. */
export type Feeling = 'tap' | 'record' | 'trouble';

export interface DeskParts {
  readonly log: Pick<OpenLog, 'append' | 'note'>;
  readonly signer: Signer;
  readonly fold: OwnFold;
  /** Where the officer counts now, and for which post. */
  readonly counter: () => Counter;
  /** A random name, for acts. */
  readonly newName: () => string;
  /** Heads of a subject that this phone has seen. */
  readonly heads: (subject: string) => readonly string[];
  readonly feel: (feeling: Feeling) => void;
  /** Called with lines that are durable, before anything else happens with them. */
  readonly onRecorded: (lines: readonly Line[]) => void;
}

/**
 * The counter's desk: every touch goes through here. A touch shows at once and is stored as a note; a record shows only when
 * the log has it durably. Records are written one after another.
 */
export interface Desk {
  readonly state: Store<DeskState>;
  readonly tap: (tap: Tap) => void;
  readonly take: (vehicle: string, trip: string, point: Point, part?: Place['part']) => void;
  readonly countAgain: () => void;
  readonly change: () => void;
  readonly keep: () => Promise<boolean>;
  readonly depart: (
    to: { readonly corridor: string; readonly to: string } | null,
  ) => Promise<boolean>;
  readonly arrive: (trip: string, vehicle: string, slip: boolean) => Promise<boolean>;
  readonly pass: (trip: string, vehicle: string) => Promise<boolean>;
  /**
   * Any other record of the field: waiting people, a halt, an incident … The lines share one act and name what this phone has
   * seen of their subjects; *undo* takes them back together. What is `final` (a phone reported as taken) no undo reaches: the hub
   * has acted on it by then.
   */
  readonly write: (
    records: readonly Pick<Draft, 'kind' | 'subject' | 'fact'>[],
    more?: { readonly isFinal?: boolean },
  ) => Promise<boolean>;
  readonly listVehicle: (id: string, listed: Fact<'vehicle', 'listed@1'>) => Promise<boolean>;
  readonly takeBack: (line: OwnLine, reason: Reason) => Promise<boolean>;
  /** A count written on the wrong vehicle: taken back there and recorded here, under one act. */
  readonly move: (line: OwnLine, trip: string, vehicle: string) => Promise<boolean>;
  /** Own lines that came from elsewhere. */
  readonly takeIn: (lines: readonly Line[]) => void;
  readonly undo: () => Promise<boolean>;
  readonly redo: () => Promise<boolean>;
}

export const PAD_NOTE = 'pad';

/** Opens the pad as it was when the phone was last alive. */
export async function openDesk(parts: DeskParts): Promise<Desk> {
  const text = await parts.log.note(PAD_NOTE);
  const stored = noteToPad(text);
  // A note that this app cannot read may hold somebody's taps: it is put aside, never thrown away.
  if (stored === null && text !== null) await parts.log.note(`${PAD_NOTE}-unread`, text);
  return createDesk(parts, withoutKept(stored ?? emptyPad, isKeptIn(parts)));
}

const isKeptIn = ({ fold }: DeskParts) => {
  const lines = fold.lines();
  const gone = takenBack(lines);
  return (tally: Tally, key: string): boolean => {
    const [trip, point, part] = key.split(' ');
    return lines.some(({ id, kind, subject, act, fact }) => {
      if (kind !== 'tallied@1' || subject !== trip || act !== tally.act || gone.has(id))
        return false;
      const kept = fact as TallyFact;
      const says = tallyToFact(
        tally,
        { point: kept.point, part: kept.part as Place['part'] },
        { site: kept.site, post: kept.countedBy },
      );
      return (
        kept.point === point && kept.part === part && JSON.stringify(says) === JSON.stringify(kept)
      );
    });
  };
};

function createDesk(parts: DeskParts, pad: Pad): Desk {
  const { log, signer, fold, counter, newName, heads, feel } = parts;
  const state = createStore<DeskState>({ pad, own: fold.lines(), trouble: null, isWriting: false });
  const notes = createNoteKeeper((text) => log.note(PAD_NOTE, text));
  const patch = (more: Partial<DeskState>) => state.set({ ...state.get(), ...more });
  const clearTrouble = (which: Trouble) => {
    if (state.get().trouble === which) patch({ trouble: null });
  };
  const watch = createLateWatch((isLate) => {
    if (!isLate) return clearTrouble('not-stored-yet');
    patch({ trouble: 'not-stored-yet' });
    feel('trouble');
  });

  const setPad = (next: Pad): Promise<boolean> => {
    if (next === state.get().pad) return Promise.resolve(true);
    patch({ pad: next });
    return watch(notes.save(padToNote(next))).then(
      () => {
        clearTrouble('tap-not-stored');
        return true;
      },
      () => {
        patch({ trouble: 'tap-not-stored' });
        feel('trouble');
        return false;
      },
    );
  };

  let queue: Promise<unknown> = Promise.resolve();
  /** One record at a time, each decided on the pad as the one before left it. */
  const serially = (write: () => Promise<boolean>): Promise<boolean> => {
    const turn = queue.then(async () => {
      patch({ isWriting: true });
      try {
        return await write();
      } finally {
        patch({ isWriting: false });
      }
    });
    queue = turn.catch(() => {});
    return turn;
  };

  /** Durable lines, or `null` with the trouble on the screen. */
  const append = async (drafts: readonly Draft[]): Promise<readonly Line[] | null> => {
    const trouble = await watch(log.append(signer, drafts)).then(
      (appended) => (appended.ok ? appended.lines : (appended.why as Trouble)),
      (): Trouble => 'record-not-stored',
    );
    if (typeof trouble === 'string') {
      patch({ trouble });
      feel('trouble');
      return null;
    }
    parts.onRecorded(trouble);
    fold.add(trouble);
    patch({ own: fold.lines(), trouble: null });
    feel('record');
    return trouble;
  };

  const toRecorded = (lines: readonly Line[]): readonly RecordedLine[] =>
    lines.flatMap(({ id, body }) => (body ? [{ id, subject: body.subject }] : []));

  const record = async (
    name: RecordName,
    drafts: readonly Draft[],
    place: Place | null,
    was: Tally | null = null,
  ): Promise<boolean> => {
    const act = drafts[0]?.act ?? newName();
    const lines = await append(drafts);
    if (lines === null) return false;
    await setPad(
      afterRecord(state.get().pad, { record: name, act, place, was, lines: toRecorded(lines) }),
    );
    return true;
  };

  const seen = (subject: string): { readonly after?: readonly string[] } => {
    const known = heads(subject);
    const own = fold.newest(subject);
    const after = known.length > 0 ? known : own ? [own] : [];
    return after.length > 0 ? { after } : {};
  };

  const retractions = (lines: readonly RecordedLine[], reason: Reason, act: string): Draft[] =>
    lines.map(({ id, subject }) => ({
      kind: 'retracted@1',
      subject,
      act,
      fact: { of: id, reason },
    }));

  /** A tally does not say which vehicle it is about: with the first one of a trip goes that it boards here. */
  const boarding = ({ trip, vehicle, point }: Place, act: string): readonly Draft[] =>
    point === 'boarding' &&
    vehicle !== UNKNOWN_VEHICLE &&
    fold.states('trip').get(trip)?.vehicle == null
      ? [
          {
            ...boardingFact({ vehicle, site: counter().site }),
            subject: trip,
            act,
            ...seen(trip),
          },
        ]
      : [];

  /** A vehicle typed while locked gets its name later, by a record on its trip. */
  const nameOfVehicle = ({ trip, vehicle }: Place): string | null =>
    vehicle === UNKNOWN_VEHICLE ? (fold.states('trip').get(trip)?.vehicle ?? null) : vehicle;

  const inHand = (): Place | null => state.get().pad.hand;
  /** The hand feels a touch only when it is stored. */
  const touched = async (next: Pad): Promise<boolean> => {
    const before = state.get().pad;
    const isSafe = await setPad(next);
    if (isSafe && next.past !== before.past) feel('tap');
    return isSafe;
  };
  const tap = (touch: Tap) => void touched(afterTap(state.get().pad, touch));

  return {
    state,
    tap,
    take: (vehicle, trip, point, part = 'whole') =>
      tap({ tap: 'take', place: { trip, vehicle, point, part } }),
    countAgain: () => tap({ tap: 'again', act: newName() }),
    change: () => {
      const hand = inHand();
      const kept = hand && keptIn(fold, hand);
      if (kept) tap({ tap: 'change', tally: factToTally(kept, newName()) });
    },

    keep: () =>
      serially(async () => {
        const hand = inHand();
        const was = tallyInHand(state.get().pad);
        if (!hand || !was) return false;
        const fact = tallyToFact(was, hand, counter());
        const tally = { ...draft('trip', 'tallied@1', fact), subject: hand.trip, act: was.act };
        return record('tally', [...boarding(hand, was.act), tally], hand, was);
      }),
    depart: (road) =>
      serially(async () => {
        const hand = inHand();
        if (!hand) return false;
        const { trip } = hand;
        const vehicle = nameOfVehicle(hand);
        if (vehicle === null) return false;
        const fact = departed({ vehicle, site: counter().site, ...road });
        const line = { ...fact, subject: trip, act: newName(), ...seen(trip) };
        return record('departed', [line], hand);
      }),
    arrive: (trip, vehicle, slip) =>
      serially(async () => {
        const place: Place = { trip, vehicle, point: 'alighting', part: 'whole' };
        const fact = arrived({ site: counter().site, vehicle, slip });
        const line = { ...fact, subject: trip, act: newName(), ...seen(trip) };
        const isDone = await record('arrived', [line], place);
        if (isDone) tap({ tap: 'take', place });
        return isDone;
      }),
    pass: (trip, vehicle) =>
      serially(async () => {
        const place: Place = { trip, vehicle, point: 'checkpoint', part: 'whole' };
        // Nobody may have told this checkpoint of the trip: then this record says which vehicle it is.
        const named = vehicle === UNKNOWN_VEHICLE ? undefined : vehicle;
        const fact = passed({ site: counter().site, vehicle: named });
        const line = { ...fact, subject: trip, act: newName(), ...seen(trip) };
        const isDone = await record('passed', [line], place);
        if (isDone) tap({ tap: 'take', place });
        return isDone;
      }),
    write: (records, { isFinal = false } = {}) =>
      serially(async () => {
        const act = newName();
        const lines = records.map((line) => ({ ...line, act, ...seen(line.subject) }));
        return isFinal ? (await append(lines)) !== null : record('other', lines, null);
      }),
    listVehicle: (id, listed) =>
      serially(() => {
        const line = { ...draft('vehicle', 'listed@1', listed), subject: id, act: newName() };
        return record('vehicle', [line], null);
      }),

    takeBack: ({ id, subject }, reason) =>
      serially(() => record('retraction', retractions([{ id, subject }], reason, newName()), null)),
    move: ({ id, subject, fact }, trip, vehicle) =>
      serially(async () => {
        const act = newName();
        const { point, part } = fact as TallyFact;
        const place: Place = { trip, vehicle, point, part: part === 'inside' ? 'whole' : part };
        const drafts = [
          ...retractions([{ id, subject }], 'wrong-vehicle', act),
          ...boarding(place, act),
          { kind: 'tallied@1', subject: trip, act, fact },
        ];
        return record('tally', drafts, place);
      }),

    takeIn: (lines) => {
      fold.add(lines);
      if (fold.lines() !== state.get().own) patch({ own: fold.lines() });
    },

    undo: () => {
      const last = lastAct(state.get().pad);
      if (last?.did !== 'record') return touched(afterUndoEdit(state.get().pad));
      return serially(async () => {
        const target = lastAct(state.get().pad);
        if (target?.did !== 'record') return false;
        const lines = await append(retractions(target.lines, 'mistake', newName()));
        if (lines === null) return false;
        return setPad(afterUndoRecord(state.get().pad, target, toRecorded(lines), newName()));
      });
    },
    redo: () => {
      const next = nextAct(state.get().pad);
      if (next?.did !== 'record') return touched(afterRedoEdit(state.get().pad));
      return serially(async () => {
        const target = nextAct(state.get().pad);
        if (target?.did !== 'record') return false;
        const lines = await append(retractions(target.undoneBy, 'mistake', newName()));
        if (lines === null) return false;
        return setPad(afterRedoRecord(state.get().pad, target as Recorded));
      });
    },
  };
}

/** The fact of this phone's own newest count of a place. */
const keptIn = (fold: OwnFold, { trip, point, part }: Place): TallyFact | null =>
  fold
    .states('trip')
    .get(trip)
    ?.tallies.findLast(({ fact }) => fact.point === point && fact.part === part)?.fact ?? null;
