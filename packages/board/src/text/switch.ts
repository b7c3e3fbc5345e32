import { createSwitch } from '@corridor/text/browser';

/** Kept by this browser, like the phone's: one reader, whichever page is open. */
export const {
  start: startTexts,
  chooseLanguage,
  chooseDigits,
} = createSwitch({
  keys: { language: 'corridor-language', digits: 'corridor-digits' },
  catalogues: {
    fr: () => import('../../texts/fr.po'),
    ar: () => import('../../texts/ar.po'),
  },
});
