import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { lasting } from './lasting.ts';

/**
 * Texts that stand out less than this from what is behind them, as the browser draws them. Keys that cannot be
 * pressed are faint on purpose.
 */
export const tooFaint = (page: Page, least: number): Promise<readonly string[]> =>
  lasting(() =>
    page.evaluate((least) => {
      const found = new Set<string>();
      const parts = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
      const light = ([r = 0, g = 0, b = 0]: readonly number[]) => {
        const [x = 0, y = 0, z = 0] = [r, g, b].map((part) => {
          const share = part / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
      };
      const behind = (from: Element): readonly number[] => {
        for (let box: Element | null = from; box; box = box.parentElement) {
          const color = parts(getComputedStyle(box).backgroundColor);
          if (color.length === 3 || (color[3] ?? 0) > 0.99) return color;
        }
        return [255, 255, 255];
      };
      for (const element of document.body.querySelectorAll('*')) {
        if (!(element instanceof HTMLElement) || !element.checkVisibility()) continue;
        if (element.closest(':disabled, .sr, .cannot-start')) continue;
        const text = [...element.childNodes].find(
          (node) => node instanceof Text && node.data.trim(),
        );
        if (!text) continue;
        const style = getComputedStyle(element);
        const size = Number.parseFloat(style.fontSize);
        const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
        const [one, other] = [light(parts(style.color)), light(behind(element))];
        const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        const enough = isLarge ? (least > 4.5 ? 4.5 : 3) : least;
        if (contrast < enough) {
          found.add(`${(text.textContent ?? '').trim().slice(0, 30)}: ${contrast.toFixed(1)}`);
        }
      }
      return [...found];
    }, least),
  );

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe calls serious or critical: `button-name: div > button`. */
export async function hardToUse(page: Page): Promise<readonly string[]> {
  // Run in the page's own realm by the browser's debugger: the page's policy lets in no foreign script.
  await page.evaluate(axe);
  return lasting(() =>
    page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        readonly axe: {
          readonly run: (options: unknown) => Promise<{
            readonly violations: readonly {
              readonly id: string;
              readonly impact: string;
              readonly nodes: readonly { readonly target: readonly string[] }[];
            }[];
          }>;
        };
      };
      const { violations } = await axe.run({ resultTypes: ['violations'] });
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
    }),
  );
}
