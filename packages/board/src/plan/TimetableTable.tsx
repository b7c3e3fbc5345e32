import { figure, t } from '@corridor/text';
import { useMemo, useState } from 'react';
import { useBoard } from '../app/board.ts';
import { FactPanel } from '../ui/FactPanel.tsx';
import { Pager } from '../ui/Pager.tsx';
import type { PlanAnswer } from './keepPlan.ts';
import { planName } from './names.ts';
import { momentOf, sizeOf } from './rows.ts';

const PAGE = 40;

/** Every trip of the plan with its hours, for this room. */
export function TimetableTable({ answer }: { readonly answer: PlanAnswer }) {
  const { facts, clock, isExercise } = useBoard();
  const [page, setPage] = useState(0);
  const { trips } = answer.proposal.timetable;
  const { zero } = answer.known.legend;
  const pages = Math.ceil(trips.length / PAGE);
  const at = Math.min(page, Math.max(0, pages - 1));
  const shown = useMemo(() => trips.slice(at * PAGE, (at + 1) * PAGE), [trips, at]);
  if (trips.length === 0) return null;
  const time = (minute: number) => clock.near(momentOf(zero, minute), zero);
  return (
    <div>
      <FactPanel
        testId="plan-timetable"
        caption={
          isExercise
            ? t('EXERCISE. Timetable by the plan, as of {time}. It does not leave this room.', {
                time: clock.dateTime(zero),
              })
            : t('Timetable by the plan, as of {time}. It does not leave this room.', {
                time: clock.dateTime(zero),
              })
        }
        heads={[
          t('Vehicle'),
          t('Trip'),
          t('Batch'),
          [t('People')],
          t('People board'),
          t('Leaves'),
          t('Arrives'),
          t('Free'),
        ]}
      >
        {shown.map((trip) => (
          <tr key={`${trip.vehicle} ${trip.departs}`}>
            <th scope="row">{planName(facts, trip.vehicle)}</th>
            <td>
              {t('{from} → {to}', {
                from: planName(facts, trip.from),
                to: planName(facts, trip.to),
              })}
            </td>
            <td>{planName(facts, trip.batch)}</td>
            <td className="number">≈ {figure(sizeOf(trip.people))}</td>
            <td>{time(trip.boards.from)}</td>
            <td>≈ {time(trip.departs)}</td>
            <td>≈ {time(trip.arrives)}</td>
            <td>≈ {time(trip.alights.to)}</td>
          </tr>
        ))}
      </FactPanel>
      <Pager page={at} pages={pages} onPage={setPage} />
    </div>
  );
}
