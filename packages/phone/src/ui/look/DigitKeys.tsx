import { t } from '@corridor/text';
import { chooseDigits } from '../../text/switch.ts';
import { useReading } from '../../text/useReading.ts';

/** Buses and radio nets use either: an Arabic screen shows the ones in use here. Other languages have one kind. */
export const DigitKeys = () => {
  const { language, digits } = useReading();
  if (language !== 'ar') return null;
  return (
    <fieldset className="look" aria-label={t('Digits')} data-testid="digits">
      {(['arab', 'latn'] as const).map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === digits}
          onClick={() => chooseDigits(each)}
          data-testid={`digits-${each}`}
        >
          <bdi>{each === 'arab' ? '١٢٣' : '123'}</bdi>
        </button>
      ))}
    </fieldset>
  );
};
