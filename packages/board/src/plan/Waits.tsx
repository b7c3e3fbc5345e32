import { figure, t } from '@corridor/text';
import { useMemo } from 'react';
import { useBoard } from '../app/board.ts';
import { FactPanel } from '../ui/FactPanel.tsx';
import type { PlanAnswer } from './keepPlan.ts';
import { waitRows } from './rows.ts';

/** What waiting costs, site by site. */
export function Waits({ answer }: { readonly answer: PlanAnswer }) {
  const { facts, clock } = useBoard();
  // biome-ignore lint/correctness/useExhaustiveDependencies: names are made anew with the clock, when the language is switched
  const rows = useMemo(() => waitRows(facts, answer), [facts, answer, clock]);
  if (rows.length === 0) return null;
  return (
    <FactPanel
      testId="plan-waits"
      caption={t('Hours waited: person-hours at each site. ≈ calculated.')}
      heads={[
        t('Site'),
        [t('To be brought')],
        [t('Hours until now')],
        [t('Hours still to come')],
        [t('For whom no trip is planned')],
      ]}
    >
      {rows.map((row) => (
        <tr key={row.site}>
          <th scope="row">{row.name}</th>
          <td className="number">≈ {figure(row.people)}</td>
          <td className="number">≈ {figure(row.soFar)}</td>
          <td className="number">≈ {figure(row.ahead)}</td>
          <td className={row.unplanned > 0 ? 'number bad' : 'number'}>≈ {figure(row.unplanned)}</td>
        </tr>
      ))}
    </FactPanel>
  );
}
