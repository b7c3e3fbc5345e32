import { figure, t } from '@corridor/text';
import { useState } from 'react';
import { lastClockTime, typedClock } from '../../records/clockTime.ts';
import { DeleteKey, NumberKeys } from '../pad/NumberKeys.tsx';

/** A time of day in four touches; the fourth says it. The last such moment is meant, today or yesterday. */
export const ClockKeys = ({
  zone,
  now,
  onMoment,
  onClose,
}: {
  readonly zone: string;
  readonly now: number;
  readonly onMoment: (ms: number) => void;
  readonly onClose: () => void;
}) => {
  const [typed, setTyped] = useState('');
  const isWrong = typed.length === 4 && typedClock(typed) === null;
  const press = (digit: number) => {
    const next = `${isWrong ? '' : typed}${digit}`.slice(0, 4);
    setTyped(next);
    const minutes = typedClock(next);
    if (minutes !== null) onMoment(lastClockTime(zone, minutes, now));
  };
  const shown = (i: number) => (typed[i] === undefined ? '\u2013' : figure(Number(typed[i])));
  return (
    <fieldset className="grid three keys" aria-label={t('Time of day')} data-testid="clock-keys">
      <p className="clock-typed" aria-live="polite">
        <b>{`${shown(0)}${shown(1)}:${shown(2)}${shown(3)}`}</b>{' '}
        {isWrong ? <span className="warn">{t('No such time.')}</span> : null}
      </p>
      <NumberKeys
        name="clock"
        onDigit={press}
        before={<DeleteKey name="clock" onDelete={() => setTyped(typed.slice(0, -1))} />}
        after={
          <button type="button" className="quiet" onClick={onClose} data-testid="clock-close">
            {t('Back')}
          </button>
        }
      />
    </fieldset>
  );
};
