import { useEffect, useReducer, useState } from 'react';
import { openShelf, type Shelf } from '../contacts/shelf.ts';
import type { Live } from '../session/live.ts';
import type { SealedDesk } from './desk.ts';

type Open<T> = (parts: {
  readonly live: Live;
  readonly shelf: Shelf;
  readonly realNow: () => number;
}) => SealedDesk<T>;

/** Followed whichever screen is open. null: the storage of this board is not open (yet). */
export function useSealedDesk<T>(live: Live, open: Open<T>): SealedDesk<T> | null {
  const [desk, setDesk] = useState<SealedDesk<T> | null>(null);
  useEffect(() => {
    let isGone = false;
    let close = () => {};
    openShelf(indexedDB).then(
      (shelf) => {
        if (isGone) {
          shelf.close();
          return;
        }
        const opened = open({ live, shelf, realNow: Date.now });
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
  }, [live, open]);
  return desk;
}

/** Draws again when something has come. */
export function useFound(desk: Pick<SealedDesk<unknown>, 'subscribe'> | null): void {
  const [, again] = useReducer((n: number) => n + 1, 0);
  useEffect(() => desk?.subscribe(again), [desk]);
}
