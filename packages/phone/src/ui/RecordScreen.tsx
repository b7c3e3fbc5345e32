import { listed, t } from '@corridor/text';
import { useState } from 'react';
import type { Place, TallyFact } from '../pad/tally.ts';
import { correctableOf, isAmendable } from '../records/correct.ts';
import { useStore } from '../store.ts';
import { zoneClock } from '../text/clock.ts';
import { codesOf, type Reason, word } from '../text/words.ts';
import { amendedBy } from '../view/amended.ts';
import { takenBack, whereaboutsOf } from '../view/own.ts';
import { recordText } from '../view/recordText.ts';
import { boardingTrip } from '../view/trips.ts';
import { operationOf, type Vehicle } from '../view/world.ts';
import { go, goToPad, useSession } from './context.ts';
import { Far, whereaboutsText } from './Far.tsx';
import { detailText } from './pad/Number.tsx';
import { Changes } from './records/Changes.tsx';
import { correctableText } from './records/valueText.ts';
import { VehicleChoice } from './VehiclesScreen.tsx';

const REASONS = codesOf('reason');

/** One record, and what can be done about it. Nothing is erased: a correction stands beside it. */
export const RecordScreen = ({ id }: { id: string }) => {
  const session = useSession();
  const { desk } = session;
  const { own, isWriting } = useStore(desk.state);
  const world = useStore(session.world);
  const { signed } = useStore(session.delivery);
  const [isAsking, setAsking] = useState(false);
  const line = own.find((each) => each.id === id);
  const back = (
    <button type="button" className="quiet" onClick={() => history.back()} data-testid="back">
      {t('Back')}
    </button>
  );
  if (!line) {
    return (
      <main className="screen">
        <p>{t('This record is not on this phone.')}</p>
        {back}
      </main>
    );
  }
  const clock = zoneClock(operationOf(world)?.zone ?? 'UTC');
  const where = whereaboutsOf(line, signed);
  const isGone = takenBack(own).has(id);
  const { fact, changes } = amendedBy(own)(line);
  const { title, detail } = recordText(world, { ...line, fact });
  const isOfTrip = line.subject.startsWith('trip/');
  const tally = isOfTrip && line.kind === 'tallied@1' ? (fact as TallyFact) : null;
  const isLockedCount = line.device !== session.device;
  const canAmend = isAmendable(line, [session.device, ...session.pads()]);
  const vehicle = world.own('trip').get(line.subject)?.vehicle ?? null;
  const takeBack = async (reason: Reason) => {
    if (await desk.takeBack(line, reason)) go({ at: 'today' });
  };
  const countAgain = () => {
    if (!tally) return;
    const part: Place['part'] = tally.part === 'inside' ? 'whole' : tally.part;
    desk.take(vehicle ?? 'vehicle/?', line.subject, tally.point, part);
    desk.change();
    goToPad();
  };
  return (
    <main className="screen" data-testid="record-screen">
      <h1 className={isGone ? 'soft' : ''}>{title}</h1>
      <div className="card">
        <p>
          {clock.near(line.wall, session.now())} · <Far where={where} /> {whereaboutsText(where)}
        </p>
        <p className="soft">{tally ? detailText({ fact: tally }) : detail}</p>
        {isGone ? <p className="warn">{t('Taken back: it does not count.')}</p> : null}
        {isLockedCount ? (
          <p className="soft" data-testid="counted-while-locked">
            {t('Counted while the phone was locked.')}
          </p>
        ) : null}
      </div>
      {isGone ? null : <Changes changes={changes} />}
      {isGone ? null : isAsking ? (
        <fieldset className="stack" aria-label={t('Why is it taken back?')}>
          <p>{t('Why is it taken back?')}</p>
          <div className="grid three">
            {REASONS.map((reason) => (
              <button
                key={reason}
                type="button"
                disabled={isWriting}
                onClick={() => void takeBack(reason)}
                data-testid={`reason-${reason}`}
              >
                {word('reason', reason)}
              </button>
            ))}
          </div>
        </fieldset>
      ) : (
        <>
          {tally ? (
            <button type="button" onClick={countAgain} data-testid="record-change">
              {t('The number is wrong')}
            </button>
          ) : null}
          {canAmend && correctableOf({ ...line, fact }, session.sites.length).length > 0 ? (
            <button
              type="button"
              onClick={() => go({ at: 'correct', id })}
              data-testid="record-correct"
            >
              {t('It was otherwise …')}
              <br />
              <small>
                {listed(
                  correctableOf({ ...line, fact }, session.sites.length).map(correctableText),
                )}
              </small>
            </button>
          ) : null}
          {tally && canAmend ? (
            <button type="button" onClick={() => go({ at: 'move', id })} data-testid="record-move">
              {t('It was another vehicle')}
            </button>
          ) : null}
          {canAmend ? (
            <button type="button" onClick={() => setAsking(true)} data-testid="record-take-back">
              {t('Take it back …')}
            </button>
          ) : null}
        </>
      )}
      <span className="end" />
      {back}
    </main>
  );
};

/** The count belongs to another vehicle: taken back there, recorded here, in one act. */
export const MoveScreen = ({ id, site }: { id: string; site: string }) => {
  const session = useSession();
  const { desk } = session;
  const { own, pad } = useStore(desk.state);
  const world = useStore(session.world);
  const line = own.find((each) => each.id === id);
  const move = async (vehicle: Vehicle) => {
    if (!line) return;
    const trip = boardingTrip(world, pad, own, vehicle.id, site) ?? session.newTrip(vehicle.label);
    if (await desk.move(line, trip, vehicle.id)) goToPad();
  };
  return (
    <main className="screen" data-testid="move">
      <h1>{t('Which vehicle was it?')}</h1>
      <VehicleChoice onChoose={(vehicle) => void move(vehicle)} />
      <button type="button" className="quiet" onClick={() => history.back()}>
        {t('Back')}
      </button>
    </main>
  );
};
