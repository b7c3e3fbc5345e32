import { type Words, wordOf } from '@corridor/text';
export type NumberKind = 'observed' | 'claimed' | 'derived';

const marks: Readonly<Record<NumberKind, string>> = { observed: '●', claimed: '❝', derived: '≈' };
const names: Words<NumberKind> = {
  observed: 'counted by us',
  claimed: 'stated',
  derived: 'calculated',
};

/** The mark that every number carries; a screen reader hears the word. */
export function Kind(props: { readonly of: NumberKind }) {
  const name = wordOf(names, props.of);
  return (
    <span className={props.of} title={name}>
      <span aria-hidden="true">{marks[props.of]}</span>
      <span className="visually-hidden">{name}</span>
    </span>
  );
}

/** One line that says what the three marks mean. */
export function KindLegend() {
  return (
    <p className="legend small soft">
      {(['observed', 'claimed', 'derived'] as const).map((kind) => (
        <span key={kind}>
          <span className={kind} aria-hidden="true">
            {marks[kind]}
          </span>{' '}
          {wordOf(names, kind)}
        </span>
      ))}
    </p>
  );
}
