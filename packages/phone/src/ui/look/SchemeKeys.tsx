import { t } from '@corridor/text';
import { type Scheme, schemes, setScheme, useScheme } from '../scheme.ts';

const schemeText = (scheme: Scheme): string =>
  scheme === 'dark' ? t('Dark') : scheme === 'light' ? t('Light, for the sun') : t('Night, red');

export const SchemeKeys = () => {
  const now = useScheme();
  return (
    <fieldset className="look" aria-label={t('Screen')} data-testid="schemes">
      {schemes.map((scheme) => (
        <button
          key={scheme}
          type="button"
          aria-pressed={scheme === now}
          onClick={() => setScheme(scheme)}
          data-testid={`scheme-${scheme}`}
        >
          {schemeText(scheme)}
        </button>
      ))}
    </fieldset>
  );
};
