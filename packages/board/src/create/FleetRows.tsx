import { t } from '@corridor/text';
import { Button } from 'react-aria-components';
import { codesOf, word } from '../text/words.ts';
import { Choice } from '../ui/Choice.tsx';
import { Field } from '../ui/Field.tsx';
import { labelsBetween, type NewOperation } from './plan.ts';

type Row = NewOperation['fleet'][number];

/** Vehicles in rows of numbers: 1 to 40 is one line to type, not forty. */
export function FleetRows(props: {
  readonly fleet: readonly Row[];
  readonly faults: ReadonlyMap<string, string>;
  readonly onChange: (fleet: readonly Row[]) => void;
}) {
  const { fleet, faults, onChange } = props;
  const set = (key: number, part: Partial<Row>) =>
    onChange(fleet.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return (
    <>
      {fleet.map((row, i) => (
        <fieldset key={row.key} className="wizard-row fleet-row">
          <legend className="visually-hidden">{t('Vehicles, row {n}', { n: i + 1 })}</legend>
          <Field
            label={t('from number')}
            value={row.first}
            onChange={(first) => set(row.key, { first })}
            error={faults.get(`fleet ${row.key}`) ?? ''}
          />
          <Field
            label={t('to number')}
            value={row.last}
            onChange={(last) => set(row.key, { last })}
          />
          <Choice
            label={t('Kind')}
            value={row.kind}
            options={codesOf('vehicleKind').map((code) => ({
              value: code,
              text: word('vehicleKind', code),
            }))}
            onChange={(kind) => kind && set(row.key, { kind })}
          />
          <Field
            label={t('seats')}
            value={row.seats}
            inputMode="numeric"
            onChange={(seats) => set(row.key, { seats })}
          />
          <Field
            label={t('lying places')}
            value={row.lying}
            inputMode="numeric"
            onChange={(lying) => set(row.key, { lying })}
          />
          <span className="row-count soft">
            {t('{n, plural, one {# vehicle} other {# vehicles}}', {
              n: labelsBetween(row.first, row.last).length,
            })}
          </span>
          <Button
            className="quiet"
            onPress={() => onChange(fleet.filter((one) => one.key !== row.key))}
            aria-label={t('Remove row {n}', { n: i + 1 })}
          >
            ✕
          </Button>
        </fieldset>
      ))}
      <Button
        className="quiet"
        onPress={() =>
          onChange([
            ...fleet,
            {
              key: Math.max(0, ...fleet.map((row) => row.key)) + 1,
              first: '',
              last: '',
              kind: 'bus',
              seats: '',
              lying: '',
            },
          ])
        }
      >
        {t('+ another row')}
      </Button>
    </>
  );
}
