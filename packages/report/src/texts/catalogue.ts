import type { Catalogue, Language } from '@corridor/text';

const compiled: { readonly [language in Language]: () => Promise<{ readonly default: unknown }> } =
  {
    ar: () => import('./compiled/ar.json', { with: { type: 'json' } }),
    fr: () => import('./compiled/fr.json', { with: { type: 'json' } }),
    en: () => import('./compiled/en.json', { with: { type: 'json' } }),
  };

/** What an evaluation says in a language; English is read like the others, so that no reader of texts is needed. */
export const catalogueOf = async (language: Language): Promise<Catalogue> =>
  (await compiled[language]()).default as Catalogue;
