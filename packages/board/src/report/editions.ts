import { type Words, wordOf } from '@corridor/text';

type Edition = 'room' | 'parties' | 'public';

const words: Words<Edition> = {
  room: 'the room',
  parties: 'the parties, all of them alike',
  public: 'everybody',
};
const notes: Words<Edition> = {
  room: 'Everything, who held what and who kept what included. It stays in the room.',
  parties:
    'The same text for all, given at the same minute: no claims beside our account, nothing of who kept what or holds a place, nothing to come.',
  public:
    'Held back for some hours. Numbers of fewer than ten people are not told, nor what they could be got from by subtracting.',
};

export const editionWords = (edition: Edition): string => wordOf(words, edition);
export const editionNotes = (edition: Edition): string => wordOf(notes, edition);

/** Hours between the last thing told and the making of a public edition; none only in an exercise. */
export const DELAYS = ['0', '1', '2', '6', '12', '24', '48', '72'] as const;

const HOUR = 3_600_000;
const QUARTER = 900_000;

/** Until when an edition made now may tell, ms since 1970. A record that is over tells its closing too. */
export const latestCutOff = (at: {
  readonly now: number;
  readonly realNow: number;
  readonly hours: number;
  readonly isExercise: boolean;
  readonly isClosed: boolean;
}): number => {
  const { now, realNow, hours, isExercise, isClosed } = at;
  if (isExercise) return now - hours * HOUR + (isClosed && hours === 0 ? QUARTER : 0);
  // Of an operation that is over the board's clock stands at its end; the delay runs from today.
  const today = isClosed ? Math.max(now, realNow) : now;
  return today - hours * HOUR;
};
