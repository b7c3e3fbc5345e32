import { t } from '@corridor/text';
import { lazy, Suspense, useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { operationOf } from '../view/facts.ts';
import { Accept } from './Accept.tsx';
import { Assumed } from './Assumed.tsx';
import { ByBatch } from './ByBatch.tsx';
import { Changes } from './Changes.tsx';
import { NextTrips } from './NextTrips.tsx';
import { NotPossible } from './NotPossible.tsx';
import { PlanHeadline } from './PlanHeadline.tsx';
import { TimetableTable } from './TimetableTable.tsx';
import { useMayPlan, usePlan } from './usePlan.ts';
import { Waits } from './Waits.tsx';
import { WhatIf } from './WhatIf.tsx';
import './plan.css';

/** The planner comes with it: only who changes a plan by hand needs it in the page. */
const ByHand = lazy(() => import('./ByHand.tsx').then((is) => ({ default: is.ByHand })));

type Opened = 'accept' | 'by-hand' | 'what-if';

/** Who goes where next, and until when. A person dispatches; the plan proposes. */
export function Plan({ now }: { readonly now: number }) {
  const { facts, may } = useBoard();
  const mayPlan = useMayPlan();
  const { answer, isOld, fault, keeper } = usePlan(now);
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  if (!mayPlan) {
    return (
      <section className="page" data-testid="plan">
        <p className="panel not-yet">
          {operationOf(facts)?.closed
            ? t('The operation is closed: there is nothing left to plan.')
            : t(
                'This board does not hold the agreement, so it cannot plan. A coordinator’s board does.',
              )}
        </p>
      </section>
    );
  }
  if (!answer) {
    return (
      <section className="page" data-testid="plan">
        {fault ? (
          <p className="panel bad" role="alert">
            {t('No plan could be made: {why}', { why: fault })}
          </p>
        ) : (
          <p className="panel not-yet">{t('The plan is being made.')}</p>
        )}
      </section>
    );
  }
  const mayAccept = may({ kind: 'announced@1', subject: 'plan/any' });
  return (
    <section className="page plan" aria-label={t('Plan')} data-testid="plan">
      <PlanHeadline answer={answer} isOld={isOld} fault={fault}>
        {mayAccept && (
          <Button
            className="button primary"
            isDisabled={answer.proposal.timetable.trips.length === 0}
            onPress={() => setOpened('accept')}
            data-testid="accept-plan"
          >
            {t('Accept…')}
          </Button>
        )}
        <Button className="button" onPress={() => setOpened('by-hand')} data-testid="plan-by-hand">
          {t('Change by hand…')}
        </Button>
        <Button
          className="button"
          onPress={() => setOpened(opened === 'what-if' ? null : 'what-if')}
          data-testid="what-if-open"
        >
          {t('What if…')}
        </Button>
        <Button className="quiet" onPress={() => window.print()}>
          {t('print')}
        </Button>
      </PlanHeadline>
      {opened === 'what-if' && <WhatIf answer={answer} keeper={keeper} onClose={close} />}
      <NextTrips answer={answer} now={now} />
      <NotPossible answer={answer} />
      <Changes answer={answer} />
      <ByBatch answer={answer} />
      <Waits answer={answer} />
      <TimetableTable answer={answer} />
      <Assumed answer={answer} />
      {opened === 'accept' && <Accept answer={answer} onClose={close} />}
      {opened === 'by-hand' && (
        <Suspense>
          <ByHand answer={answer} onClose={close} />
        </Suspense>
      )}
    </section>
  );
}
