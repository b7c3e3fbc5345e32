import { useEffect, useReducer, useState } from 'react';
import { openShelf } from '../contacts/shelf.ts';
import type { Live } from '../session/live.ts';
import { openWordingDesk, type WordingDesk } from './desk.ts';

/** The words of our statements, followed whichever screen is open. null: the storage of this board is not open (yet). */
export function useWordingDesk(live: Live): WordingDesk | null {
  const [desk, setDesk] = useState<WordingDesk | null>(null);
  useEffect(() => {
    let isGone = false;
    let close = () => {};
    openShelf(indexedDB).then(
      (shelf) => {
        if (isGone) {
          shelf.close();
          return;
        }
        const opened = openWordingDesk({ live, shelf, realNow: Date.now });
        setDesk(opened);
        close = () => {
          opened.close();
          shelf.close();
        };
      },
      () => {},
    );
    return () => {
      isGone = true;
      close();
      setDesk(null);
    };
  }, [live]);
  return desk;
}

/** Draws again when words have come. */
export function useWordings(desk: WordingDesk | null): void {
  const [, again] = useReducer((n: number) => n + 1, 0);
  useEffect(() => desk?.subscribe(again), [desk]);
}
