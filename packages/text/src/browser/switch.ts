import {
  type Digits,
  firstLanguage,
  isRtl,
  type Language,
  type Reading,
  reading,
} from '../language.ts';
import { type Catalogue, setTexts } from '../t.ts';

export interface SwitchParts {
  /** Loads the texts of a language; English ones stand in the source. */
  readonly catalogues: Readonly<
    Record<Exclude<Language, 'en'>, () => Promise<{ readonly default: Catalogue }>>
  >;
  /** Names in localStorage under which the choice is remembered. */
  readonly keys: { readonly language: string; readonly digits: string };
  /** What else hangs on the page's language, as soon as that is known; its texts may not be here yet. */
  readonly onTurned?: (language: Language) => void;
  /** What else is written in it, as the title, once the texts are here. */
  readonly onShown?: () => void;
}

export interface LanguageSwitch {
  /**
   * At the start of the app: turns the page to its direction at once, and answers when its texts are here, so
   * that no other language flashes up. Never rejects.
   */
  readonly start: () => Promise<void>;
  /**
   * Switches the screen as soon as the texts are here; until then everything stays as it is, taps included.
   * Answers false where they could not be loaded.
   */
  readonly chooseLanguage: (language: Language) => Promise<boolean>;
  /** ١٢٣ or 123, within Arabic. What is stored is a number either way. */
  readonly chooseDigits: (digits: Digits) => void;
}

/** A catalogue that does not come (a phone short of space dropped the file) must not keep the app shut. */
const PATIENCE = 4_000;

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

const within = <T>(ms: number, promise: Promise<T>): Promise<T | null> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), ms);
    promise.then(resolve, () => resolve(null)).finally(() => clearTimeout(timer));
  });

export function createSwitch({ catalogues, keys, onTurned, onShown }: SwitchParts): LanguageSwitch {
  const load = async (language: Language): Promise<Catalogue | null> =>
    language === 'en'
      ? {}
      : within(
          PATIENCE,
          catalogues[language]().then((file) => file.default),
        );
  /** Eastern Arabic digits are what most readers of Arabic between Cairo and Baghdad write; a key switches them. */
  const digitsFor = (language: Language): Digits =>
    language === 'ar' && recall(keys.digits) !== 'latn' ? 'arab' : 'latn';
  /** What the page itself says of its language, for the browser and the screen reader. */
  const turnPage = (language: Language) => {
    const page = document.documentElement;
    page.lang = language;
    page.dir = isRtl(language) ? 'rtl' : 'ltr';
    onTurned?.(language);
  };
  const show = (next: Reading, texts: Catalogue) => {
    setTexts(next.language, texts);
    turnPage(next.language);
    reading.set(next);
    onShown?.();
  };

  let asked: Language | null = null;
  return {
    start: async () => {
      const preferred = navigator.languages ?? [navigator.language];
      const language = firstLanguage(recall(keys.language), preferred);
      asked = language;
      turnPage(language);
      const texts = await load(language);
      const now = texts === null ? 'en' : language;
      if (asked === language) show({ language: now, digits: digitsFor(now) }, texts ?? {});
    },
    chooseLanguage: async (language) => {
      asked = language;
      const texts = await load(language);
      if (texts === null) return false;
      // Two languages asked for in a hurry: the last one stands.
      if (asked === language) {
        remember(keys.language, language);
        show({ language, digits: digitsFor(language) }, texts);
      }
      return true;
    },
    chooseDigits: (digits) => {
      remember(keys.digits, digits);
      reading.set({ ...reading.get(), digits });
    },
  };
}
