import type { Page } from 'playwright-core';
import { lasting } from './lasting.ts';

/** Keys smaller than a thumb, or nearer to each other than two thumbs aim: `departed 60×64`. px of the page. */
export const hardToHit = (page: Page, least = 64, apart = 8): Promise<readonly string[]> =>
  lasting(() =>
    page.evaluate(
      ({ least, apart }) => {
        const found: string[] = [];
        const name = (key: Element) =>
          `${key.getAttribute('data-testid') ?? key.tagName.toLowerCase()} "${(key.textContent ?? '').trim().slice(0, 20)}"`;
        const keys = [
          ...document.querySelectorAll('button, a[href], input, textarea, select, summary'),
        ].filter((key) => {
          if (!key.checkVisibility() || key.closest('.sr')) return false;
          // What is scrolled away, or under a row that stays, is not hit now.
          const { left, right, top, bottom } = key.getBoundingClientRect();
          return [top + 3, bottom - 3].every((y) => {
            const there = document.elementFromPoint((left + right) / 2, y);
            return there !== null && (key.contains(there) || there.contains(key));
          });
        });
        const boxes = keys.map((key) => ({ key, box: key.getBoundingClientRect() }));
        for (const { key, box } of boxes) {
          // A line to open more of a page to read is as wide as the page.
          if (box.width < least - 0.5 || box.height < least - 0.5) {
            found.push(`${name(key)} ${Math.round(box.width)}×${Math.round(box.height)}`);
          }
        }
        boxes.forEach((one, at) => {
          for (const other of boxes.slice(at + 1)) {
            if (one.key.contains(other.key) || other.key.contains(one.key)) continue;
            const across = Math.max(one.box.left - other.box.right, other.box.left - one.box.right);
            const down = Math.max(one.box.top - other.box.bottom, other.box.top - one.box.bottom);
            if (Math.max(across, down) < apart - 0.5) {
              found.push(
                `${name(one.key)} and ${name(other.key)} are ${Math.round(Math.max(across, down))}px apart`,
              );
            }
          }
        });
        return found;
      },
      { least, apart },
    ),
  );
