export const languages = ['ar', 'fr', 'en'] as const;
export type Language = (typeof languages)[number];
/** `arab`: ٠١٢٣; `latn`: 0123. */
export type Digits = 'arab' | 'latn';

/** In its own letters: whoever cannot read the screen's language finds the own one. */
export const languageNames: Readonly<Record<Language, string>> = {
  ar: 'العربية',
  fr: 'Français',
  en: 'English',
};

export interface Reading {
  readonly language: Language;
  readonly digits: Digits;
}

let read: Reading = { language: 'en', digits: 'latn' };
const watchers = new Set<() => void>();

/** What the screen is read in. Whoever draws texts and stays mounted watches it. Equal snapshots (`===`) do not redraw. */
export const reading = {
  get: (): Reading => read,
  set: (next: Reading): void => {
    if (next === read) return;
    read = next;
    for (const watcher of [...watchers]) watcher();
  },
  subscribe: (watcher: () => void): (() => void) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  },
};

/** For as long as `write` runs, without a word to those who watch. */
export const readFor = <T>(next: Reading, write: () => T): T => {
  const before = read;
  read = next;
  try {
    return write();
  } finally {
    read = before;
  }
};

export const isRtl = (language: Language = read.language): boolean => language === 'ar';

/** For `Intl`: the language with its digits; names of months as they are said where the operation is. */
export const intlLocale = (zone?: string): string => {
  const { language, digits } = read;
  if (language === 'en') return 'en-GB';
  if (language === 'fr') return 'fr-FR';
  // Kanun and Tishrin between Gaza and Baghdad, December and October elsewhere.
  const isLevant = /^Asia\/(Damascus|Beirut|Amman|Baghdad|Gaza|Hebron)$/.test(zone ?? '');
  return `${isLevant ? 'ar-SY' : 'ar'}-u-nu-${digits}`;
};

const isLanguage = (text: string | null): text is Language =>
  languages.some((language) => language === text);

/** What this browser was set to, else the first of its languages that we have, else English. */
export const firstLanguage = (
  remembered: string | null,
  preferred: readonly string[],
): Language => {
  if (isLanguage(remembered)) return remembered;
  for (const tag of preferred) {
    const language = tag.toLowerCase().split('-')[0] ?? '';
    if (isLanguage(language)) return language;
  }
  return 'en';
};
