import { figure, t } from '@corridor/text';
import { useState } from 'react';
import { ABOARD, type Aboard, aboardOf } from '../../pad/patients.ts';
import type { Tally } from '../../pad/tally.ts';
import { Keypad } from './Keypad.tsx';
import { ToldRow } from './ToldRow.tsx';

const labelOf = (who: Aboard): string =>
  who === 'lying' ? t('Lying') : who === 'sitting' ? t('Sitting') : t('Family');
const detailOf = (who: Aboard): string =>
  who === 'companions' ? t('go along, no staff') : t('patients');

/** An ambulance is not counted by heads: who lies, who sits, who goes along. */
export const AmbulanceKeys = ({
  tally,
  onAboard,
  onDone,
  onTotal,
}: {
  readonly tally: Tally | null;
  readonly onAboard: (who: Aboard, n: number) => void;
  readonly onDone: () => void;
  /** To the keys of all other vehicles. */
  readonly onTotal: () => void;
}) => {
  const [typing, setTyping] = useState<Aboard | null>(null);
  const aboard = aboardOf(tally);
  if (typing !== null) {
    return (
      <div className="stack">
        <p>
          <b>{labelOf(typing)}</b> <output>{figure(aboard[typing])}</output>
        </p>
        <Keypad
          value={aboard[typing]}
          onValue={(n) => onAboard(typing, n)}
          onDone={() => setTyping(null)}
        />
      </div>
    );
  }
  return (
    <div className="stack patients">
      {ABOARD.map((who) => (
        <ToldRow
          key={who}
          name={who}
          label={labelOf(who)}
          said={detailOf(who)}
          n={aboard[who]}
          mayLess={aboard[who] > 0}
          onLess={() => onAboard(who, aboard[who] - 1)}
          onMore={() => onAboard(who, aboard[who] + 1)}
          onType={() => setTyping(who)}
        />
      ))}
      <div className="row">
        <button type="button" className="quiet" onClick={onTotal} data-testid="ambulance-total">
          {t('Only a total')}
        </button>
        <button
          type="button"
          className={tally ? 'main wide' : 'quiet wide'}
          onClick={onDone}
          data-testid="heads-done"
        >
          {tally === null || tally.heads === 0
            ? t('Nobody on it')
            : t('That is all: {n}', { n: figure(tally.heads) })}
        </button>
      </div>
    </div>
  );
};
