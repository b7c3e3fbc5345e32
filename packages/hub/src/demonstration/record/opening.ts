import { type Entry, entry } from './entry.ts';
import { inThe, onDay, TIME_ZONE } from './time.ts';

/** First contact that the articles tell of; who and where is set down before anything is said. */
export const BEGINNING = onDay(8, 0);

export const OPERATION = 'operation/east-aleppo-2016';

export const opening: readonly Entry[] = [
  entry(BEGINNING, OPERATION, 'opened@1', {
    name: 'Record of East Aleppo December 2016',
    timeZone: TIME_ZONE,
    from: 'East Aleppo',
    to: 'Idlib',
  }),
  entry(inThe('evening', 13), OPERATION, 'phase-changed@1', { phase: 'preparing' }),
  entry(inThe('early-afternoon', 15), OPERATION, 'phase-changed@1', { phase: 'moving' }),
];

/** After the last convoy the operation was over; nobody had counted in this log, so nothing else closes it. */
export const closing: readonly Entry[] = [
  entry(onDay(22, 23), OPERATION, 'phase-changed@1', { phase: 'closed' }),
  entry(onDay(22, 23), OPERATION, 'closed@1', {}),
];
