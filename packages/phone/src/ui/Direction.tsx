import { t } from '@corridor/text';
import { go } from './context.ts';

/** Does the vehicle fill up here, or unload? */
export const Direction = ({
  isArriving,
  isPassing,
}: {
  isArriving: boolean;
  isPassing: boolean;
}) => (
  <fieldset className="parts two" aria-label={t('Boarding or arriving')}>
    <button
      type="button"
      aria-pressed={!isArriving}
      onClick={() => go({ at: 'vehicles' })}
      data-testid="tab-leaving"
    >
      {t('Boarding here')}
    </button>
    <button
      type="button"
      aria-pressed={isArriving}
      onClick={() => go({ at: 'arrival' })}
      data-testid="tab-arriving"
    >
      {isPassing ? t('Passing here') : t('Arriving here')}
    </button>
  </fieldset>
);
