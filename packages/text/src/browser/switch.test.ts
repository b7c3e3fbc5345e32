import { beforeEach, expect, test, vi } from 'vitest';
import { type Language, reading } from '../language.ts';
import { type Catalogue, t } from '../t.ts';
import { createSwitch, type SwitchParts } from './switch.ts';

const kept = new Map<string, string>();
const page = { lang: '', dir: '' };
const keys = { language: 'a-language', digits: 'a-digits' };
const texts: Readonly<Record<'fr' | 'ar', Catalogue>> = {
  fr: { Send: 'Envoyer' },
  ar: { Send: 'إرسال' },
};

const switchOf = (parts: Partial<SwitchParts> = {}) =>
  createSwitch({
    keys,
    catalogues: {
      fr: async () => ({ default: texts.fr }),
      ar: async () => ({ default: texts.ar }),
    },
    ...parts,
  });

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('document', { documentElement: page });
  vi.stubGlobal('navigator', { languages: ['de', 'ar-SY'] });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  return () => {
    vi.unstubAllGlobals();
    reading.set({ language: 'en', digits: 'latn' });
  };
});

test('the first start takes the first language of the browser that we speak', async () => {
  await switchOf().start();
  expect(reading.get()).toEqual({ language: 'ar', digits: 'arab' });
  expect(page).toEqual({ lang: 'ar', dir: 'rtl' });
  expect(t('Send')).toBe('إرسال');
  expect(kept.size).toBe(0);
});

test('what was chosen is remembered, the digits for Arabic too', async () => {
  const first = switchOf();
  await first.start();
  first.chooseDigits('latn');
  expect(await first.chooseLanguage('fr')).toBe(true);
  expect(page).toEqual({ lang: 'fr', dir: 'ltr' });
  expect(t('Send')).toBe('Envoyer');
  await switchOf().start();
  expect(reading.get()).toEqual({ language: 'fr', digits: 'latn' });
  await switchOf().chooseLanguage('ar');
  expect(reading.get()).toEqual({ language: 'ar', digits: 'latn' });
});

test('of two languages asked for in a hurry the last one stands, and is remembered', async () => {
  const come: Partial<Record<Language, () => void>> = {};
  const later = (language: 'fr' | 'ar') => () =>
    new Promise<{ readonly default: Catalogue }>((resolve) => {
      come[language] = () => resolve({ default: texts[language] });
    });
  const { chooseLanguage } = switchOf({ catalogues: { fr: later('fr'), ar: later('ar') } });
  const choices = [chooseLanguage('fr'), chooseLanguage('ar')];
  come.ar?.();
  await choices[1];
  come.fr?.();
  await choices[0];
  expect(reading.get().language).toBe('ar');
  expect(page.dir).toBe('rtl');
  expect(kept.get(keys.language)).toBe('ar');
});

test('texts that do not come: the app starts in English, and a choice leaves all as it is', async () => {
  const gone = () => Promise.reject(new Error('no such file'));
  const { start, chooseLanguage } = switchOf({ catalogues: { fr: gone, ar: gone } });
  await start();
  expect(reading.get().language).toBe('en');
  expect(page).toEqual({ lang: 'en', dir: 'ltr' });
  expect(await chooseLanguage('fr')).toBe(false);
  expect(reading.get().language).toBe('en');
  expect(kept.size).toBe(0);
});

test('texts that never come keep nobody waiting', async () => {
  vi.useFakeTimers();
  const never = () => new Promise<never>(() => {});
  const started = switchOf({ catalogues: { fr: never, ar: never } }).start();
  expect(page.dir).toBe('rtl');
  await vi.advanceTimersByTimeAsync(4_000);
  await started;
  expect(page.dir).toBe('ltr');
  vi.useRealTimers();
});

test('a browser that keeps nothing still switches', async () => {
  const shut = () => {
    throw new Error('SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: shut, setItem: shut });
  const { start, chooseLanguage } = switchOf();
  await start();
  expect(await chooseLanguage('fr')).toBe(true);
  expect(t('Send')).toBe('Envoyer');
});
