import { useEffect, useState } from 'react';
import { readFigure } from '../../text/digits.ts';
import { figure } from '../../text/figure.ts';
import { t } from '../../text/t.ts';

const DIGITS = [7, 8, 9, 4, 5, 6, 1, 2, 3] as const;

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
      {DIGITS.map((digit) => (
        <button
          key={digit}
          type="button"
          className="digit"
          onClick={() => press(digit)}
          data-testid={`digit-${digit}`}
        >
          {figure(digit)}
        </button>
      ))}
      <button
        type="button"
        className="digit"
        aria-label={t('Delete last digit')}
        onClick={remove}
        data-testid="digit-delete"
      >
        <span aria-hidden="true">{'\u2190'}</span>
      </button>
      <button type="button" className="digit" onClick={() => press(0)} data-testid="digit-0">
        {figure(0)}
      </button>
      <button type="button" className="digit" onClick={onDone} data-testid="keypad-close">
        {t('OK')}
      </button>
    </fieldset>
  );
};
