import { readFigure, t } from '@corridor/text';
import { useEffect, useState } from 'react';
import { DeleteKey, NumberKeys } from './NumberKeys.tsx';

/** Digits that change the number at once, so that nothing waits for an OK: the first replaces it, the next follow. */
export const Keypad = ({
  value,
  onValue,
  onDone,
}: {
  value: number;
  onValue: (value: number) => void;
  onDone: () => void;
}) => {
  const [isFresh, setFresh] = useState(true);
  const press = (digit: number) => {
    const next = isFresh ? digit : value * 10 + digit;
    if (next > 99_999) return;
    setFresh(false);
    onValue(next);
  };
  const remove = () => {
    setFresh(false);
    onValue(Math.floor(value / 10));
  };
  // A keyboard that is plugged in, or a desk: its digits may be Arabic, Persian or Latin.
  useEffect(() => {
    const typed = (event: KeyboardEvent) => {
      const digit = event.key.length === 1 ? readFigure(event.key) : null;
      if (digit !== null) press(digit);
      else if (event.key === 'Backspace') remove();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', typed);
    return () => removeEventListener('keydown', typed);
  });
  return (
    <fieldset className="grid three keys keypad" aria-label={t('Number keys')}>
      <NumberKeys
        name="digit"
        onDigit={press}
        before={<DeleteKey name="digit" onDelete={remove} />}
        after={
          <button type="button" className="digit" onClick={onDone} data-testid="keypad-close">
            {t('OK')}
          </button>
        }
      />
    </fieldset>
  );
};
