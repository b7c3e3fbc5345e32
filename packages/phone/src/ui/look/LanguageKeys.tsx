import { type Language, languageNames, languages, t } from '@corridor/text';
import { useState } from 'react';
import { chooseLanguage } from '../../text/switch.ts';
import { useReading } from '../../text/useReading.ts';

/** One key a language, each named in its own letters. Nothing on the screen is lost by switching. */
export const LanguageKeys = ({ onChosen }: { readonly onChosen?: () => void }) => {
  const reading = useReading();
  const [isMissing, setMissing] = useState(false);
  const choose = async (language: Language) => {
    const isThere = await chooseLanguage(language);
    setMissing(!isThere);
    if (isThere) onChosen?.();
  };
  return (
    <fieldset className="look" aria-label={t('Language')} data-testid="languages">
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === reading.language}
          onClick={() => void choose(language)}
          data-testid={`language-${language}`}
        >
          {languageNames[language]}
        </button>
      ))}
      {isMissing ? (
        <p className="warn" role="alert">
          {t('This part of the app did not load')}
        </p>
      ) : null}
    </fieldset>
  );
};
