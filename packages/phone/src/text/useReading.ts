import { type Reading, reading } from '@corridor/text';
import { useStore } from '../store.ts';

/** Whoever draws texts and stays mounted is drawn again when the language is switched. */
export const useReading = (): Reading => useStore(reading);
