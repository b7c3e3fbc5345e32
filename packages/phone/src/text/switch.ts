import { SETTINGS } from '../settings.ts';
import { type Digits, firstLanguage, type Language, type Reading, reading } from './language.ts';
import { type Catalogue, setTexts, t } from './t.ts';

/** A catalogue that does not come (a phone short of space dropped the file) must not keep the pad shut. */
const PATIENCE = 4_000;

const loaders: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: async () => ({}),
  fr: async () => (await import('../../texts/fr.po')).default,
  ar: async () => (await import('../../texts/ar.po')).default,
};

const recall = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};
const remember = (key: string, value: string) => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing shows it until it is closed.
  }
};

/** Eastern Arabic digits are what most readers of Arabic between Cairo and Baghdad write; a key switches them. */
const digitsFor = (language: Language): Digits =>
  language === 'ar' && recall(SETTINGS.digits) !== 'latn' ? 'arab' : 'latn';

/** What the page itself says of its language, for the browser, the screen reader and the home screen. */
const showPage = (language: Language) => {
  const page = document.documentElement;
  page.lang = language;
  page.dir = language === 'ar' ? 'rtl' : 'ltr';
  document
    .querySelector('link[rel="manifest"]')
    ?.setAttribute(
      'href',
      language === 'en' ? './app.webmanifest' : `./app.${language}.webmanifest`,
    );
};

const show = (next: Reading, texts: Catalogue) => {
  setTexts(next.language, texts);
  showPage(next.language);
  reading.set(next);
  document.title = t('Corridor · count');
};

const within = <T>(ms: number, promise: Promise<T>): Promise<T | null> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), ms);
    promise.then(resolve, () => resolve(null)).finally(() => clearTimeout(timer));
  });

let asked: Language | null = null;

/**
 * At the start of the app: turns the page to its direction at once, and answers when its texts are here, so
 * that no other language flashes up. Never rejects.
 */
export async function startTexts(): Promise<void> {
  const language = firstLanguage(
    recall(SETTINGS.language),
    navigator.languages ?? [navigator.language],
  );
  asked = language;
  showPage(language);
  const texts = language === 'en' ? {} : await within(PATIENCE, loaders[language]());
  const now = texts === null ? 'en' : language;
  if (asked === language) show({ language: now, digits: digitsFor(now) }, texts ?? {});
}

/**
 * Switches the screen as soon as the texts are here; until then everything stays as it is, taps included.
 * Answers false where they could not be loaded.
 */
export async function chooseLanguage(language: Language): Promise<boolean> {
  asked = language;
  const texts = await within(PATIENCE, loaders[language]());
  if (texts === null) return false;
  remember(SETTINGS.language, language);
  // Two languages asked for in a hurry: the last one stands.
  if (asked === language) show({ language, digits: digitsFor(language) }, texts);
  return true;
}

/** ١٢٣ or 123, within Arabic. What is stored is a number either way. */
export function chooseDigits(digits: Digits): void {
  remember(SETTINGS.digits, digits);
  reading.set({ ...reading.get(), digits });
}
