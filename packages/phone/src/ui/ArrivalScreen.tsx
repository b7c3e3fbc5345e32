import { type CodeFault, tripSubject } from '@corridor/operation';
import { figure, listed, t } from '@corridor/text';
import { useState } from 'react';
import { metTrip } from '../records/metTrip.ts';
import { actToRecords } from '../records/trip.ts';
import { useStore } from '../store.ts';
import { zoneClock } from '../text/clock.ts';
import { vehicleName } from '../text/words.ts';
import { codeOfTrip, readSlip, spacedCode } from '../trip/slip.ts';
import { siteUse } from '../view/siteUse.ts';
import { comingTo, tripByCode } from '../view/trips.ts';
import { operationOf, siteOf, type Vehicle, vehicleOf } from '../view/world.ts';
import { go, goToPad, useSession } from './context.ts';
import { Direction } from './Direction.tsx';
import { VehicleChoice } from './VehiclesScreen.tsx';

const SlipFault = ({ fault }: { fault: CodeFault }) => {
  if (fault.why === 'length' && fault.signs < 6) {
    return <span className="soft">{t('Six signs. O or 0, small or large: all the same.')}</span>;
  }
  return (
    <span className="warn">
      {fault.why === 'check' && fault.swap !== null
        ? t('Not right: are signs {a} and {b} swapped?', {
            a: figure(fault.swap + 1),
            b: figure(fault.swap + 2),
          })
        : fault.why === 'sign'
          ? t('No code has the sign {sign}. Look at the slip again.', { sign: fault.sign })
          : t('Not right: one sign is wrong. Look at the slip again.')}
    </span>
  );
};

/**
 * A vehicle drives in, or through a checkpoint. Its slip says which trip it is; without one it is still counted, and matched later.
 * What was counted at the other end is not shown: who knows that number finds it again.
 */
