import type { Timetable } from '@corridor/plan';
import { figure, t } from '@corridor/text';
import { useState } from 'react';
import { useBoard } from '../app/board.ts';
import { AskTwice } from '../guard/AskTwice.tsx';
import { useWrite } from '../guard/useWrite.ts';
import { acceptDrafts } from './accept.ts';
import { useTimetables } from './context.ts';
import { headlineOf } from './headline.ts';
import type { PlanAnswer } from './keepPlan.ts';
import { changeText } from './rows.ts';
import { announcedIn } from './usePlan.ts';

/** What is announced counts from then on: the next plan keeps to it where it can. `byHand`: the timetable as somebody changed it. */
export function Accept(props: {
  readonly answer: PlanAnswer;
  readonly byHand?: Timetable;
  readonly onClose: () => void;
}) {
  const { facts, clock } = useBoard();
  const desk = useTimetables();
  const write = useWrite();
  const { byHand } = props;
  // Newer plans come every minute: what somebody reads and says yes to is what is announced.
  const [answer] = useState(props.answer);
  const { proposal, known, scenario, foreseen } = answer;
  const { zero } = known.legend;
  const timetable = byHand ?? proposal.timetable;
  const isFirst = announcedIn(facts) === null;
  const accept = async (): Promise<string | null> => {
    if (!desk) return t('The storage of this board is not open: nothing can be sealed here.');
    const changes = proposal.changes;
    const accepted = {
      zero,
      scenario,
      timetable,
      changes,
      // What was foreseen was foreseen of the plan as it was proposed.
      foreseen: byHand ? null : foreseen,
    };
    try {
      return await write(await acceptDrafts(desk, facts, accepted));
    } catch (fault) {
      return t('Nothing was written: {why}', {
        why: fault instanceof Error ? fault.message : String(fault),
      });
    }
  };
  return (
    <AskTwice
      title={isFirst ? t('Announce this plan') : t('Announce this plan in place of the last one')}
      testId="accept"
      look="plain"
      first={t('Accept it')}
      yes={t('Yes, announce it')}
      keep={t('Leave it as it is')}
      sure={t('Sure? Later plans keep to these {n} trips where they can.', {
        n: figure(timetable.trips.length),
      })}
      isReady={desk !== null && timetable.trips.length > 0}
      about={String(zero)}
      onYes={accept}
      onClose={props.onClose}
    >
      <p>≈ {byHand ? t('The plan as it was changed by hand.') : headlineOf(answer, clock).main}</p>
      <p className="soft">
        {t(
          'The timetable is sealed to coordinators’ boards. It goes to no phone, no party and no export; drivers get their next trip, one at a time, at the moment of go.',
        )}
      </p>
      {!byHand && proposal.changes.length > 0 && (
        <ul className="plan-list">
          {proposal.changes.slice(0, 6).map((change) => (
            <li key={JSON.stringify(change.announced)}>
              ≈ {changeText(facts, change, zero, clock)}
            </li>
          ))}
        </ul>
      )}
    </AskTwice>
  );
}
