import type { Page } from 'playwright-core';
import { lasting } from './lasting.ts';

/**
 * What sticks out of the screen, or out of its own box, where nothing can be scrolled: `button.side "One more" 12px`.
 * Empty where everything fits.
 */
export const overflowing = (page: Page): Promise<readonly string[]> =>
  lasting(() =>
    page.evaluate(() => {
      const found: string[] = [];
      const name = (element: Element) =>
        `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} "${(element.textContent ?? '').trim().slice(0, 40)}"`;
      const page = document.documentElement;
      if (page.scrollWidth > page.clientWidth) {
        found.push(`the page ${page.scrollWidth - page.clientWidth}px`);
      }
      const isClipped = (element: Element): boolean => {
        for (
          let box = element.parentElement;
          box && box !== document.body;
          box = box.parentElement
        ) {
          if (getComputedStyle(box).overflowX !== 'visible') return true;
        }
        return false;
      };
      for (const element of document.body.querySelectorAll('*')) {
        if (!(element instanceof HTMLElement) || !element.checkVisibility()) continue;
        const style = getComputedStyle(element);
        const { width, height, right, left } = element.getBoundingClientRect();
        // What only a screen reader hears is one pixel large.
        if (width <= 1 || height <= 1 || element.closest('.visually-hidden, .sr')) continue;
        const out = Math.max(right - innerWidth, -left);
        if (out > 1 && !isClipped(element)) found.push(`${name(element)} ${Math.round(out)}px`);
        const isBox = style.display !== 'inline' && style.overflowX === 'visible';
        const inside = element.scrollWidth - element.clientWidth;
        if (isBox && inside > 1 && element.clientWidth > 0 && !isClipped(element)) {
          found.push(`${name(element)} holds ${inside}px more`);
        }
      }
      return found;
    }),
  );
