import { labelText, t } from '@corridor/text';
import { useState } from 'react';
import type { LockedEngine } from '../../locked/engine.ts';
import { tallyInHand } from '../../pad/pad.ts';
import { useStore } from '../../store.ts';
import { vehicleName, word } from '../../text/words.ts';
import { OpenNumber } from '../pad/Number.tsx';
import { PartKeys } from '../pad/PartKeys.tsx';
import { TallyKeys } from '../pad/TallyKeys.tsx';
import { UndoKeys } from '../pad/UndoBar.tsx';
import { SlipKeys } from './SlipKeys.tsx';
import { VehicleKeys } from './VehicleKeys.tsx';

/** Vehicle, heads, laps, keep: as on the open pad, but what is kept leaves the screen. */
export const LockedCount = ({ engine }: { engine: LockedEngine }) => {
  const { pad, vehicle, again, justKept, isWriting, kept } = useStore(engine.state);
  const [label, setLabel] = useState<string | null>(null);
  const { tap } = engine;
  const { hand } = pad;
  const tally = tallyInHand(pad);

  if (again) {
    return (
      <>
        <div className="number small">
          <output>{labelText(again.label)}</output>
          <p>{t('Counted before, since the phone was locked. The same people?')}</p>
        </div>
        <button type="button" onClick={() => engine.takeAgain(false)} data-testid="again-same">
          {t('Count it again')}
          <br />
          <small>{t('the new count takes the place of the old one')}</small>
        </button>
        <button type="button" onClick={() => engine.takeAgain(true)} data-testid="again-new">
          {t('A new trip')}
          <br />
          <small>{t('it came back, with other people')}</small>
        </button>
        <button type="button" className="quiet" onClick={engine.putDown}>
          {t('Back')}
        </button>
      </>
    );
  }
  if (!hand || !vehicle) {
    const take = (typed: string) => {
      if (engine.point === 'boarding') engine.take(typed);
      else setLabel(typed);
    };
    return label === null ? (
      <VehicleKeys onVehicle={take} />
    ) : (
      <SlipKeys
        label={label}
        onCode={(code) => {
          setLabel(null);
          engine.take(label, code);
        }}
        onBack={() => setLabel(null)}
      />
    );
  }

  const next = (
    <button
      type="button"
      className={justKept ? 'main' : 'quiet wide'}
      onClick={engine.putDown}
      data-testid="next-vehicle"
    >
      {t('Next vehicle')}
    </button>
  );
  return (
    <>
      <div className="hand" data-testid="locked-hand" data-vehicle={vehicle.label}>
        <h1>
          {vehicleName(vehicle)}
          {hand.point === 'boarding' ? null : (
            <small className="soft"> {word('point', hand.point)}</small>
          )}
        </h1>
        <PartKeys part={hand.part} onPart={(part) => tap({ tap: 'part', part })} />
      </div>
      {justKept ? (
        <>
          <div className="number small" role="status" data-testid="kept-sealed">
            <p>
              <b>{t('Kept, sealed')}</b>
            </p>
            <p className="soft">
              {t(
                '{n, plural, one {# sealed record} other {# sealed records}} on this phone. Unlock to look back.',
                { n: kept },
              )}
            </p>
          </div>
          <button
            type="button"
            onClick={() => tap({ tap: 'again', act: engine.newAct() })}
            data-testid="count-again"
          >
            {t('Count again')}
            <span className="sr"> {vehicleName(vehicle)}</span>
          </button>
          {next}
        </>
      ) : (
        <>
          <OpenNumber tally={tally} vehicle={vehicle} />
          <TallyKeys
            key={`${hand.trip} ${hand.part}`}
            tally={tally}
            kind={vehicle.kind}
            isWriting={isWriting}
            newAct={engine.newAct}
            onTap={tap}
            onKeep={() => void engine.keep()}
          />
          <div className="row">
            <UndoKeys pad={pad} onUndo={engine.undo} onRedo={() => {}} />
            {next}
          </div>
        </>
      )}
    </>
  );
};
