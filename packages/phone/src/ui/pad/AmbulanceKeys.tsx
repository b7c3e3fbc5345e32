import { useState } from 'react';
import { ABOARD, type Aboard, aboardOf } from '../../pad/patients.ts';
import type { Tally } from '../../pad/tally.ts';
import { figure, signedFigure } from '../../text/figure.ts';
import { listed } from '../../text/isolate.ts';
import { t } from '../../text/t.ts';
import { Keypad } from './Keypad.tsx';

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
    <div className="stack">
      {ABOARD.map((who) => (
        <div key={who} className="tell">
          <p>
            <b>{labelOf(who)}</b>
            <span className="soft">{detailOf(who)}</span>
          </p>
          <button
            type="button"
            aria-label={listed([figure(-1), t('{what}: one fewer', { what: labelOf(who) })])}
            disabled={aboard[who] === 0}
            onClick={() => onAboard(who, aboard[who] - 1)}
            data-testid={`${who}-minus`}
          >
            {figure(-1)}
          </button>
          <button
            type="button"
            className="value"
            aria-label={listed([
              figure(aboard[who]),
              t('{what}: type a number', { what: labelOf(who) }),
            ])}
            onClick={() => setTyping(who)}
            data-testid={`${who}-value`}
          >
            {figure(aboard[who])}
          </button>
          <button
            type="button"
            aria-label={listed([signedFigure(1), t('{what}: one more', { what: labelOf(who) })])}
            onClick={() => onAboard(who, aboard[who] + 1)}
            data-testid={`${who}-plus`}
          >
            {signedFigure(1)}
          </button>
        </div>
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
