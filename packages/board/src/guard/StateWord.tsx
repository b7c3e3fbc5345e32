import type { BatchRow } from './batchRow.ts';

/** May it go? Read from three metres: shape and words say it, colour only helps. */
export const StateWord = ({ row }: { readonly row: Pick<BatchRow, 'is' | 'state'> }) => (
  <strong className="batch-state" data-is={row.is} data-testid="batch-state">
    {row.state}
  </strong>
);
