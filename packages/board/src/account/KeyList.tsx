import type { KeyboardEvent, ReactNode } from 'react';
import { Button } from 'react-aria-components';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** One of a list with one press: each entry has a letter of its own. On an Arabic keyboard the place of the key decides. */
export function KeyList<T extends string>(props: {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly text: ReactNode }[];
  readonly chosen?: T | null;
  readonly testId: string;
  readonly onChoose: (value: T) => void;
}) {
  const { options } = props;
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if ((event.target as HTMLElement).closest('input')) return;
    const isLatin = /^[a-z]$/i.test(event.key);
    const letter = isLatin ? event.key.toUpperCase() : event.code.replace(/^Key/, '');
    const option = letter.length === 1 ? options[LETTERS.indexOf(letter)] : undefined;
    if (!option) return;
    event.preventDefault();
    event.stopPropagation();
    props.onChoose(option.value);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid in every browser
    <div
      className="key-list"
      role="group"
      aria-label={props.label}
      data-testid={props.testId}
      onKeyDownCapture={press}
    >
      {options.map(({ value, text }, i) => (
        <Button
          key={value}
          className={`key-choice ${props.chosen === value ? 'is-chosen' : ''}`}
          autoFocus={i === 0}
          data-value={value}
          onPress={() => props.onChoose(value)}
        >
          <kbd dir="ltr">{LETTERS[i] ?? ''}</kbd> <span>{text}</span>
        </Button>
      ))}
    </div>
  );
}
