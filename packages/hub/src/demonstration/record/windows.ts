import { OUT } from './corridors.ts';
import { DOCUMENTS } from './documents.ts';
import { type Entry, entry } from './entry.ts';
import { damascus, inThe, onDay } from './time.ts';

/** No article says when a pause or ceasefire was meant to end, so neither has an end here. */
export const PAUSE = 'window/pause-2016-12-08';
export const CEASEFIRE = 'window/ceasefire-2016-12-15';

export const windows: readonly Entry[] = [
  // Announced by the guarantor, not by the army that was to keep it.
  entry(inThe('evening', 8), PAUSE, 'announced@1', {
    windowKind: 'pause',
    from: damascus(8, 19),
    by: 'party/russia',
  }),
  // When it stopped being kept nobody says; on the 13th the districts were encircled.
  entry(onDay(13), PAUSE, 'ended@1', { reason: 'unknown' }),
  // Told a day later, as the work of both guarantors; an announcer of the window itself is not named.
  entry(DOCUMENTS.a003.out, CEASEFIRE, 'announced@1', {
    windowKind: 'ceasefire',
    from: damascus(15, 9),
    corridor: OUT,
  }),
];
