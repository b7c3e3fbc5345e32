// The board looked at in three languages on a 13-inch laptop, whatever it shows.
import type { Page } from 'playwright-core';
import { lasting } from './lasting.ts';
import { misread, type ScreenLanguage } from './reading.ts';

export const LANGUAGES = ['ar', 'fr', 'en'] as const;

/** As a person does at the list in the bar, which lies behind the dialogs while they are open. */
export async function speak(page: Page, language: ScreenLanguage): Promise<void> {
  await page.getByTestId('language').evaluate((list, language) => {
    (list as HTMLSelectElement).value = language;
    list.dispatchEvent(new Event('change', { bubbles: true }));
  }, language);
  await page.locator(`html[lang="${language}"]`).waitFor();
  await page.evaluate(() => new Promise(requestAnimationFrame));
}

/** What a table hides at its end until somebody scrolls. */
const scrolledAway = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.scroll, .dialog, .modal')]
      .filter((box) => box.checkVisibility() && box.scrollWidth > box.clientWidth + 1)
      .map((box) => {
        const name = box.closest('[data-testid]')?.getAttribute('data-testid') ?? box.className;
        return `${name} hides ${box.scrollWidth - box.clientWidth}px`;
      }),
  );

export interface Looking {
  /** What was found wrong so far, taken out. */
  readonly faults: () => readonly string[];
  readonly look: (screen: string, language: ScreenLanguage) => Promise<void>;
  /** Looks in all three; English stays, so that the walk finds its way by words. */
  readonly lookAt: (screen: string) => Promise<void>;
}

export function lookingAt(page: Page): Looking {
  const found: string[] = [];
  const look = async (screen: string, language: ScreenLanguage) => {
    const away = await lasting(() => scrolledAway(page));
    for (const fault of [...(await misread(page, language, 'board')), ...away]) {
      found.push(`${language} ${screen}: ${fault}`);
    }
  };
  return {
    faults: () => found.splice(0),
    look,
    lookAt: async (screen) => {
      for (const language of LANGUAGES) {
        await speak(page, language);
        await look(screen, language);
      }
    },
  };
}
