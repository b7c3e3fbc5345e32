import { languageNames, languages, t } from '@corridor/text';
import { useState } from 'react';
import { useReading } from '../../text/useReading.ts';
import { setScheme, useScheme } from '../scheme.ts';
import { LanguageKeys } from './LanguageKeys.tsx';

/** Where there is room for two keys only, as on the locked screen: the languages behind one, the schemes in turn on the other. */
export const LookKeys = () => {
  const [isChoosing, setChoosing] = useState(false);
  const { language } = useReading();
  const scheme = useScheme();
  if (isChoosing) return <LanguageKeys onChosen={() => setChoosing(false)} />;
  const next = scheme === 'dark' ? 'light' : scheme === 'light' ? 'night' : 'dark';
  return (
    <div className="look small" data-testid="look">
      <button
        type="button"
        className="quiet"
        onClick={() => setChoosing(true)}
        data-testid="language"
      >
        {languages
          .filter((each) => each !== language)
          .map((each) => (
            <span key={each} lang={each}>
              <bdi>{languageNames[each]}</bdi>{' '}
            </span>
          ))}
        <span className="sr">{t('Language')}</span>
      </button>
      <button
        type="button"
        className="quiet"
        onClick={() => setScheme(next)}
        data-testid="next-scheme"
      >
        {next === 'dark'
          ? t('Dark screen')
          : next === 'light'
            ? t('Light screen')
            : t('Red night screen')}
      </button>
    </div>
  );
};
