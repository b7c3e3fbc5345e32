import { t } from '@corridor/text';
import { useMemo } from 'react';
import { useBoard } from '../app/board.ts';
import type { PlanAnswer } from './keepPlan.ts';
import { assumptionRows } from './rows.ts';

/** What nobody told and had to be assumed: whoever knows better records it, and the plan follows. */
export function Assumed({ answer }: { readonly answer: PlanAnswer }) {
  const { facts, clock } = useBoard();
  // biome-ignore lint/correctness/useExhaustiveDependencies: names are made anew with the clock, when the language is switched
  const rows = useMemo(() => assumptionRows(facts, answer.known.notKnown), [facts, answer, clock]);
  if (rows.length === 0) return null;
  return (
    <details className="panel" data-testid="plan-assumed">
      <summary className="question">
        {t(
          '{n, plural, one {# thing was not known and was assumed} other {# things were not known and were assumed}}',
          {
            n: answer.known.notKnown.length,
          },
        )}
      </summary>
      <ul className="plan-list small">
        {rows.map(({ what, texts, more }) => (
          <li key={what}>
            {texts.map((text) => (
              <p key={text}>{text}</p>
            ))}
            {more > 0 && <p className="soft">{t('and {n} more of the same kind', { n: more })}</p>}
          </li>
        ))}
      </ul>
    </details>
  );
}
