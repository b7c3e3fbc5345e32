import type { LogEvent } from '@corridor/log';
import type { SubjectId } from '@corridor/operation';
import { figure, listed, t } from '@corridor/text';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { Kind } from '../kind/Kind.tsx';
import { Ask } from '../ui/Ask.tsx';
import { stateOf, vehicleText } from '../view/facts.ts';
import { countText } from '../view/people.ts';
import type { Opened } from './Ledger.tsx';
import { recordText } from './recordText.ts';

/** What a figure rests on: every vehicle with its counts, every record with who wrote it and when. */
export function Evidence(props: {
  readonly opened: Opened;
  readonly now: number;
  readonly onChange: (batch: SubjectId) => void;
  readonly onClose: () => void;
}) {
  const { facts, records, clock, openTrip, may } = useBoard();
  const { opened } = props;
  const { batch } = opened;
  const events = opened.subjects
    .flatMap((subject): readonly LogEvent[] => [...records.events(subject)])
    .filter((event) => records.standingOf(event) === 'stands')
    .map((event) => {
      const { at = event.at } = event.fact as { readonly at?: number };
      return { event, at };
    })
    .sort(
      (a, b) => a.at - b.at || a.event.hlc[0] - b.event.hlc[0] || a.event.hlc[1] - b.event.hlc[1],
    );
  return (
    <Ask
      title={opened.title}
      isOpen
      form="drawer"
      onClose={props.onClose}
      testId="agreement-evidence"
    >
      {opened.trips.length > 0 && (
        <table className="facts">
          <caption>
            <Kind of="observed" /> {t('Counted by our people, vehicle by vehicle')}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('Vehicle')}</th>
              <th scope="col" className="number">
                {t('boarded')}
              </th>
              <th scope="col" className="number">
                {t('arrived')}
              </th>
              <th scope="col" className="number">
                {t('difference')}
              </th>
            </tr>
          </thead>
          <tbody>
            {opened.trips.map((id) => {
              const trip = stateOf(facts, 'trip', id);
              return (
                <tr key={id}>
                  <th scope="row">
                    <button type="button" className="link" onClick={() => openTrip(id)}>
                      {vehicleText(facts, trip)}
                    </button>
                  </th>
                  <td className="number">{trip?.boarded ? countText(trip.boarded) : '–'}</td>
                  <td className="number">{trip?.alighted ? countText(trip.alighted) : '–'}</td>
                  <td className="number bad">
                    {trip?.imbalance ? figure(trip.imbalance.people) : ''}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {batch && may({ kind: 'planned@1', subject: batch }) && (
        <p>
          <Button className="button" onPress={() => props.onChange(batch)}>
            {t('Change this batch…')}
          </Button>
        </p>
      )}
      <table className="facts">
        <caption>{t('As it was recorded')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('When')}</th>
            <th scope="col">{t('What')}</th>
            <th scope="col">{t('Recorded by')}</th>
          </tr>
        </thead>
        <tbody>
          {events.map(({ event, at }) => (
            <tr key={event.id}>
              <td className="nowrap">{clock.near(at, props.now)}</td>
              <td>{recordText(facts, event, props.now, clock)}</td>
              <td className="soft">
                {listed([
                  records.deviceLabel(event.device),
                  event.at === at
                    ? ''
                    : t('written {time}', { time: clock.near(event.at, props.now) }),
                ])}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {events.length === 0 && <p className="not-yet">{t('Nothing is recorded of it.')}</p>}
    </Ask>
  );
}
