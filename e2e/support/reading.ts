import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { readCatalogue } from '../../packages/text/src/build/index.ts';

export type ScreenLanguage = 'en' | 'fr' | 'ar';

const catalogueOf = (language: ScreenLanguage) =>
  readCatalogue(
    readFileSync(
      fileURLToPath(new URL(`../../packages/phone/texts/${language}.po`, import.meta.url)),
      'utf8',
    ),
  );

/** English texts that must not be seen in the language, places left open: `Slip {code}` is `^Slip .+$`. */
const englishOnly = (language: ScreenLanguage): readonly string[] => {
  if (language === 'en') return [];
  const said = new Set(catalogueOf(language).values());
  return [...catalogueOf('en').keys()].flatMap((text) => {
    // "OK" and "Minibus" are what they are in French too.
    if (said.has(text) || text.includes(', plural,')) return [];
    const letters = text.replace(/\{\w+\}/g, '').replace(/[^A-Za-z]/g, '');
    if (letters.length < 3) return [];
    const literal = text.trim().replace(/[.*+?^$()|[\]\\]/g, '\\$&');
    return [`^${literal.replace(/\{\w+\}/g, '.+')}$`];
  });
};
const english = new Map<ScreenLanguage, readonly string[]>();

/**
 * What is wrong with how a screen reads, in words: text cut off or broken in the middle of a word, English left over,
 * text of the other direction that does not keep to itself, digits of the other kind.
 */
export async function misread(page: Page, language: ScreenLanguage): Promise<readonly string[]> {
  const leftOver = english.get(language) ?? englishOnly(language);
  english.set(language, leftOver);
  return page.evaluate(
    ({ language, leftOver }) => {
      const found = new Set<string>();
      const { documentElement: root } = document;
      if (root.lang !== language) found.add(`the page says its language is ${root.lang}`);
      if (root.dir !== (language === 'ar' ? 'rtl' : 'ltr')) found.add(`the page goes ${root.dir}`);
      if (root.scrollWidth > root.clientWidth) {
        found.add(`the page is ${root.scrollWidth - root.clientWidth}px too wide`);
      }
      const isEnglish = new RegExp(leftOver.join('|') || '(?!)', 'u');
      const latin = /\p{Script=Latin}/u;
      const other = language === 'ar' ? latin : /\p{Script=Arabic}/u;
      /** Words that Arabic readers write in Latin letters, one at a time: nothing is beside them to change places with. */
      const borrowed = /(?<![\p{L}\p{N}])(?:Corridor|QR|PIN|https|O)(?![\p{L}\p{N}])/gu;
      const isolated = /[\u2066\u2067\u2068][^\u2069]*\u2069/g;
      const reads = (text: string, where: string, keepsToItself: boolean) => {
        const plain = text.trim();
        if (plain === '') return;
        const free = plain.replace(isolated, ' ');
        if (isEnglish.test(plain) && !keepsToItself) found.add(`English in ${where}: ${plain}`);
        if (keepsToItself) return;
        if (other.test(free.replace(borrowed, ''))) found.add(`not isolated in ${where}: ${plain}`);
        if (language === 'ar' && /[0-9]/.test(free))
          found.add(`Latin digits in ${where}: ${plain}`);
        if (language !== 'ar' && /[\u0660-\u0669]/.test(free)) {
          found.add(`Arabic digits in ${where}: ${plain}`);
        }
      };
      reads(document.title, 'the title', false);
      for (const element of document.body.querySelectorAll('*')) {
        if (!(element instanceof HTMLElement) || !element.checkVisibility()) continue;
        if (element.closest('.cannot-start')) continue;
        const where =
          element.closest('[data-testid]')?.getAttribute('data-testid') ?? element.tagName;
        const keeps = element.closest('bdi, [dir]:not(html), [lang]:not(html)') !== null;
        for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
          const said = element.getAttribute(name);
          if (said) reads(said, `${where} (${name})`, keeps);
        }
        const style = getComputedStyle(element);
        for (const node of element.childNodes) {
          if (!(node instanceof Text) || node.data.trim() === '') continue;
          reads(node.data, where, keeps);
          if (element.closest('.sr')) continue;
          for (const { 0: word, index } of node.data.matchAll(/[^\s\u2010-\u2015/·-]+/g)) {
            if (word.length > 24) continue;
            const range = document.createRange();
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
            if (lines.size > 1) found.add(`broken in ${where}: ${word}`);
            const { left, right } = range.getBoundingClientRect();
            const key = element.closest('button');
            // The small header has room for one word each; the full ones are heard.
            const isShut = element.matches('.kept .full');
            const box = key?.getBoundingClientRect();
            if (box && !isShut && (left < box.left - 0.5 || right > box.right + 0.5)) {
              found.add(`sticks out of its key in ${where}: ${word}`);
            }
            if (!isShut && (left < -0.5 || right > innerWidth + 0.5)) {
              found.add(`out of the screen in ${where}: ${word}`);
            }
          }
          const isCut =
            style.overflowX !== 'visible' &&
            element.scrollWidth > element.clientWidth + 1 &&
            element.clientWidth > 1;
          if (isCut) found.add(`cut off in ${where}: ${node.data.trim()}`);
        }
      }
      return [...found];
    },
    { language, leftOver },
  );
}