export const ArrivalScreen = ({ site }: { site: string }) => {
  const session = useSession();
  const { desk } = session;
  const { isWriting } = useStore(desk.state);
  const world = useStore(session.world);
  const [typed, setTyped] = useState('');
  /** At a checkpoint a vehicle stands, or drives through. */
  const [how, setHow] = useState<'passes' | 'stands'>('passes');
  const [step, setStep] = useState<'slip' | 'vehicle-of-slip' | 'no-slip'>('slip');
  const read = readSlip(typed);
  const known = read.ok ? tripByCode(world, read.code) : null;
  const clock = zoneClock(operationOf(world)?.zone ?? 'UTC');
  const coming = comingTo(world, site);
  const isPassing = siteUse(siteOf(world, site).kind) === 'passing';

  const stand = async (trip: string, vehicle: string) => {
    const records = actToRecords('stands-here', metTrip(world, trip, vehicle), {
      site,
      use: 'passing',
    });
    if (!(await desk.write(records))) return;
    desk.take(vehicle, trip, 'checkpoint');
    go({ at: 'trip', trip });
  };
  const arrive = async (
    trip: string,
    vehicle: string,
    slip: boolean,
    as: 'passes' | 'stands' = how,
  ) => {
    if (isPassing && as === 'stands') return stand(trip, vehicle);
    const isDone = isPassing
      ? await desk.pass(trip, vehicle)
      : await desk.arrive(trip, vehicle, slip);
    if (isDone) goToPad();
  };
  const withSlip = (as: 'passes' | 'stands' = 'passes') => {
    if (!read.ok) return;
    setHow(as);
    const vehicle = known?.vehicle;
    if (known && vehicle) void arrive(known.id, vehicle, true, as);
    else setStep('vehicle-of-slip');
  };
  const chosen = (vehicle: Vehicle) => {
    if (step === 'vehicle-of-slip' && read.ok) {
      const trip = known?.id ?? read.trip ?? tripSubject(vehicle.label, read.code);
      void arrive(trip, vehicle.id, true);
    } else void arrive(session.newTrip(vehicle.label), vehicle.id, false);
  };

  if (step !== 'slip') {
    return (
      <main className="screen" data-testid="arrival-vehicle">
        <h1>
          {!isPassing
            ? t('Which vehicle arrived?')
            : how === 'stands'
              ? t('Which vehicle stands here?')
              : t('Which vehicle passes?')}
        </h1>
        {step === 'no-slip' ? (
          <p className="soft">
            {t('Without a slip it is recorded all the same, and matched to a departure later.')}
          </p>
        ) : read.ok ? (
          <p className="soft">{t('Slip {code}', { code: spacedCode(read.code) })}</p>
        ) : null}
        <VehicleChoice onChoose={chosen} />
        <button type="button" className="quiet" onClick={() => setStep('slip')}>
          {t('Back to the slip')}
        </button>
      </main>
    );
  }
  return (
    <main className="screen" data-testid="arrival">
      <Direction isArriving isPassing={isPassing} />
      <h1 id="slip-question">{t('What does the driver’s slip say?')}</h1>
      <input
        className="code-entry"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        aria-labelledby="slip-question"
        aria-describedby="slip-answer"
        placeholder="··· ···"
        autoCapitalize="characters"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={60}
        data-testid="slip-code"
      />
      <p id="slip-answer" aria-live="polite" data-testid="slip-answer">
        {read.ok ? (
          known ? (
            <>
              <b>{vehicleName(vehicleOf(world, known.vehicle ?? 'vehicle/?'))}</b>
              <span className="soft">
                {known.from
                  ? t(' · left {site}', { site: siteOf(world, known.from).name ?? '' })
                  : null}
                {known.departed ? ` ${clock.near(known.departed.at, session.now())}` : null}
              </span>
            </>
          ) : (
            t('The code is right. This phone has not heard of the trip yet: that is fine.')
          )
        ) : (
          <SlipFault fault={read.fault} />
        )}
      </p>
      <div className="row">
        <button
          type="button"
          className="main"
          disabled={!read.ok || isWriting}
          onClick={() => withSlip()}
          data-testid="arrived"
        >
          {isPassing ? t('PASSED') : t('ARRIVED')}
        </button>
        {isPassing ? (
          <button
            type="button"
            className="strong"
            disabled={!read.ok || isWriting}
            onClick={() => withSlip('stands')}
            data-testid="stands-here"
          >
            {t('STANDS HERE')}
          </button>
        ) : null}
      </div>
      {coming.length > 0 ? (
        <section className="stack">
          <h2>{t('Or one that is on the road')}</h2>
          <ul className="list">
            {coming.map((trip) => {
              const vehicle = vehicleOf(world, trip.vehicle ?? 'vehicle/?');
              const code = codeOfTrip(trip.id);
              return (
                <li key={trip.id}>
                  <button
                    type="button"
                    disabled={isWriting}
                    onClick={() => void arrive(trip.id, vehicle.id, false, 'passes')}
                    data-testid="coming"
                    data-vehicle={vehicle.label}
                  >
                    <span className="said">
                      <b>{vehicleName(vehicle)}</b>
                      <small>
                        {listed([
                          trip.from && siteOf(world, trip.from).name,
                          trip.departed && clock.near(trip.departed.at, session.now()),
                          code && spacedCode(code),
                        ])}
                      </small>
                    </span>
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      ) : null}
      <div className="row end">
        <button
          type="button"
          onClick={() => {
            setHow('passes');
            setStep('no-slip');
          }}
          data-testid="no-slip"
        >
          {t('No slip')}
        </button>
        {isPassing ? (
          <button
            type="button"
            onClick={() => {
              setHow('stands');
              setStep('no-slip');
            }}
            data-testid="no-slip-stands"
          >
            {t('No slip, and it stands here')}
          </button>
        ) : null}
      </div>
      <button type="button" className="quiet" onClick={goToPad} data-testid="back">
        {t('Back to the pad')}
      </button>
    </main>
  );
};
