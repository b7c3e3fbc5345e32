import { figure, t } from '@corridor/text';
import type { ReactNode } from 'react';

/** In the places they have on a calculator. */
const DIGITS = [7, 8, 9, 4, 5, 6, 1, 2, 3] as const;

/** Three rows of digits, and a fourth: what stands before the nought, the nought, what stands after it. */
export const NumberKeys = ({
  name,
  onDigit,
  before,
  after,
}: {
  /** In test ids. */
  readonly name: string;
  readonly onDigit: (digit: number) => void;
  readonly before: ReactNode;
  readonly after: ReactNode;
}) => {
  const key = (digit: number) => (
    <button
      key={digit}
      type="button"
      className="digit"
      onClick={() => onDigit(digit)}
      data-testid={`${name}-${digit}`}
    >
      {figure(digit)}
    </button>
  );
  return (
    <>
      {DIGITS.map(key)}
      {before}
      {key(0)}
      {after}
    </>
  );
};

export const DeleteKey = ({
  name,
  label = t('Delete last digit'),
  isEmpty = false,
  onDelete,
}: {
  readonly name: string;
  readonly label?: string;
  readonly isEmpty?: boolean;
  readonly onDelete: () => void;
}) => (
  <button
    type="button"
    className="digit"
    aria-label={label}
    disabled={isEmpty}
    onClick={onDelete}
    data-testid={`${name}-delete`}
  >
    <span aria-hidden="true">{'\u2190'}</span>
  </button>
);
