import { t } from '@corridor/text';
import { useState } from 'react';
import { UNKNOWN_VEHICLE } from '../../pad/tally.ts';
import { type Earlier, toldAt } from '../../records/earlier.ts';
import { metTrip } from '../../records/metTrip.ts';
import { actToRecords, doubtsOfAct, pointAt, type TripAct, tripActs } from '../../records/trip.ts';
import { useStore } from '../../store.ts';
import { zoneClock } from '../../text/clock.ts';
import type { HaltReason } from '../../text/fieldWords.ts';
import { fieldWord } from '../../text/fieldWords.ts';
import { vehicleName } from '../../text/words.ts';
import { siteUse } from '../../view/siteUse.ts';
import { operationOf, roadFrom, siteOf } from '../../view/world.ts';
import { go, goToPad, useSession } from '../context.ts';
import { VehicleChoice } from '../VehiclesScreen.tsx';
import { HaltKeys } from './HaltKeys.tsx';
import { actText, doubtText, standsText, statusText } from './metText.ts';
import { StateKeys } from './StateKeys.tsx';
import { UndoRow } from './UndoRow.tsx';
import { useNow } from './useNow.ts';
import { When } from './When.tsx';

/** One vehicle on one trip: where it is, and what may be recorded next, the likeliest first. */
export const TripScreen = ({
  trip,
  site,
  ask = null,
}: {
  readonly trip: string;
  readonly site: string;
  readonly ask?: 'halted' | null;
}) => {
  const session = useSession();
  const { desk } = session;
  const { pad, isWriting } = useStore(desk.state);
  const world = useStore(session.world);
  const now = useNow();
  const [earlier, setEarlier] = useState<Earlier>(null);
  const [asks, setAsks] = useState(ask);
  const hand = [pad.hand, ...pad.past.map(({ place }) => place)].find(
    (place) => place?.trip === trip,
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const inHand = hand?.vehicle === UNKNOWN_VEHICLE ? null : (hand?.vehicle ?? null);
  const met = metTrip(world, trip, chosen ?? inHand);
  const isUnknown = met.vehicle.id === UNKNOWN_VEHICLE;
  const { kind, name } = siteOf(world, site);
  const use = siteUse(kind);
  const clock = zoneClock(operationOf(world)?.zone ?? 'UTC');
  const { acts, likely } = tripActs(met, use, site);
  const point = pointAt(met, use);
  const isHere = met.halt !== null && met.halt.site === site;
  const at = toldAt(earlier, session.now());

  const toPad = () => {
    desk.take(met.vehicle.id, trip, point);
    goToPad();
  };
  const write = async (
    act: Exclude<TripAct, 'count'>,
    more: { readonly reason?: HaltReason; readonly isOnTheRoad?: boolean } = {},
  ) => {
    const road = act === 'departed' ? roadFrom(world, site) : null;
    const isDone = await desk.write(actToRecords(act, met, { site, use, at, road, ...more }));
    if (!isDone) return;
    setEarlier(null);
    setAsks(null);
    if (act === 'departed') go({ at: 'slip', trip });
    if (act === 'arrived' || (act === 'goes-on' && use === 'passing')) toPad();
  };
  const start = (act: TripAct) => {
    if (act === 'count') toPad();
    else if (act === 'halted') setAsks('halted');
    else void write(act);
  };

  return (
    <main className="screen" data-testid="trip" data-status={met.status}>
      <h1>{vehicleName(met.vehicle)}</h1>
      <div className="card" data-testid="trip-status">
        <p>
          <b>{statusText(met, met.halt?.site ? siteOf(world, met.halt.site).name : null)}</b>
        </p>
        {met.since === null ? null : (
          <p className={met.status === 'halted' ? 'warn' : 'soft'}>
            {met.status === 'halted' || met.status === 'standing'
              ? t('Since {time}: {long}.', {
                  time: clock.near(met.since, now),
                  long: standsText(now - met.since),
                })
              : clock.near(met.since, now)}
          </p>
        )}
        {met.condition === 'ready' || met.condition === 'on-trip' ? null : (
          <p className="warn" data-testid="trip-condition">
            {t('The vehicle is recorded as {state}.', {
              state: fieldWord('condition', met.condition),
            })}
          </p>
        )}
      </div>
      {asks === 'halted' ? (
        <HaltKeys
          siteName={name}
          isWriting={isWriting}
          onReason={(reason, isOnTheRoad) => void write('halted', { reason, isOnTheRoad })}
          onClose={() => setAsks(null)}
        />
      ) : (
        <ul className="list" aria-label={t('What happened?')}>
          {acts.map((act, place) => {
            const { title, detail } = actText(
              act,
              use === 'passing',
              isHere,
              point === 'alighting',
            );
            const doubts = doubtsOfAct(act, met, at ?? now);
            return (
              <li key={act}>
                <button
                  type="button"
                  className={place === 0 ? 'main' : place < likely ? '' : 'quiet'}
                  disabled={isWriting}
                  onClick={() => start(act)}
                  data-testid={`act-${act}`}
                >
                  <span className="said">
                    <b>{title}</b>
                    {detail === null ? null : <small>{detail}</small>}
                    {doubts.map((doubt) => (
                      <small key={doubt.why} className="warn" data-testid="act-doubt">
                        {doubtText(doubt, clock, now)}
                      </small>
                    ))}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <When earlier={earlier} onEarlier={setEarlier} />
      {isUnknown ? (
        <details data-testid="trip-vehicle">
          <summary>{t('Which vehicle is it?')}</summary>
          <VehicleChoice onChoose={({ id }) => setChosen(id)} />
        </details>
      ) : (
        <details data-testid="trip-vehicle-state">
          <summary>{t('Seized, lost, or ready again …')}</summary>
          <StateKeys vehicle={met.vehicle.id} onDone={() => {}} />
        </details>
      )}
      <UndoRow />
    </main>
  );
};
