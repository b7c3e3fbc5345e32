import { t } from '@corridor/text';
import { useState } from 'react';
import { fieldCodes, fieldWord, type HaltReason } from '../../text/fieldWords.ts';

/** Why does it stand, and where? */
export const HaltKeys = ({
  siteName,
  isWriting,
  onReason,
  onClose,
}: {
  readonly siteName: string | null;
  readonly isWriting: boolean;
  readonly onReason: (reason: HaltReason, isOnTheRoad: boolean) => void;
  readonly onClose: () => void;
}) => {
  const [isOnTheRoad, setOnTheRoad] = useState(false);
  return (
    <fieldset className="stack" aria-label={t('Why does it stand?')} data-testid="halt">
      <fieldset className="parts two" aria-label={t('Where does it stand?')}>
        <button
          type="button"
          aria-pressed={!isOnTheRoad}
          onClick={() => setOnTheRoad(false)}
          data-testid="halt-here"
        >
          {siteName === null ? t('Here') : t('Here, {site}', { site: siteName })}
        </button>
        <button
          type="button"
          aria-pressed={isOnTheRoad}
          onClick={() => setOnTheRoad(true)}
          data-testid="halt-on-the-road"
        >
          {t('On the road')}
        </button>
      </fieldset>
      <p>
        <b>{t('Why does it stand?')}</b>
      </p>
      <div className="grid two-wide">
        {fieldCodes('halt').map((reason) => (
          <button
            key={reason}
            type="button"
            disabled={isWriting}
            onClick={() => onReason(reason, isOnTheRoad)}
            data-testid={`halt-${reason}`}
          >
            {fieldWord('halt', reason)}
          </button>
        ))}
      </div>
      <button type="button" className="quiet" onClick={onClose} data-testid="halt-close">
        {t('Back')}
      </button>
    </fieldset>
  );
};
