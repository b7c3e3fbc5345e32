import { labelText, t } from '@corridor/text';
import { useMemo, useState } from 'react';
import { useStore } from '../store.ts';
import { codesOf, word } from '../text/words.ts';
import { siteUse } from '../view/siteUse.ts';
import { boardingHere, boardingTrip, tripsOnTheRoad } from '../view/trips.ts';
import { nextUnlisted, siteOf, type Vehicle, type VehicleKind, vehiclesOf } from '../view/world.ts';
import { goToPad, useSession } from './context.ts';
import { Direction } from './Direction.tsx';

const KINDS = codesOf('vehicleKind');
const kindsOf = (vehicles: readonly Vehicle[]) =>
  [...KINDS, null].flatMap((kind) => {
    const ofKind = vehicles.filter((vehicle) => vehicle.kind === kind);
    return ofKind.length > 0 ? [{ kind, vehicles: ofKind }] : [];
  });

/** Pick from the list, or give one that is not on it a name: X1. */
export const VehicleChoice = ({
  onChoose,
  boarding,
}: {
  onChoose: (vehicle: Vehicle) => void;
  /** Vehicles to be marked as boarding here. */
  boarding?: ReadonlySet<string>;
}) => {
  const session = useSession();
  const { desk } = session;
  const { isWriting } = useStore(desk.state);
  const world = useStore(session.world);
  const [isNaming, setNaming] = useState(false);
  const vehicles = useMemo(() => vehiclesOf(world), [world]);
  const road = useMemo(() => tripsOnTheRoad(world), [world]);
  const label = nextUnlisted(vehicles);
  const list = async (vehicleKind: VehicleKind) => {
    const id = session.newVehicle();
    const isDone = await desk.listVehicle(id, { label, vehicleKind, unlisted: true });
    if (isDone) onChoose({ id, label, kind: vehicleKind, seats: null, unlisted: true });
  };
  if (isNaming) {
    return (
      <fieldset className="stack" aria-label={t('What is {label}?', { label })}>
        <p>{t('{label} is a …', { label })}</p>
        <div className="grid three">
          {KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              disabled={isWriting}
              onClick={() => void list(kind)}
              data-testid={`unlisted-${kind}`}
            >
              {word('vehicleKind', kind)}
            </button>
          ))}
        </div>
        <button type="button" className="quiet" onClick={() => setNaming(false)}>
          {t('Back to the list')}
        </button>
      </fieldset>
    );
  }
  return (
    <>
      {vehicles.length === 0 ? (
        <p className="card soft">
          {t(
            'No vehicle list has come from the hub yet. Write down each vehicle as X1, X2 …: it can be matched later.',
          )}
        </p>
      ) : null}
      {kindsOf(vehicles).map(({ kind, vehicles: ofKind }) => (
        <section key={kind ?? 'other'} className="stack">
          <h2>{kind === null ? t('Other') : word('vehicleKind', kind)}</h2>
          <div className="grid">
            {ofKind.map((vehicle) => (
              <button
                key={vehicle.id}
                type="button"
                onClick={() => onChoose(vehicle)}
                data-testid="vehicle"
                data-vehicle={vehicle.label}
                data-boarding={boarding?.has(vehicle.id)}
              >
                <b>{labelText(vehicle.label)}</b>
                {boarding?.has(vehicle.id) || road.has(vehicle.id) ? (
                  <>
                    <br />
                    <small>{boarding?.has(vehicle.id) ? t('boarding') : t('on the road')}</small>
                  </>
                ) : null}
              </button>
            ))}
          </div>
        </section>
      ))}
      <button type="button" className="end" onClick={() => setNaming(true)} data-testid="unlisted">
        {t('Not on the list: {label}', { label })}
      </button>
    </>
  );
};

export const VehiclesScreen = ({ site }: { site: string }) => {
  const session = useSession();
  const { desk } = session;
  const world = useStore(session.world);
  const boarding = useMemo(() => boardingHere(world, site), [world, site]);
  const take = (vehicle: Vehicle) => {
    const { pad, own } = desk.state.get();
    const trip = boardingTrip(world, pad, own, vehicle.id, site);
    desk.take(vehicle.id, trip ?? session.newTrip(vehicle.label), 'boarding');
    goToPad();
  };
  return (
    <main className="screen" data-testid="vehicles">
      <Direction isArriving={false} isPassing={siteUse(siteOf(world, site).kind) === 'passing'} />
      <h1>{t('Which vehicle is boarding?')}</h1>
      <VehicleChoice onChoose={take} boarding={boarding} />
      <button type="button" className="quiet" onClick={goToPad} data-testid="back">
        {t('Back to the pad')}
      </button>
    </main>
  );
};
