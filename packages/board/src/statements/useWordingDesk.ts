import { useFound, useSealedDesk } from '../sealed/useSealedDesk.ts';
import type { Live } from '../session/live.ts';
import { openWordingDesk, type WordingDesk } from './desk.ts';

/** The words of our statements, followed whichever screen is open. null: the storage of this board is not open (yet). */
export const useWordingDesk = (live: Live): WordingDesk | null =>
  useSealedDesk(live, openWordingDesk);

/** Draws again when words have come. */
export const useWordings = (desk: WordingDesk | null): void => useFound(desk);
