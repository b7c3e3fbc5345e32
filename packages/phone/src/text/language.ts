import { createStore, useStore } from '../store.ts';

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

/** What the screen is read in. Whoever draws texts and stays mounted watches it by `useReading`. */
export const reading = createStore<Reading>({ language: 'en', digits: 'latn' });
export const useReading = (): Reading => useStore(reading);

export const isRtl = (language: Language = reading.get().language): boolean => language === 'ar';

/** For `Intl`: the language with its digits; names of months as they are said where the operation is. */
export const intlLocale = (zone?: string): string => {
  const { language, digits } = reading.get();
  if (language === 'en') return 'en-GB';
  if (language === 'fr') return 'fr-FR';
  // Kanun and Tishrin between Gaza and Baghdad, December and October elsewhere.
  const isLevant = /^Asia\/(Damascus|Beirut|Amman|Baghdad|Gaza|Hebron)$/.test(zone ?? '');
  return `${isLevant ? 'ar-SY' : 'ar'}-u-nu-${digits}`;
};

const isLanguage = (text: string | null): text is Language =>
  languages.some((language) => language === text);

/** What this phone was set to, else the first of the browser's languages that we have, else English. */
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
