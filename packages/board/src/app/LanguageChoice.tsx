import { isRtl, languageNames, t } from '@corridor/text';
import { useState } from 'react';
import { chooseDigits, chooseLanguage } from '../text/switch.ts';
import { useReading } from '../text/useReading.ts';
import './languageChoice.css';

/** Each in its own letters, and Arabic in either digits. */
const choices = {
  en: languageNames.en,
  fr: languageNames.fr,
  ar: `${languageNames.ar} ١٢٣`,
  'ar-latn': `${languageNames.ar} 123`,
} as const;

/** One list, found by whoever cannot read the screen. Nothing that is typed is lost by switching. */
export function LanguageChoice() {
  const { language, digits } = useReading();
  const [isMissing, setMissing] = useState(false);
  const choose = async (choice: string) => {
    const isThere = await chooseLanguage(choice === 'en' || choice === 'fr' ? choice : 'ar');
    setMissing(!isThere);
    if (isThere && choice.startsWith('ar')) chooseDigits(choice === 'ar' ? 'arab' : 'latn');
  };
  return (
    <span className="language no-print">
      {isMissing && <span role="alert">{t('This language did not load')}</span>}
      <select
        aria-label={t('Language')}
        value={isRtl(language) && digits === 'latn' ? 'ar-latn' : language}
        onChange={(event) => choose(event.target.value)}
        data-testid="language"
      >
        {Object.entries(choices).map(([choice, name]) => (
          <option key={choice} value={choice} lang={choice.slice(0, 2)}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
