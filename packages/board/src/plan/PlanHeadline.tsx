import { separator, t } from '@corridor/text';
import type { ReactNode } from 'react';
import { useBoard } from '../app/board.ts';
import { useLasting } from '../app/useLasting.ts';
import { Kind } from '../kind/Kind.tsx';
import { headlineOf } from './headline.ts';
import type { PlanAnswer } from './keepPlan.ts';

/** What is made sooner is not spoken of, ms. */
const SOON = 1_500;

/** When is everybody there? The answer large, what it hangs on beside it, and how fast any plan could be. */
export function PlanHeadline(props: {
  readonly answer: PlanAnswer;
  readonly isOld: boolean;
  readonly fault: string | null;
  readonly children: ReactNode;
}) {
  const { clock, isExercise } = useBoard();
  const { answer } = props;
  const isLong = useLasting(props.isOld, SOON);
  const view = headlineOf(answer, clock);
  return (
    <header className="panel plan-headline" data-testid="plan-headline">
      <h2 className="question">
        {t('When is everybody there?')}
        {isExercise && <span className="plan-exercise">{t('EXERCISE')}</span>}
      </h2>
      <p className={view.isBad ? 'big derived-big bad' : 'big derived-big'}>
        <span className="mark">
          <Kind of="derived" />
        </span>
        {view.main}
      </p>
      {view.range && <p className="plan-range">≈ {view.range}</p>}
      {view.inside && <p className="plan-range">≈ {view.inside}</p>}
      {view.doubt && <p className="bad">≈ {view.doubt}</p>}
      <p className="soft">
        ≈ {view.size}
        {view.bound && (
          <span data-testid="plan-bound">
            {separator()}
            {view.bound}
          </span>
        )}
      </p>
      <p className="soft small">
        {t('Made of what was known {time}.', { time: clock.time(answer.known.legend.zero) })}
        {isLong && <span> {t('A newer one is being made.')}</span>}
        {props.fault && (
          <span className="bad">
            {' '}
            {t('No newer plan could be made: {why}', { why: props.fault })}
          </span>
        )}
      </p>
      <div className="acts no-print">{props.children}</div>
    </header>
  );
}
