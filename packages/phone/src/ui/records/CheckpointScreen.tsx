import { isolate, labelText, t } from '@corridor/text';
import { type Met, metTrip, standingAt } from '../../records/metTrip.ts';
import { actToRecords } from '../../records/trip.ts';
import { useStore } from '../../store.ts';
import { zoneClock } from '../../text/clock.ts';
import { vehicleName } from '../../text/words.ts';
import { comingTo } from '../../view/trips.ts';
import { operationOf, siteOf } from '../../view/world.ts';
import { go, useSession } from '../context.ts';
import { standsText } from './metText.ts';
import type { NoteProps } from './screens.ts';
import { UndoRow } from './UndoRow.tsx';
import { useNow } from './useNow.ts';

/**
 * What stands at the checkpoint, how long, and what is coming. Nothing is asked about what is done to people there: whoever
 * takes this phone must find nothing about it.
 */
export const CheckpointScreen = ({ site }: NoteProps) => {
  const session = useSession();
  const { desk } = session;
  const { isWriting } = useStore(desk.state);
  const world = useStore(session.world);
  const now = useNow();
  const clock = zoneClock(operationOf(world)?.zone ?? 'UTC');
  const standing = standingAt(world, site);
  const here = new Set(standing.map(({ trip }) => trip));
  const coming = comingTo(world, site)
    .filter((trip) => !here.has(trip.id) && !trip.passed.some((passed) => passed.site === site))
    .map((trip) => metTrip(world, trip.id));
  const standsHere = async (met: Met) => {
    if (await desk.write(actToRecords('stands-here', met, { site, use: 'passing' }))) {
      go({ at: 'trip', trip: met.trip });
    }
  };
  return (
    <main className="screen" data-testid="checkpoint">
      <h1>{isolate(siteOf(world, site).name ?? t('At the checkpoint'))}</h1>
      <section className="stack">
        <h2>{t('Stands here')}</h2>
        {standing.length === 0 ? <p className="soft">{t('No vehicle stands here.')}</p> : null}
        <ul className="list">
          {standing.map((met) => (
            <li key={met.trip}>
              <button
                type="button"
                onClick={() => go({ at: 'trip', trip: met.trip })}
                data-testid="stands"
                data-vehicle={met.vehicle.label}
              >
                <span className="said">
                  <b>{vehicleName(met.vehicle)}</b>
                  <small>{met.since === null ? null : clock.near(met.since, now)}</small>
                </span>
                <b className="warn long">
                  {met.since === null ? null : standsText(now - met.since)}
                </b>
              </button>
            </li>
          ))}
        </ul>
      </section>
      {coming.length === 0 ? null : (
        <section className="stack">
          <h2>{t('On the way: which one stops here?')}</h2>
          <div className="grid">
            {coming.map((met) => (
              <button
                key={met.trip}
                type="button"
                disabled={isWriting}
                onClick={() => void standsHere(met)}
                data-testid="coming"
                data-vehicle={met.vehicle.label}
              >
                <b>{labelText(met.vehicle.label)}</b>
              </button>
            ))}
          </div>
        </section>
      )}
      <button
        type="button"
        className={standing.length === 0 ? 'main' : ''}
        onClick={() => go({ at: 'arrival' })}
        data-testid="checkpoint-other"
      >
        {t('A vehicle comes')}
        <br />
        <small>{t('by its slip, or without')}</small>
      </button>
      <UndoRow />
    </main>
  );
};
