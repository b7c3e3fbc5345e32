import { figure, signedFigure, t } from '@corridor/text';
import type { ReactNode } from 'react';

/** One thing that may be told, by touches. What nobody told stays a dash and is never a zero. */
export const TellRow = ({
  name,
  label,
  said,
  value,
  steps,
  onStep,
  onValue,
}: {
  /** In test ids. */
  readonly name: string;
  readonly label: string;
  /** Beneath the label. */
  readonly said: ReactNode;
  /** As it is shown; `null`: not told. */
  readonly value: string | null;
  /** What the keys add, those before the value and those after it. */
  readonly steps: readonly [before: readonly number[], after: readonly number[]];
  readonly onStep: (by: number) => void;
  readonly onValue: () => void;
}) => {
  const key = (by: number) => (
    <button
      key={by}
      type="button"
      onClick={() => onStep(by)}
      aria-label={
        by < 0
          ? t('{what}: {n} fewer', { what: label, n: figure(-by) })
          : t('{what}: {n} more', { what: label, n: figure(by) })
      }
      data-testid={`${name}${by < 0 ? '-minus' : '-plus'}${Math.abs(by) === 1 ? '' : `-${Math.abs(by)}`}`}
    >
      {signedFigure(by)}
    </button>
  );
  return (
    <div className="tell-row">
      <p>
        <b>{label}</b> <span className="soft">{said}</span>
      </p>
      <div className="tell-keys">
        {steps[0].map(key)}
        <button
          type="button"
          className="value"
          onClick={onValue}
          aria-label={t('{what}: say it', { what: label })}
          data-testid={`${name}-value`}
          data-told={value !== null}
        >
          {value ?? '\u2013'}
        </button>
        {steps[1].map(key)}
      </div>
    </div>
  );
};
