import { listed } from '@corridor/text';
import { useBoard } from '../app/board.ts';
import { BeforeClosingLine, useBeforeClosing } from '../windows/BeforeClosing.tsx';
import { headlineOf } from './headline.ts';
import { nightRows } from './nights.ts';
import { useMayPlan, usePlan } from './usePlan.ts';

/**
 * Done before the window closes? One line for a wall: when, how sure, and if not, who spends the night where; under it whoever on the road
 * comes too late.
 */
export function DoneBeforeLine({ now }: { readonly now: number }) {
  const { facts, clock } = useBoard();
  const mayPlan = useMayPlan();
  const { answer } = usePlan(now);
  const closing = useBeforeClosing(now);
  if (!mayPlan || !answer) return <BeforeClosingLine now={now} />;
  const view = headlineOf(answer, clock);
  const nights = nightRows(facts, answer);
  return (
    <>
      <span className={view.isBad ? 'bad' : 'soft'} data-testid="done-before">
        ≈ {listed([view.main, view.range, view.inTime, ...nights])}
      </span>
      {closing?.view.isBad && <BeforeClosingLine now={now} />}
    </>
  );
}
