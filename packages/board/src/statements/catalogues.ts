import { useEffect, useState } from 'react';
import type { Catalogues } from './sentence.ts';

/** The texts of every language of the board: what we say goes out in all of them. */
export const loadCatalogues = async (): Promise<Catalogues> => {
  const [fr, ar] = await Promise.all([import('../../texts/fr.po'), import('../../texts/ar.po')]);
  return { en: {}, fr: fr.default, ar: ar.default };
};

/** null: they are being loaded. Without them nothing is proposed in these languages. */
export function useCatalogues(): Catalogues | null {
  const [catalogues, setCatalogues] = useState<Catalogues | null>(null);
  useEffect(() => {
    let isGone = false;
    loadCatalogues().then(
      (loaded) => {
        if (!isGone) setCatalogues(loaded);
      },
      () => {},
    );
    return () => {
      isGone = true;
    };
  }, []);
  return catalogues;
}
