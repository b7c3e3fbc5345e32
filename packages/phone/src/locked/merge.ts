import { keyOf, MOST_PAST, type Pad, type Recorded } from '../pad/pad.ts';
import {
  factToTally,
  type Place,
  type Tally,
  type TallyFact,
  tallyToFact,
  UNKNOWN_VEHICLE,
} from '../pad/tally.ts';
import type { LockedNote } from './lockedNote.ts';

/** A count that was kept while locked. */
export interface KeptLocked {
  readonly id: string;
  readonly subject: string;
  readonly act: string | null;
  readonly fact: TallyFact;
}

/** Whether a note is of before the record that took its place, written late: it says the same. */
const isSaidBy = (tally: Tally, fact: TallyFact): boolean => {
  const { point, part, site, countedBy: post } = fact;
  const says = tallyToFact(tally, { point, part: part as Place['part'] }, { site, post });
  return JSON.stringify(says) === JSON.stringify(fact);
};

/**
 * The pad as it was before locking, with what was touched and kept meanwhile: what is in hand comes back as an open count, what was kept
 * is closed and can be taken back by undo. Doing it twice, after a kill, changes nothing more.
 */
export const mergeLocked = (
  pad: Pad,
  kept: readonly KeptLocked[],
  notes: readonly LockedNote[],
): Pad => {
  if (kept.length === 0 && notes.length === 0) return pad;
  const inOrder = [...notes].sort((a, b) => a.at - b.at);
  const cleared = new Set(inOrder.flatMap((note) => note.cleared));
  const keptAs = new Map(
    kept.flatMap(({ act, fact }) => (act === null ? [] : [[act, fact] as const])),
  );
  const closed = new Set([...keptAs.keys(), ...cleared]);
  const open = Object.fromEntries(
    Object.entries(pad.open).filter(([, tally]) => !closed.has(tally.act)),
  );
  for (const note of inOrder) {
    for (const [key, tally] of Object.entries(note.pad.open)) {
      const fact = keptAs.get(tally.act);
      if (cleared.has(tally.act) || (fact && isSaidBy(tally, fact))) continue;
      // Tapped on while its record was written. A name of its own, always the same: its old one is closed.
      open[key] = fact ? { ...tally, act: `${tally.act}x` } : tally;
    }
  }
  const knownLines = new Set(
    pad.past.flatMap((act) => (act.did === 'record' ? act.lines.map(({ id }) => id) : [])),
  );
  const vehicleOf = (trip: string): string =>
    [pad.hand, ...pad.past.map(({ place }) => place)].find((place) => place?.trip === trip)
      ?.vehicle ?? UNKNOWN_VEHICLE;
  const records = kept
    .filter(({ id }) => !knownLines.has(id))
    .map(({ id, subject, act, fact }): Recorded => {
      const { point, part } = fact;
      const place: Place = {
        trip: subject,
        vehicle: vehicleOf(subject),
        point,
        part: part === 'inside' ? 'whole' : part,
      };
      const lines = [{ id, subject }];
      const was = factToTally(fact, act ?? id);
      return { did: 'record', record: 'tally', act: act ?? id, place, was, lines, undoneBy: [] };
    });
  const isKept = new Set(records.flatMap(({ place }) => (place ? [keyOf(place)] : [])));
  const before = pad.past.filter((act) => act.did === 'record' || !isKept.has(keyOf(act.place)));
  const edits = inOrder.flatMap(({ pad: { past } }) => past);
  const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const fresh = edits.filter((edit) => !before.some((known) => isSame(known, edit)));
  const last = inOrder.findLast(({ pad: { hand } }) => hand !== null);
  return {
    hand: last?.pad.hand ?? pad.hand,
    open,
    past: [...before, ...records, ...fresh].slice(-MOST_PAST),
    future: records.length > 0 || fresh.length > 0 ? [] : pad.future,
  };
};
