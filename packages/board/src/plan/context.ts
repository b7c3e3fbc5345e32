import { createContext, useContext } from 'react';
import type { TimetableDesk } from './desk.ts';

/** Followed whichever screen is open. null: the storage of this board is not open (yet). */
export const TimetablesContext = createContext<TimetableDesk | null>(null);
export const useTimetables = (): TimetableDesk | null => useContext(TimetablesContext);
