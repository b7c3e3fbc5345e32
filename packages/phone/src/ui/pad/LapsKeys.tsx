import { figure, t } from '@corridor/text';
import { useState } from 'react';
import type { Tally } from '../../pad/tally.ts';
import { Keypad } from './Keypad.tsx';

const FEW = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** Asked on every vehicle: whoever counts heads in a crowd misses the child under the coat. */
export const LapsKeys = ({
  tally,
  onLaps,
}: {
  tally: Tally;
  onLaps: (laps: number | 'not-asked') => void;
}) => {
  const [typed, setTyped] = useState<number | null>(null);
  if (typed !== null) {
    return <Keypad value={typed} onValue={setTyped} onDone={() => onLaps(typed)} />;
  }
  return (
    <fieldset className="stack" aria-labelledby="laps-question">
      <p id="laps-question">
        <b>{t('Children on laps?')}</b>{' '}
        <span className="soft">{t('besides these {n}', { n: figure(tally.heads) })}</span>
      </p>
      <div className="grid four">
        {FEW.map((n) => (
          <button
            key={n}
            type="button"
            className="digit"
            onClick={() => onLaps(n)}
            data-testid={`laps-${n}`}
          >
            {figure(n)}
          </button>
        ))}
        <button type="button" onClick={() => setTyped(0)} data-testid="laps-more">
          {t('more')}
        </button>
        <button
          type="button"
          className="quiet"
          onClick={() => onLaps('not-asked')}
          data-testid="laps-not-asked"
        >
          {t('Not asked')}
        </button>
      </div>
    </fieldset>
  );
};
