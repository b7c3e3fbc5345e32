import { t } from '@corridor/text';
import { metTrip } from '../../records/metTrip.ts';
import { actToRecords } from '../../records/trip.ts';
import { useStore } from '../../store.ts';
import { vehicleName } from '../../text/words.ts';
import { siteUse } from '../../view/siteUse.ts';
import { boardingTrip, comingTo, tripsInHand } from '../../view/trips.ts';
import { siteOf, type Vehicle } from '../../view/world.ts';
import { go, useSession } from '../context.ts';
import { VehicleChoice } from '../VehiclesScreen.tsx';
import { statusText } from './metText.ts';
import type { NoteProps } from './screens.ts';
import { UndoRow } from './UndoRow.tsx';

type About = 'standing' | 'halted' | 'sent-back';
const questionOf = (about: About): string =>
  about === 'standing'
    ? t('Which vehicle is boarded, and stands?')
    : about === 'halted'
      ? t('Which vehicle halted?')
      : t('Which vehicle was sent back?');

/** From what happened to the vehicle it happened to: those in hand and on the road first. */
const TripChoice = ({ site, about }: NoteProps & { readonly about: About }) => {
  const session = useSession();
  const { desk } = session;
  const { pad, own, isWriting } = useStore(desk.state);
  const world = useStore(session.world);
  const use = siteUse(siteOf(world, site).kind);
  const ids = new Set([
    ...tripsInHand(world, pad, own).map(({ trip }) => trip),
    ...comingTo(world, site).map(({ id }) => id),
  ]);
  const trips = [...ids].map((trip) => metTrip(world, trip)).filter(isOpen);
  const record = async (trip: string, vehicle: string | null) => {
    if (about === 'halted') {
      if (vehicle) desk.take(vehicle, trip, use === 'passing' ? 'checkpoint' : 'boarding');
      go({ at: 'trip', trip, ask: 'halted' });
      return;
    }
    const records = actToRecords(about, metTrip(world, trip, vehicle), { site, use });
    if (await desk.write(records)) go({ at: 'trip', trip });
  };
  const chosen = (vehicle: Vehicle) =>
    void record(
      boardingTrip(world, pad, own, vehicle.id, site) ?? session.newTrip(vehicle.label),
      vehicle.id,
    );
  return (
    <main className="screen" data-testid={`choose-${about}`}>
      <h1>{questionOf(about)}</h1>
      <ul className="list">
        {trips.map((met) => (
          <li key={met.trip}>
            <button
              type="button"
              disabled={isWriting}
              onClick={() => void record(met.trip, met.vehicle.id)}
              data-testid="trip-choice"
              data-vehicle={met.vehicle.label}
            >
              <span className="said">
                <b>{vehicleName(met.vehicle)}</b>
                <small>
                  {statusText(met, met.halt?.site ? siteOf(world, met.halt.site).name : null)}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('Another vehicle')}</summary>
        <VehicleChoice onChoose={chosen} />
      </details>
      <UndoRow />
    </main>
  );
};

const isOpen = ({ status }: { readonly status: string }) =>
  status !== 'arrived' && status !== 'cancelled';

export const StandingScreen = (props: NoteProps) => <TripChoice {...props} about="standing" />;
export const HaltedScreen = (props: NoteProps) => <TripChoice {...props} about="halted" />;
export const SentBackScreen = (props: NoteProps) => <TripChoice {...props} about="sent-back" />;
