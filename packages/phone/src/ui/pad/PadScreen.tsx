import { comparisonOf } from '@corridor/operation';
import { t } from '@corridor/text';
import { useMemo } from 'react';
import { tallyInHand } from '../../pad/pad.ts';
import { isUntouched } from '../../pad/tally.ts';
import { useStore } from '../../store.ts';
import { vehicleName, word } from '../../text/words.ts';
import { comparisonView } from '../../view/comparison.ts';
import { whereaboutsOf } from '../../view/own.ts';
import { siteUse } from '../../view/siteUse.ts';
import { firstTripsInHand, keptTally, tripView } from '../../view/trips.ts';
import { roadFrom, siteOf } from '../../view/world.ts';
import { go, useSession } from '../context.ts';
import { Comparison } from './Comparison.tsx';
import { KeptNumber, OpenNumber } from './Number.tsx';
import { PartKeys } from './PartKeys.tsx';
import { STRIP, Strip } from './Strip.tsx';
import { TallyKeys } from './TallyKeys.tsx';
import { UndoKeys } from './UndoBar.tsx';

export const PadScreen = ({ site }: { site: string }) => {
  const session = useSession();
  const { desk } = session;
  const { pad, own, isWriting } = useStore(desk.state);
  const world = useStore(session.world);
  const { signed } = useStore(session.delivery);
  const trips = useMemo(() => firstTripsInHand(world, pad, own, STRIP), [world, pad, own]);
  const { hand } = pad;
  const use = siteUse(siteOf(world, site).kind);
  const toVehicles = () => go({ at: use === 'boarding' ? 'vehicles' : 'arrival' });
  const undoKeys = (
    <UndoKeys pad={pad} onUndo={() => void desk.undo()} onRedo={() => void desk.redo()} />
  );
  const strip = (
    <Strip
      {...trips}
      inHand={hand}
      onTake={(view) => desk.take(view.vehicle.id, view.trip, view.point)}
      onAll={toVehicles}
    />
  );
  if (!hand) {
    return (
      <main className="screen pad" data-testid="pad">
        {strip}
        <div className="number">
          <h1>{t('Which vehicle?')}</h1>
        </div>
        <button type="button" className="main" onClick={toVehicles} data-testid="choose-vehicle">
          {use === 'passing'
            ? t('A vehicle passes')
            : use === 'arriving'
              ? t('A vehicle arrives')
              : t('A vehicle is boarding')}
        </button>
        <button type="button" onClick={() => go({ at: 'notes' })} data-testid="notes">
          {t('Record something else')}
        </button>
        <div className="row">{undoKeys}</div>
      </main>
    );
  }

  const view = tripView(world, pad, hand.trip, hand.point, hand.vehicle);
  const tally = tallyInHand(pad);
  const isOpen = tally !== null && (!isUntouched(tally) || tally.step !== 'heads');
  const kept = keptTally(world, hand);
  const showKept = kept !== null && tally === null;
  const keptLine = showKept ? own.findLast(({ id }) => id === kept.line) : null;
  // Nothing of what others counted is worked out, let alone shown, before one's own count is kept.
  const compared = showKept
    ? comparisonView(
        comparisonOf(
          world.all('trip').get(hand.trip),
          hand.point,
          site,
          hand.part,
          session.devices().get(session.device)?.person ?? session.device,
        ),
      )
    : null;
  const depart = async () => {
    const isDone = await desk.depart(roadFrom(world, site));
    if (isDone) go({ at: 'slip', trip: hand.trip });
  };

  const lower = () => {
    if (showKept) {
      return (
        <div className="row">
          <button type="button" onClick={desk.countAgain} data-testid="count-again">
            {t('Count again')}
          </button>
          <button type="button" onClick={desk.change} data-testid="change">
            {t('Change')}
          </button>
        </div>
      );
    }
    return (
      <TallyKeys
        key={`${hand.trip} ${hand.point} ${hand.part}`}
        tally={tally}
        kind={view.vehicle.kind}
        isWriting={isWriting}
        newAct={session.newAct}
        onTap={desk.tap}
        onKeep={() => void desk.keep()}
      />
    );
  };

  return (
    <main className="screen pad" data-testid="pad" data-vehicle={view.vehicle.label}>
      {strip}
      <div className="hand">
        <h1>
          <button
            type="button"
            className="quiet"
            onClick={() => go({ at: 'trip', trip: hand.trip })}
            data-testid="open-trip"
          >
            {vehicleName(view.vehicle)}
            {hand.point === 'boarding' ? null : (
              <small className="soft"> {word('point', hand.point)}</small>
            )}
            <span className="sr"> {t('What else happened?')}</span>
          </button>
        </h1>
        <PartKeys part={hand.part} onPart={(part) => desk.tap({ tap: 'part', part })} />
      </div>
      {showKept && kept ? (
        <>
          <KeptNumber kept={kept} where={whereaboutsOf(keptLine ?? null, signed)} />
          {compared === null ? null : <Comparison view={compared} />}
        </>
      ) : (
        <OpenNumber tally={tally} vehicle={view.vehicle} />
      )}
      {lower()}
      <div className="row">
        {undoKeys}
        <button
          type="button"
          className="quiet narrow"
          onClick={() => go({ at: 'notes' })}
          data-testid="notes"
        >
          <b aria-hidden="true">…</b>
          <br />
          <small>{t('more')}</small>
          <span className="sr">{t('Record something else')}</span>
        </button>
        {hand.point !== 'boarding' ? (
          <button
            type="button"
            className={isOpen ? 'quiet wide' : 'strong wide'}
            onClick={toVehicles}
            data-testid="next-vehicle"
          >
            {t('Next vehicle')}
          </button>
        ) : view.departed === null ? (
          <button
            type="button"
            className="strong wide"
            disabled={isWriting}
            onClick={() => void depart()}
            data-testid="departed"
          >
            {t('DEPARTED')}
          </button>
        ) : (
          <button
            type="button"
            className="strong wide"
            onClick={() => go({ at: 'slip', trip: hand.trip })}
            data-testid="show-slip"
          >
            {t('Departed · slip')}
          </button>
        )}
      </div>
    </main>
  );
};
