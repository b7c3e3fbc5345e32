import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import PO from 'pofile';
import { compileText } from '../compile.ts';
import type { Piece } from '../fill.ts';
import type { Language } from '../language.ts';
import { pathOf, readCatalogue } from './catalogue.ts';
import { type AppTexts, sourceFiles, textsIn, textsOf } from './sources.ts';

const strings = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g;
/** A place to fill, as in `'Bus {n}'`. */
const place = /(?<!\$)\{\w+[,}]/;
/** `t(text)`, ``t(`…`)``: what no catalogue finds. A name in capitals is one of an app's `lists`. */
const byVariable = /\bt\(\s*([a-z`][\w.[]*)/g;
/** Two texts glued to one sentence: no other language has its words in this order. */
const glued = /(?:\+ t\(|\bt\((?:[^()]|\([^()]*\))*\) \+|\$\{t\()/g;
/** What a person reads or hears, written into a screen as it is. */
const spokenAttribute =
  /\b(?:aria-label|title|placeholder|alt|label|hint|empty)="(?!https?:)([^"]*\p{L}{2}[^"]*)"/gu;
const spokenText = />\s*(?!Corridor<)(\p{L}{2,}(?:[\s,.]+\p{L}+)*[.…]?)\s*<\/(?!code)/gu;

/** A dot between particulars, outside of a text and of what is said of the code: `separator()` knows the languages. */
const bareDot = /(?:' · '|` · |\}? · \{)/g;
const textsAndComments =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|\bt\(\s*(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/g;

/** What would reach the screen past the catalogues, with its file. Empty where every text is found. */
export function sourceFaults(app: AppTexts): readonly string[] {
  const faults: string[] = [];
  for (const path of sourceFiles(join(app.folder, 'src'))) {
    const source = readFileSync(path, 'utf8');
    const at = relative(app.folder, path).replaceAll('\\', '/');
    const tell = (what: string, found: Iterable<RegExpMatchArray>) => {
      for (const match of found) faults.push(`${at} ${what}: ${match[1] ?? match[0]}`);
    };
    const seen = textsIn(source).filter((text) => text.includes('{')).length;
    const written = (source.match(strings) ?? []).filter((text) => place.test(text)).length;
    if (written !== seen) {
      faults.push(`${at} has a text with places that the build does not see`);
    }
    tell('gives t what no catalogue finds', source.matchAll(byVariable));
    tell('glues a sentence', source.matchAll(glued));
    tell(
      'has a dot that Arabic reads as a zero',
      source.replace(textsAndComments, '').matchAll(bareDot),
    );
    if (!path.endsWith('.tsx')) continue;
    tell('has a text of its own', source.matchAll(spokenAttribute));
    tell('has a text of its own', source.matchAll(spokenText));
  }
  return faults;
}

/** Names of the places of a text, and the forms of each of its plurals. */
function shapeOf(text: string) {
  const places = new Set<string>();
  const plurals: (readonly string[])[] = [];
  const look = (pieces: readonly Piece[] | string) => {
    if (typeof pieces === 'string') return;
    for (const piece of pieces) {
      if (typeof piece === 'string') continue;
      const [name, kind, forms] = piece;
      places.add(kind === undefined ? name : `${name}, ${kind}`);
      if (typeof forms !== 'object') continue;
      if (kind === 'plural') plurals.push(Object.keys(forms));
      for (const form of Object.values(forms)) if (Array.isArray(form)) look(form);
    }
  };
  look(compileText(text) as readonly Piece[]);
  return { places: [...places].sort().join(' · '), plurals };
}

/** The forms without which a number has no sentence. */
const neededForms: Readonly<Record<Language, readonly string[]>> = {
  en: ['other'],
  fr: ['one', 'other'],
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
};

/** Words that readers of Arabic write in Latin letters. Whatever else is Latin keeps to itself between marks. */
const borrowed = /Corridor|QR|PIN|https|#join=|Chrome|Firefox|Safari|X1|X2/g;

const isArabic = (said: string): boolean => {
  const shown = said
    .replace(/\u2066[^\u2069]*\u2069/g, '')
    .replace(/\{\w+, plural,|(?:=\d+|\b(?:zero|one|two|few|many|other)) \{|\{\w+\}/g, '')
    .replace(borrowed, '');
  // Nothing but places and signs between them has no letters of its own.
  return !/[A-Za-z]{2}/.test(shown) && /^[^\p{L}]*$|[\u0600-\u06ff]/u.test(shown);
};

/** What a translator or an engineer forgot in one catalogue. Empty where it says every text of the app. */
export function catalogueFaults(app: AppTexts, language: Language): readonly string[] {
  const po = readFileSync(pathOf(app, language), 'utf8');
  const english = [...textsOf(app).keys()];
  const said = readCatalogue(po);
  const faults: string[] = [];
  const tell = (what: string, text: string) => faults.push(`${language} ${what}: ${text}`);
  for (const text of english) if (!said.get(text)?.trim()) tell('is empty', text);
  const known = new Set(english);
  for (const { msgid, obsolete } of PO.parse(po).items) {
    if (obsolete || !known.has(msgid)) tell('has a text that nothing says', msgid);
  }
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const [text, translated] of said) {
    const shape = shapeOf(translated);
    if (shape.places !== shapeOf(text).places) tell('has other places to fill', text);
    for (const forms of shape.plurals) {
      const missing = neededForms[language].filter((form) => !forms.includes(form));
      if (missing.length > 0) tell(`lacks the form ${missing.join(', ')}`, text);
      const odd = forms.filter(
        (form) => !/^(?:=?\d+|offset)$/.test(form) && !categories.some((one) => one === form),
      );
      if (odd.length > 0) tell(`does not count by ${odd.join(', ')}`, text);
    }
    if (/<[a-z/!]|&\w+;/i.test(translated)) tell('holds markup', text);
    if (language === 'ar' && !isArabic(translated)) tell('is not in Arabic letters', text);
    if (language === 'ar' && /\} · |^ · | · \{/.test(translated))
      tell('has a dot beside a figure', text);
    if (language === 'fr' && translated === text && /\p{L}{2,} \p{L}{2,}/u.test(text)) {
      tell('is still English', text);
    }
  }
  return faults;
}
