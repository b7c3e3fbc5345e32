import { figure, labelText, listed, separator, t } from '@corridor/text';
import { useMemo, useState } from 'react';
import { sayWhich } from '../../locked/sayWhich.ts';
import { useStore } from '../../store.ts';
import { zoneClock } from '../../text/clock.ts';
import { codesOf, vehicleName, word } from '../../text/words.ts';
import { type CountedLocked as Counted, countedLockedOf } from '../../view/countedLocked.ts';
import { operationOf, type VehicleKind } from '../../view/world.ts';
import { useSession } from '../context.ts';

const KINDS = codesOf('vehicleKind');

const One = ({ counted, site }: { counted: Counted; site: string }) => {
  const session = useSession();
  const { desk } = session;
  const { isWriting } = useStore(desk.state);
  const world = useStore(session.world);
  const [isNaming, setNaming] = useState(false);
  const clock = zoneClock(operationOf(world)?.zone ?? 'UTC');
  const { label, vehicles, maybeSame, people, at, point } = counted;
  const say = (vehicle: string, same: string | null) =>
    void desk.write(sayWhich(counted, vehicle, site, same));
  const list = async (vehicleKind: VehicleKind) => {
    const id = session.newVehicle();
    const isDone = await desk.listVehicle(id, { label, vehicleKind, unlisted: true });
    if (isDone) say(id, null);
  };
  return (
    <section className="card stack" data-testid="counted" data-vehicle={label}>
      <p>
        <b>{labelText(label)}</b>
        {separator()}
        {listed([
          clock.near(at, session.now()),
          word('point', point),
          t('{n, plural, one {# person} other {# people}}', { n: people }),
        ])}
      </p>
      {maybeSame.map(({ trip, vehicle }) => (
        <button
          key={trip}
          type="button"
          className="main"
          disabled={isWriting}
          onClick={() => say(vehicle.id, trip)}
          data-testid="counted-same"
        >
          {point === 'boarding'
            ? t('It is {vehicle}, already boarding here', { vehicle: vehicleName(vehicle) })
            : t('It is {vehicle}, on the road here', { vehicle: vehicleName(vehicle) })}
        </button>
      ))}
      {vehicles.map((vehicle) => (
        <button
          key={vehicle.id}
          type="button"
          className={maybeSame.length === 0 ? 'main' : ''}
          disabled={isWriting}
          onClick={() => say(vehicle.id, null)}
          data-testid="counted-own"
        >
          {maybeSame.length === 0
            ? t('It is {vehicle}', { vehicle: vehicleName(vehicle) })
            : t('{vehicle}, a trip of its own', { vehicle: vehicleName(vehicle) })}
        </button>
      ))}
      {isNaming ? (
        <div className="grid three">
          {KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              disabled={isWriting}
              onClick={() => void list(kind)}
              data-testid={`counted-kind-${kind}`}
            >
              {word('vehicleKind', kind)}
            </button>
          ))}
        </div>
      ) : (
        <button
          type="button"
          className="quiet"
          onClick={() => setNaming(true)}
          data-testid="counted-unlisted"
        >
          {vehicles.length === 0
            ? t('{label} is not on the list: what is it?', { label: labelText(label) })
            : t('Another vehicle called {label}', { label: labelText(label) })}
        </button>
      )}
    </section>
  );
};

/** Each count that was made while locked: what does it belong to? Proposed by the phone, decided by the officer. */
export const CountedLocked = ({ site, onDone }: { site: string; onDone: () => void }) => {
  const session = useSession();
  const { desk } = session;
  const { own, isWriting } = useStore(desk.state);
  const world = useStore(session.world);
  const left = useMemo(() => countedLockedOf(world, own, site), [world, own, site]);
  // Where nothing has to be decided, one key says all of it.
  const plain = left.filter(
    ({ vehicles, maybeSame }) => vehicles.length === 1 && maybeSame.length === 0,
  );
  const sayAll = () =>
    void desk.write(
      plain.flatMap((counted) => {
        const [vehicle] = counted.vehicles;
        return vehicle ? sayWhich(counted, vehicle.id, site, null) : [];
      }),
    );
  return (
    <main className="screen" data-testid="counted-locked-screen">
      <h1>{t('Counted while locked')}</h1>
      {left.length === 0 ? (
        <p className="card">{t('Every count has its vehicle.')}</p>
      ) : (
        <p className="soft">
          {t('The counts are kept already. Say which vehicle each belongs to.')}
        </p>
      )}
      {plain.length > 1 ? (
        <button
          type="button"
          className="main"
          disabled={isWriting}
          onClick={sayAll}
          data-testid="counted-all"
        >
          {t('All {n} as their numbers say', { n: figure(plain.length) })}
        </button>
      ) : null}
      {left.map((counted) => (
        <One key={counted.trip} counted={counted} site={site} />
      ))}
      <button type="button" className="quiet end" onClick={onDone} data-testid="back">
        {t('Back to the pad')}
      </button>
    </main>
  );
};
