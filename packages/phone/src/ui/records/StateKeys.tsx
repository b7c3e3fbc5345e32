import { t } from '@corridor/text';
import { useState } from 'react';
import { type Earlier, toldAt } from '../../records/earlier.ts';
import { conditionOf } from '../../records/metTrip.ts';
import { doubtsOfState, stateToRecord, VEHICLE_STATES } from '../../records/vehicle.ts';
import { useStore } from '../../store.ts';
import { fieldWord, type VehicleCondition } from '../../text/fieldWords.ts';
import { tripsOnTheRoad } from '../../view/trips.ts';
import { useSession } from '../context.ts';
import { When } from './When.tsx';

const detailOf = (state: VehicleCondition): string | null =>
  state === 'seized'
    ? t('taken by somebody; never say by whom here')
    : state === 'lost'
      ? t('burnt, destroyed, or not found')
      : state === 'ready'
        ? t('repaired, or given back')
        : null;

/** Broken down, seized, lost, or ready again. */
export const StateKeys = ({
  vehicle,
  onDone,
}: {
  readonly vehicle: string;
  readonly onDone: () => void;
}) => {
  const session = useSession();
  const { desk } = session;
  const { isWriting } = useStore(desk.state);
  const world = useStore(session.world);
  const [earlier, setEarlier] = useState<Earlier>(null);
  const now = conditionOf(world, vehicle);
  const isOnTheRoad = tripsOnTheRoad(world).has(vehicle);
  const record = async (state: VehicleCondition) => {
    const at = toldAt(earlier, session.now());
    if (await desk.write([stateToRecord(vehicle, state, at)])) onDone();
  };
  return (
    <fieldset className="stack" aria-label={t('How is the vehicle?')} data-testid="vehicle-state">
      <p className="soft">{t('Recorded now: {state}.', { state: fieldWord('condition', now) })}</p>
      {VEHICLE_STATES.map((state) => {
        const detail = detailOf(state);
        return (
          <button
            key={state}
            type="button"
            aria-pressed={state === now}
            disabled={isWriting}
            onClick={() => void record(state)}
            data-testid={`state-${state}`}
          >
            <b>{fieldWord('condition', state)}</b>
            {detail === null ? null : (
              <>
                <br />
                <small>{detail}</small>
              </>
            )}
            {doubtsOfState(state, now, isOnTheRoad).map((why) => (
              <small key={why} className="warn" data-testid="state-doubt">
                <br />
                {why === 'same'
                  ? t('That is recorded already.')
                  : t('It is on the road: nobody has recorded that it arrived.')}
              </small>
            ))}
          </button>
        );
      })}
      <When earlier={earlier} onEarlier={setEarlier} />
    </fieldset>
  );
};
