import { t } from '@corridor/text';
import { CROWDS, type Crowd, crowdAdvice, crowdSigns, crowdText } from '../../text/siteWords.ts';
import './waiting.css';

/** Calm, pressing, crush: with what to look for, and what helps. */
export const CrowdKeys = ({
  crowd,
  isTall = false,
  isBusy = false,
  onCrowd,
}: {
  readonly crowd: Crowd | null;
  /** With its signs on each key. */
  readonly isTall?: boolean;
  readonly isBusy?: boolean;
  readonly onCrowd: (crowd: Crowd | null) => void;
}) => {
  const advice = crowd === null ? null : crowdAdvice(crowd);
  return (
    <fieldset className="stack" aria-label={t('How does the crowd stand?')}>
      <div className={isTall ? 'crowd-keys tall' : 'crowd-keys'}>
        {CROWDS.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={crowd === each}
            disabled={isBusy}
            onClick={() => onCrowd(crowd === each ? null : each)}
            data-testid={`crowd-${each}`}
            data-crowd={each}
          >
            <b>{crowdText(each)}</b>
            {isTall ? (
              <>
                <br />
                <small>{crowdSigns(each)}</small>
              </>
            ) : null}
          </button>
        ))}
      </div>
      {crowd !== null && !isTall ? <p className="soft">{crowdSigns(crowd)}</p> : null}
      {advice === null ? null : (
        <p className={crowd === 'crush' ? 'card bad' : 'card'} data-testid="crowd-advice">
          {advice}
        </p>
      )}
    </fieldset>
  );
};
