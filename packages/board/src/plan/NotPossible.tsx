import { t } from '@corridor/text';
import { useBoard } from '../app/board.ts';
import type { PlanAnswer } from './keepPlan.ts';
import { obstacleRows } from './rows.ts';

/** Whom the plan does not bring, and the condition that is in the way. */
export function NotPossible({ answer }: { readonly answer: PlanAnswer }) {
  const { facts } = useBoard();
  const rows = obstacleRows(facts, answer.proposal.obstacles);
  if (rows.length === 0) return null;
  return (
    <section className="panel" data-testid="plan-obstacles">
      <h2 className="question">{t('What cannot be done, and why')}</h2>
      <ul className="bad plan-list">
        {rows.map(({ id, text }) => (
          <li key={id}>≈ {text}</li>
        ))}
      </ul>
    </section>
  );
}
