import { isolate, t } from '@corridor/text';
import { useBoard } from '../../app/board.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { zoneOf } from '../../view/facts.ts';
import { readMoment } from '../when.ts';
import type { Amount } from './amount.ts';

export interface Option {
  readonly value: string;
  readonly text: string;
}

/** Some of a list: boxes beside each other, each one a press of the space bar. */
export function Some(props: {
  readonly label: string;
  readonly value: readonly string[];
  readonly options: readonly Option[];
  readonly error?: string;
  /** Where there is nothing to choose from. */
  readonly none?: string;
  readonly onChange: (value: readonly string[]) => void;
}) {
  const { value, onChange } = props;
  return (
    <fieldset className="some">
      <legend>{props.label}</legend>
      {props.options.map((option) => (
        <label key={option.value}>
          <input
            type="checkbox"
            checked={value.includes(option.value)}
            onChange={(event) =>
              onChange(
                event.target.checked
                  ? [...value, option.value]
                  : value.filter((one) => one !== option.value),
              )
            }
          />
          {isolate(option.text)}
        </label>
      ))}
      {props.options.length === 0 && <span className="soft small">{props.none}</span>}
      {props.error && <span className="error">{props.error}</span>}
    </fieldset>
  );
}

/** A closed choice with what is wrong about it. */
export function One(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly empty?: string;
  readonly error?: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <div className="one">
      <Choice
        label={props.label}
        value={props.value}
        options={props.options}
        {...(props.empty === undefined ? {} : { empty: props.empty })}
        onChange={props.onChange}
      />
      {props.error && (
        <span className="error" role="alert">
          {props.error}
        </span>
      )}
    </div>
  );
}

/** Day and hour as one types them; what was understood stands under the field. */
export function When(props: {
  readonly label: string;
  readonly value: string;
  /** Without a day: the last such hour, or the next. */
  readonly towards: 'past' | 'future';
  /** What an empty field means. */
  readonly empty?: string;
  readonly error?: string;
  readonly onChange: (value: string) => void;
}) {
  const { facts, clock, nowAt } = useBoard();
  const at =
    props.value === '' ? null : readMoment(props.value, zoneOf(facts), nowAt(), props.towards);
  return (
    <Field
      label={props.label}
      value={props.value}
      placeholder={t('20:00 or 18.12. 20:00')}
      hint={
        at === null
          ? props.value === ''
            ? (props.empty ?? '')
            : t('18.12. 20:00, the day before the month')
          : t('= {time}', { time: clock.dateTime(at) })
      }
      error={props.error ?? ''}
      onChange={props.onChange}
    />
  );
}

/** How many: a number, a range, about, all who wish, or nothing agreed. */
export function HowMany(props: {
  readonly value: Amount;
  readonly kinds: readonly Amount['is'][];
  readonly error?: string;
  readonly onChange: (value: Amount) => void;
}) {
  const { value, onChange } = props;
  const names: Record<Amount['is'], string> = {
    none: t('no number'),
    exact: t('exactly'),
    range: t('from … to …'),
    about: t('about'),
    all: t('all who wish'),
  };
  return (
    <div className="how-many">
      <Choice
        label={t('How many')}
        value={value.is}
        options={props.kinds.map((is) => ({ value: is, text: names[is] }))}
        onChange={(is) => is && onChange({ ...value, is })}
      />
      {(value.is === 'exact' || value.is === 'about') && (
        <Field
          label={t('People')}
          value={value.exact}
          inputMode="numeric"
          onChange={(exact) => onChange({ ...value, exact })}
          error={props.error ?? ''}
        />
      )}
      {value.is === 'range' && (
        <>
          <Field
            label={t('At least')}
            value={value.low}
            inputMode="numeric"
            onChange={(low) => onChange({ ...value, low })}
            error={props.error ?? ''}
          />
          <Field
            label={t('At most')}
            value={value.high}
            inputMode="numeric"
            onChange={(high) => onChange({ ...value, high })}
          />
        </>
      )}
      {(value.is === 'none' || value.is === 'all') && props.error && (
        <span className="error">{props.error}</span>
      )}
    </div>
  );
}
