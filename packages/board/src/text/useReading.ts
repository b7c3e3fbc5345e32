import { type Reading, reading } from '@corridor/text';
import { useSyncExternalStore } from 'react';

/** Whoever keeps texts from one drawing to the next makes them anew when the language is switched. */
export const useReading = (): Reading => useSyncExternalStore(reading.subscribe, reading.get);
