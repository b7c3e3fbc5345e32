import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { readCatalogue } from '../../packages/text/src/build/index.ts';
import { lasting } from './lasting.ts';

export type ScreenLanguage = 'en' | 'fr' | 'ar';
type App = 'phone' | 'board';

const catalogueOf = (app: App, language: ScreenLanguage) =>
  readCatalogue(
    readFileSync(
      fileURLToPath(new URL(`../../packages/${app}/texts/${language}.po`, import.meta.url)),
      'utf8',
    ),
  );

/** Whether a text is English that must not be seen in the language. */
const englishOnly = (app: App, language: ScreenLanguage): ((text: string) => boolean) => {
  const texts = new Set<string>();
  // With places left open: `Slip {code}` is `^Slip .+$`.
  const patterns: string[] = [];
  if (language === 'en') return () => false;
  const said = new Set(catalogueOf(app, language).values());
  for (const text of catalogueOf(app, 'en').keys()) {
    // "OK" and "Minibus" are what they are in French too.
    if (said.has(text) || text.includes(', plural,')) continue;
    const letters = text.replace(/\{\w+\}/g, '').replace(/[^A-Za-z]/g, '');
    if (letters.length < 3) continue;
    const literal = text.trim().replace(/[.*+?^$()|[\]\\]/g, '\\$&');
    const pattern = literal.replace(/\{\w+\}/g, '.+');
    if (pattern === literal) texts.add(text.trim());
    // "{a} and {b}" is also how two places are called by one name.
    else if (letters.length > 4) patterns.push(`^${pattern}$`);
  }
  const pattern = new RegExp(patterns.join('|') || '(?!)', 'u');
  return (text) => texts.has(text) || pattern.test(text);
};
const english = new Map<string, (text: string) => boolean>();

/**
 * What is wrong with how a screen reads, in words: text cut off or broken in the middle of a word, English left over,
 * text of the other direction that does not keep to itself, digits of the other kind.
 */
export async function misread(
  page: Page,
  language: ScreenLanguage,
  app: App = 'phone',
): Promise<readonly string[]> {
  const key = `${app} ${language}`;
  const isEnglish = english.get(key) ?? englishOnly(app, language);
  english.set(key, isEnglish);
  return lasting(async () => {
    const { found, said } = await page.evaluate(findMisread, language);
    const leftOver = said.filter(({ text }) => isEnglish(text));
    return [...found, ...leftOver.map(({ text, where }) => `English in ${where}: ${text}`)];
  });
}

interface Reading {
  readonly found: readonly string[];
  /** What stands on the screen in its own language, or should. */
  readonly said: readonly { readonly text: string; readonly where: string }[];
}

/** Runs in the page. */
const findMisread = (language: ScreenLanguage): Reading => {
  const found = new Set<string>();
  const { documentElement: root } = document;
  if (root.lang !== language) found.add(`the page says its language is ${root.lang}`);
  if (root.dir !== (language === 'ar' ? 'rtl' : 'ltr')) found.add(`the page goes ${root.dir}`);
  if (root.scrollWidth > root.clientWidth) {
    found.add(`the page is ${root.scrollWidth - root.clientWidth}px too wide`);
  }
  const said = new Map<string, { text: string; where: string }>();
  const latin = /\p{Script=Latin}/u;
  const other = language === 'ar' ? latin : /\p{Script=Arabic}/u;
  /** Words that Arabic readers write in Latin letters, one at a time: nothing is beside them to change places with. */
  const borrowed = /(?<![\p{L}\p{N}])(?:Corridor|QR|PIN|https|O)(?![\p{L}\p{N}])/gu;
  const isolated = /[\u2066\u2067\u2068][^\u2069]*\u2069/g;
  const reads = (text: string, where: string, keepsToItself: boolean) => {
    const plain = text.trim();
    if (plain === '') return;
    const free = plain.replace(isolated, ' ');
    if (keepsToItself) return;
    said.set(`${where} ${plain}`, { text: plain, where });
    if (other.test(free.replace(borrowed, ''))) found.add(`not isolated in ${where}: ${plain}`);
    if (language === 'ar' && /[0-9]/.test(free)) found.add(`Latin digits in ${where}: ${plain}`);
    if (language !== 'ar' && /[\u0660-\u0669]/.test(free)) {
      found.add(`Arabic digits in ${where}: ${plain}`);
    }
  };
  reads(document.title, 'the title', false);
  for (const element of document.body.querySelectorAll('*')) {
    if (element instanceof SVGTextElement && element.checkVisibility()) {
      reads(element.textContent ?? '', 'a picture', false);
    }
    if (!(element instanceof HTMLElement) || !element.checkVisibility()) continue;
    // The page's own word before it starts; what a screen reader has just been told.
    if (element.closest('.cannot-start, [data-live-announcer]')) continue;
    const where = element.closest('[data-testid]')?.getAttribute('data-testid') ?? element.tagName;
    const keeps = element.closest('bdi, [dir]:not(html), [lang]:not(html)') !== null;
    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
      const said = element.getAttribute(name);
      if (said) reads(said, `${where} (${name})`, keeps);
    }
    const style = getComputedStyle(element);
    for (const node of element.childNodes) {
      if (!(node instanceof Text) || node.data.trim() === '') continue;
      reads(node.data, where, keeps);
      if (element.closest('.sr, .visually-hidden')) continue;
      for (const { 0: word, index } of node.data.matchAll(/[^\s\u2010-\u2015/·-]+/g)) {
        if (word.length > 24) continue;
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) found.add(`broken in ${where}: ${word}`);
        const { left, right } = range.getBoundingClientRect();
        const key = element.closest('button');
        // The small header has room for one word each, a line of the wall for what fits: the rest is heard, or one key away.
        const isShut = element.closest('.kept .full, .clip') !== null;
        const box = key?.getBoundingClientRect();
        if (box && !isShut && (left < box.left - 0.5 || right > box.right + 0.5)) {
          found.add(`sticks out of its key in ${where}: ${word}`);
        }
        if (!isShut && (left < -0.5 || right > innerWidth + 0.5)) {
          found.add(`out of the screen in ${where}: ${word}`);
        }
      }
      const isCut =
        !element.closest('.clip') &&
        style.overflowX !== 'visible' &&
        element.scrollWidth > element.clientWidth + 1 &&
        element.clientWidth > 1;
      if (isCut) found.add(`cut off in ${where}: ${node.data.trim()}`);
    }
  }
  return { found: [...found], said: [...said.values()] };
};
