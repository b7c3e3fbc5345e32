import { t } from '@corridor/text';
import { useStore } from '../store.ts';
import { zoneClock } from '../text/clock.ts';
import { vehicleName } from '../text/words.ts';
import { codeOfTrip, spacedCode } from '../trip/slip.ts';
import { tripView } from '../view/trips.ts';
import { operationOf } from '../view/world.ts';
import { goToPad, useSession } from './context.ts';
import { Qr } from './Qr.tsx';

/** What goes onto the driver's slip. The other end of the road asks for it first. */
export const SlipScreen = ({ trip }: { trip: string }) => {
  const session = useSession();
  const world = useStore(session.world);
  const { pad } = useStore(session.desk.state);
  const hand = pad.hand?.trip === trip ? pad.hand : null;
  const view = tripView(world, pad, trip, 'boarding', hand?.vehicle ?? null);
  const clock = zoneClock(operationOf(world)?.zone ?? 'UTC');
  const code = codeOfTrip(trip);
  return (
    <main className="screen slip" data-testid="slip">
      <h1>
        {vehicleName(view.vehicle)}
        {view.departed === null ? null : (
          <span className="soft">
            {t(' · departed {time}', { time: clock.time(view.departed) })}
          </span>
        )}
      </h1>
      {code === null ? (
        <p>{t('This trip has no code. Write the vehicle and the time on the slip.')}</p>
      ) : (
        <>
          <p>{t('Write this on the driver’s slip')}</p>
          <p className="code" data-testid="trip-code">
            {spacedCode(code)}
          </p>
          <Qr text={trip.slice('trip/'.length)} label={t('The same as a QR code')} />
        </>
      )}
      {view.owed ? (
        <p className="warn" data-testid="slip-owed">
          {'\u26a0\ufe0e '}
          {t('Count owed: nobody has said yet how many are on it.')}
        </p>
      ) : null}
      <button type="button" className="main" onClick={goToPad} data-testid="slip-done">
        {t('Written down')}
      </button>
    </main>
  );
};
