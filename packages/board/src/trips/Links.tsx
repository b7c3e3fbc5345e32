import { metOnTheRoad, proposeLinks, type TripState } from '@corridor/operation';
import { figure, separator, t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { Kind } from '../kind/Kind.tsx';
import { howLong } from '../time/zone.ts';
import { Fault } from '../ui/Fault.tsx';
import { stateOf, vehicleText } from '../view/facts.ts';

/** An arrival without a slip, or a vehicle met on the road without one, and the departures it may be of. */
export function Links(props: { readonly trip: TripState; readonly now: number }) {
  const { trip, now } = props;
  const { facts, clock, record, canWrite } = useBoard();
  const [fault, setFault] = useState('');
  if (!trip.unmatched && !metOnTheRoad(trip)) return null;
  const proposals = proposeLinks(facts.index, trip, 5);
  const say = async (kind: 'same-as@1' | 'not-same@1', other: string) => {
    setFault((await record([{ kind, subject: trip.id, fact: { other } }])) ?? '');
  };
  return (
    <section data-testid="links">
      <h3>{t('Which departure is this?')}</h3>
      {proposals.length === 0 && (
        <p className="not-yet">{t('No departure fits its vehicle, place and time.')}</p>
      )}
      <ul>
        {proposals.map((one) => {
          const left = stateOf(facts, 'trip', one.trip);
          return (
            <li key={one.trip} className="fact-row plain">
              <span>
                {t('Vehicle {n}, left {time}', {
                  n: vehicleText(facts, left),
                  time: clock.near(one.departedAt, now),
                })}
                <small>
                  {one.isDenied && (
                    <span className="bad">
                      {t('said not to be the same')}
                      {separator()}
                    </span>
                  )}
                  {one.isSameVehicle ? t('same vehicle') : t('vehicle not named at both ends')}
                  {trip.arrived && (
                    <>
                      {separator()}
                      {t('{long} on the way', {
                        long: howLong(trip.arrived.at - one.departedAt),
                      })}
                    </>
                  )}
                  {one.people !== null && (
                    <>
                      {separator()}
                      <Kind of="observed" /> {t('{n} boarded', { n: figure(one.people) })}
                    </>
                  )}
                </small>
              </span>
              {canWrite && (
                <span className="end">
                  <Button className="quiet" onPress={() => say('same-as@1', one.trip)}>
                    {one.isDenied ? t('link after all') : t('link')}
                  </Button>
                  {!one.isDenied && (
                    <Button className="quiet" onPress={() => say('not-same@1', one.trip)}>
                      {t('not the same')}
                    </Button>
                  )}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <Fault text={fault} />
    </section>
  );
}
