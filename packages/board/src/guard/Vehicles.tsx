import { type SubjectId, type TripState, tripsWithoutBatch } from '@corridor/operation';
import { t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { Kind } from '../kind/Kind.tsx';
import { word } from '../text/words.ts';
import { Fault } from '../ui/Fault.tsx';
import { vehicleText } from '../view/facts.ts';
import { countText } from '../view/people.ts';
import type { BatchRow } from './batchRow.ts';
import { newAct, useWrite } from './useWrite.ts';

/**
 * Which vehicles go with a batch. Counters do not ask; whoever sits in the room says it, in one press for all that wait, and takes it back as
 * easily: what counts towards the batch changes with it, and no count does.
 */
export function Vehicles(props: { readonly row: BatchRow; readonly now: number }) {
  const { facts, may } = useBoard();
  const write = useWrite();
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { row } = props;
  const mine = row.guard.progress.trips.flatMap((id) => facts.index.store.get('trip', id) ?? []);
  const open = tripsWithoutBatch(facts.index.guards.factsAt(props.now), row.id);
  const mayAssign = may({ kind: 'assigned@1', subject: 'trip/any' });
  const put = async (trips: readonly TripState[], batch: SubjectId | null) => {
    setBusy(true);
    const act = newAct();
    setFault(
      await write(
        trips.map(({ id }) => ({ kind: 'assigned@1', subject: id, fact: { batch }, act })),
      ),
    );
    setBusy(false);
  };
  if (mine.length + open.length === 0) return null;
  const line = (trip: TripState, isMine: boolean) => {
    const vehicle = vehicleText(facts, trip);
    const count = trip.alighted ?? trip.boarded;
    return (
      <li key={trip.id} data-testid={isMine ? 'batch-trip' : 'open-trip'}>
        <b>
          <bdi>{vehicle}</bdi>
        </b>{' '}
        {word('tripState', trip.status)}{' '}
        {count && (
          <span className="nowrap">
            <Kind of="observed" /> {countText(count)}
          </span>
        )}
        {mayAssign && (
          <Button
            className="button quiet"
            isDisabled={isBusy}
            aria-label={
              isMine
                ? t('{vehicle}: not with this batch', { vehicle })
                : t('{vehicle}: with this batch', { vehicle })
            }
            onPress={() => put([trip], isMine ? null : row.id)}
          >
            {isMine ? t('not with it') : t('with it')}
          </Button>
        )}
      </li>
    );
  };
  return (
    <section className="batch-vehicles" data-testid="batch-vehicles" aria-label={t('Vehicles')}>
      {mine.length > 0 && (
        <>
          <h3>{t('Go with this batch')}</h3>
          <ul>{mine.map((trip) => line(trip, true))}</ul>
        </>
      )}
      {open.length > 0 && (
        <>
          <h3>{t('Leave from the same place, with no batch yet')}</h3>
          <ul>{open.map((trip) => line(trip, false))}</ul>
          {mayAssign && (
            <Button className="button" isDisabled={isBusy} onPress={() => put(open, row.id)}>
              {t('{n, plural, one {It goes with this batch} other {All # go with this batch}}', {
                n: open.length,
              })}
            </Button>
          )}
        </>
      )}
      <Fault text={fault} />
    </section>
  );
}
