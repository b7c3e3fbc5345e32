import { isolate } from '@corridor/text';
import { useId } from 'react';

/** One of a closed list: the browser's own control, which every keyboard and screen reader knows. */
export function Choice<T extends string>(props: {
  readonly label: string;
  readonly value: T | '';
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly empty?: string;
  readonly onChange: (value: T | '') => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <select
        id={id}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value as T | '')}
      >
        {props.empty !== undefined && <option value="">{props.empty}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {isolate(option.text)}
          </option>
        ))}
      </select>
    </div>
  );
}
