import { type RefObject, useLayoutEffect, useState } from 'react';

const MOST = 8;
const LEAST = 3;
const remOf = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

/** Before anything is drawn: as if the picture above took what it usually takes. */
const guess = (): number =>
  Math.max(LEAST, Math.min(MOST, Math.floor((innerHeight / remOf() - 43.5) / 3)));

/** Head and foot of a panel, and the gaps around what stands under the panels. */
const PANEL = 5.4;
const GAPS = 1.7;

/**
 * Rows of a list under Now, so that all five questions stand on one screen: few on a low one, more on a wall, and more where the picture
 * above is low. `panel`: the first of the panels side by side.
 */
export function useRoom(panel: RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(guess);
  // No list of what it rests on: the picture above grows and shrinks with what happens on the road.
  useLayoutEffect(() => {
    const measure = () => {
      if (!panel.current) return;
      const top = panel.current.getBoundingClientRect().top + scrollY;
      const under = panel.current.parentElement?.lastElementChild?.clientHeight ?? 0;
      const rows = Math.floor(((innerHeight - top - under) / remOf() - PANEL - GAPS) / 3);
      setRoom(Math.max(LEAST, Math.min(MOST, rows)));
    };
    measure();
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  });
  return room;
}
