import { figure, listed, signedFigure, t } from '@corridor/text';
import type { ReactNode } from 'react';

/** So many of the people on board, by ones or typed. What nobody told stays a dash and is never a zero. */
export const ToldRow = ({
  name,
  label,
  said,
  n,
  mayLess,
  onLess,
  onMore,
  onType,
}: {
  /** In test ids. */
  readonly name: string;
  readonly label: string;
  /** Beneath the label. */
  readonly said: ReactNode;
  /** `null`: not told. */
  readonly n: number | null;
  readonly mayLess: boolean;
  readonly onLess: () => void;
  readonly onMore: () => void;
  readonly onType: () => void;
}) => {
  const shown = n === null ? '\u2013' : figure(n);
  return (
    <div className="tell">
      <p>
        <b>{label}</b>
        <span className="soft">{said}</span>
      </p>
      <button
        type="button"
        aria-label={listed([figure(-1), t('{what}: one fewer', { what: label })])}
        disabled={!mayLess}
        onClick={onLess}
        data-testid={`${name}-minus`}
      >
        {figure(-1)}
      </button>
      <button
        type="button"
        className="value"
        aria-label={listed([shown, t('{what}: type a number', { what: label })])}
        onClick={onType}
        data-testid={`${name}-value`}
      >
        {shown}
      </button>
      <button
        type="button"
        aria-label={listed([signedFigure(1), t('{what}: one more', { what: label })])}
        onClick={onMore}
        data-testid={`${name}-plus`}
      >
        {signedFigure(1)}
      </button>
    </div>
  );
};
