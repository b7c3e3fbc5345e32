import type { LineId } from '@corridor/operation';
import type { TallyEvidence, TripEvidence } from '../evidence/types.ts';
import type { TripChange } from './changed-trips.ts';

export type TripCause =
  /** Two records of one trip were told to be one. */
  | 'joined'
  | 'parted'
  /** A record's device was revoked, or its line is disputed. */
  | 'lost-standing'
  | 'taken-back'
  | 'corrected'
  | 'counted-again'
  /** Counted by that hour, and heard of later. */
  | 'late-counts'
  /** It had left or arrived by that hour, and that was heard of later. */
  | 'late-movements'
  /** When, from where or to where was told otherwise since. */
  | 'moved';

const isSameLook = (a: TallyEvidence, b: TallyEvidence): boolean =>
  a.point === b.point && a.site === b.site && a.part === b.part && a.counter === b.counter;

const isSaidAlike = (a: TallyEvidence, b: TallyEvidence): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

const moments = ({ departedAt, arrivedAt }: TripEvidence): number =>
  Number(departedAt !== null) + Number(arrivedAt !== null);

/** What most of all makes a trip's people another number than then. One cause for each trip. */
export const causeOf = (change: TripChange, lost: ReadonlySet<LineId>): TripCause => {
  const [then, now] = [change.before, change.after];
  if (then.length > now.length && now.length > 0) return 'joined';
  if (now.length > then.length && then.length > 0) return 'parted';
  const before = then.flatMap(({ tallies }) => tallies);
  const after = now.flatMap(({ tallies }) => tallies);
  const isThere = (tally: TallyEvidence, among: readonly TallyEvidence[]) =>
    among.some(({ line }) => line === tally.line);
  const gone = before.filter((tally) => !isThere(tally, after));
  const come = after.filter((tally) => !isThere(tally, before));
  const isLost = ({ line }: TallyEvidence) => line !== undefined && lost.has(line);
  if (gone.some(isLost)) return 'lost-standing';
  if (gone.some((tally) => !come.some((other) => isSameLook(tally, other)))) return 'taken-back';
  const changed = after.filter((tally) =>
    before.some((other) => other.line === tally.line && !isSaidAlike(other, tally)),
  );
  if (changed.length > 0) return 'corrected';
  if (gone.length > 0) return 'counted-again';
  if (come.length > 0) return 'late-counts';
  const told = (trips: readonly TripEvidence[]) =>
    trips.reduce((sum, trip) => sum + moments(trip), 0);
  return told(now) > told(then) ? 'late-movements' : 'moved';
};
