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

/** Until when an edition made now may tell, ms since 1970. */
export const latestCutOff = (at: {
  /** The operation's time; of one that is over, its end. */
  readonly now: number;
  readonly realNow: number;
  readonly hours: number;
  readonly isExercise: boolean;
}): number => {
  const { now, realNow, hours, isExercise } = at;
  // Of an operation that is over the board's clock stands at its end; what is held back is reckoned from today.
  const today = isExercise ? now : Math.max(now, realNow);
  return today - hours * HOUR;
};
