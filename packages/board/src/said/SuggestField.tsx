import { useId } from 'react';

/** A field that offers what was typed before; anything else may be typed. */
export function SuggestField(props: {
  readonly label: string;
  readonly value: string;
  readonly known: readonly string[];
  readonly error?: string;
  readonly hint?: string;
  readonly autoFocus?: boolean;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  const { error, hint } = props;
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        list={`${id}-known`}
        value={props.value}
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? `${id}-says` : undefined}
        // biome-ignore lint/a11y/noAutofocus: whoever opens the form came to type
        autoFocus={props.autoFocus ?? false}
        onChange={(event) => props.onChange(event.target.value)}
      />
      <datalist id={`${id}-known`}>
        {props.known.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      {(error || hint) && (
        <span id={`${id}-says`} className={error ? 'error' : 'hint'}>
          {error || hint}
        </span>
      )}
    </div>
  );
}
