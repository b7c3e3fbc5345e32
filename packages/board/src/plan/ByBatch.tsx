import { figure, t } from '@corridor/text';
import { useMemo } from 'react';
import { useBoard } from '../app/board.ts';
import { FactPanel } from '../ui/FactPanel.tsx';
import { batchRows } from './batches.ts';
import type { PlanAnswer } from './keepPlan.ts';

/** Batch by batch: when it is through, how sure that is, and whether it is inside the window. */
export function ByBatch({ answer }: { readonly answer: PlanAnswer }) {
  const { facts, clock } = useBoard();
  const rows = useMemo(() => batchRows(facts, answer, clock), [facts, answer, clock]);
  if (rows.length === 0) return null;
  return (
    <FactPanel
      testId="plan-batches"
      caption={t('Batch by batch. ≈ calculated.')}
      heads={[
        t('Batch'),
        [t('To be brought')],
        [t('Trips')],
        t('Last arrival, by the plan'),
        t('Forecast, 8 in 10'),
        t('Before the window closes'),
      ]}
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row">{row.name}</th>
          <td className="number">≈ {figure(row.people)}</td>
          <td className="number">≈ {figure(row.trips)}</td>
          <td>{row.ends && `≈ ${row.ends}`}</td>
          <td>{row.range && `≈ ${row.range}`}</td>
          <td>{row.inside && `≈ ${row.inside}`}</td>
        </tr>
      ))}
    </FactPanel>
  );
}
