import { labelText, t } from '@corridor/text';
import { useState } from 'react';
import { DeleteKey, NumberKeys } from '../pad/NumberKeys.tsx';

/** No list is at hand while locked; a number painted on a vehicle is short. */
const MOST = 4;

/** Which vehicle? Typed on our own keys: a field would be remembered by the browser. X1, X2 … for one without a number. */
export const VehicleKeys = ({ onVehicle }: { onVehicle: (label: string) => void }) => {
  const [label, setLabel] = useState('');
  const add = (sign: string) => {
    const next = label + sign;
    if (next.length <= MOST && !/^0/.test(next)) setLabel(next);
  };
  const isWhole = /\d/.test(label);
  return (
    <>
      <div className="number small which">
        <output aria-live="polite" data-testid="vehicle-label">
          {label === '' ? '–' : labelText(label)}
        </output>
        <p className="soft">
          {label.startsWith('X')
            ? t('not on the list: X1, X2 …')
            : t('Which vehicle? The number painted on it.')}
        </p>
      </div>
      <fieldset className="grid three keys vehicle-keys" aria-label={t('Vehicle number')}>
        <NumberKeys
          name="vehicle"
          onDigit={(digit) => add(String(digit))}
          before={
            <button
              type="button"
              className="digit"
              disabled={label !== ''}
              onClick={() => add('X')}
              aria-label={t('Not on the list')}
              data-testid="vehicle-X"
            >
              <bdi>X</bdi>
            </button>
          }
          after={
            <DeleteKey
              name="vehicle"
              label={t('Delete last sign')}
              isEmpty={label === ''}
              onDelete={() => setLabel(label.slice(0, -1))}
            />
          }
        />
        <button
          type="button"
          className="main"
          disabled={!isWhole}
          onClick={() => onVehicle(label)}
          data-testid="vehicle-done"
        >
          {label === '' ? t('Count') : t('Count {label}', { label: labelText(label) })}
        </button>
      </fieldset>
    </>
  );
};
