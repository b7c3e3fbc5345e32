import { type Language, t } from '@corridor/text';
import { createSwitch } from '@corridor/text/browser';
import { SETTINGS } from '../settings.ts';

/** The home screen and the browser's own menu name the app in its language. */
const turnManifest = (language: Language) => {
  document
    .querySelector('link[rel="manifest"]')
    ?.setAttribute(
      'href',
      language === 'en' ? './app.webmanifest' : `./app.${language}.webmanifest`,
    );
};

export const {
  start: startTexts,
  chooseLanguage,
  chooseDigits,
} = createSwitch({
  keys: SETTINGS,
  catalogues: {
    fr: () => import('../../texts/fr.po'),
    ar: () => import('../../texts/ar.po'),
  },
  onTurned: turnManifest,
  onShown: () => {
    document.title = t('Corridor · count');
  },
});
