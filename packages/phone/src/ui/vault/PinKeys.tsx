import { figure, t } from '@corridor/text';
import { useRef, useState } from 'react';
import { LEAST_DIGITS, MOST_DIGITS } from '../../vault/pin.ts';
import './vault.css';

/** In the places they have on the pad. */
const DIGITS = [7, 8, 9, 4, 5, 6, 1, 2, 3] as const;

/**
 * A PIN on keys of our own: a field would be remembered by the browser, and its keyboard by the phone. The digits are in no
 * element of the page; give the component another `key` to begin anew.
 */
export const PinKeys = ({
  isBusy,
  doneText,
  onPin,
}: {
  isBusy: boolean;
  doneText: string;
  onPin: (pin: string) => void;
}) => {
  const pin = useRef('');
  const [length, setLength] = useState(0);
  const set = (next: string) => {
    pin.current = next;
    setLength(next.length);
  };
  const done = () => {
    const entered = pin.current;
    set('');
    onPin(entered);
  };
  return (
    <>
      <div
        className="pin-dots"
        role="img"
        aria-label={t('{n, plural, =0 {No digit yet} one {# digit} other {# digits}}', {
          n: length,
        })}
        data-testid="pin-dots"
        data-length={length}
      >
        {Array.from({ length: Math.max(LEAST_DIGITS, length) }, (_, place) => (
          <i
            // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place
            key={place}
            data-pressed={place < length}
          />
        ))}
      </div>
      <fieldset className="pin-keys" aria-label={t('Number keys')} disabled={isBusy}>
        {DIGITS.map((digit) => (
          <DigitKey key={digit} digit={digit} onPress={(text) => set(add(pin.current, text))} />
        ))}
        <button
          type="button"
          aria-label={t('Delete last digit')}
          disabled={length === 0}
          onClick={() => set(pin.current.slice(0, -1))}
          data-testid="pin-delete"
        >
          <span aria-hidden="true">{'\u2190'}</span>
        </button>
        <DigitKey digit={0} onPress={(text) => set(add(pin.current, text))} />
        <button
          type="button"
          className="main"
          disabled={length < LEAST_DIGITS}
          onClick={done}
          data-testid="pin-done"
        >
          {doneText}
        </button>
      </fieldset>
    </>
  );
};

const add = (pin: string, digit: string) => (pin.length < MOST_DIGITS ? pin + digit : pin);

const DigitKey = ({ digit, onPress }: { digit: number; onPress: (text: string) => void }) => (
  <button type="button" onClick={() => onPress(String(digit))} data-testid={`pin-${digit}`}>
    {figure(digit)}
  </button>
);
