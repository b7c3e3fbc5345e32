import { useState } from 'react';
import type { LockedEngine } from '../../locked/engine.ts';
import { tallyInHand } from '../../pad/pad.ts';
import { withAboard } from '../../pad/patients.ts';
import type { Place } from '../../pad/tally.ts';
import { useStore } from '../../store.ts';
import { labelText } from '../../text/isolate.ts';
import { t } from '../../text/t.ts';
import { vehicleName, word } from '../../text/words.ts';
import { HeadKeys } from '../pad/HeadKeys.tsx';
import { LapsKeys } from '../pad/LapsKeys.tsx';
import { OpenNumber } from '../pad/Number.tsx';
import { RestKeys } from '../pad/RestKeys.tsx';
import { UndoKeys } from '../pad/UndoBar.tsx';
import { SlipKeys } from './SlipKeys.tsx';
import { VehicleKeys } from './VehicleKeys.tsx';

const PARTS: readonly Place['part'][] = ['whole', 'front', 'rear'];
const partText = (part: Place['part']): string =>
  part === 'whole' ? t('whole') : part === 'front' ? t('front') : t('rear');

/** Vehicle, heads, laps, keep: as on the open pad, but what is kept leaves the screen. */
export const LockedCount = ({ engine }: { engine: LockedEngine }) => {
  const { pad, vehicle, again, justKept, isWriting, kept } = useStore(engine.state);
  const [label, setLabel] = useState<string | null>(null);
  const { tap, newAct: act } = engine;
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

  const keys = () => {
    if (tally?.step === 'laps') {
      return <LapsKeys tally={tally} onLaps={(laps) => tap({ tap: 'laps', laps })} />;
    }
    if (tally?.step === 'rest') {
      return (
        <RestKeys
          tally={tally}
          kind={vehicle.kind}
          isWriting={isWriting}
          onTold={(what, n) => tap({ tap: 'told', what, n })}
          onHeads={() => tap({ tap: 'step', step: 'heads', act: act() })}
          onKeep={() => void engine.keep()}
        />
      );
    }
    return (
      <HeadKeys
        key={`${hand.trip} ${hand.part}`}
        tally={tally}
        kind={vehicle.kind}
        onAdd={(n) => tap({ tap: 'add', n, act: act() })}
        onTotal={(n) => tap({ tap: 'total', n, act: act() })}
        onAbout={({ heads, below, above }) =>
          tap({ tap: 'about', heads, below, above, act: act() })
        }
        onDone={() => tap({ tap: 'step', step: 'laps', act: act() })}
        onDrop={() => tap({ tap: 'drop' })}
        onAboard={(who, n) => tap({ tap: 'change', tally: withAboard(tally, who, n, act()) })}
      />
    );
  };
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
        <fieldset className="parts" aria-label={t('Which part')}>
          {PARTS.map((part) => (
            <button
              key={part}
              type="button"
              aria-pressed={hand.part === part}
              onClick={() => tap({ tap: 'part', part })}
              data-testid={`part-${part}`}
            >
              {partText(part)}
            </button>
          ))}
        </fieldset>
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
            onClick={() => tap({ tap: 'again', act: act() })}
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
          {keys()}
          <div className="row">
            <UndoKeys pad={pad} onUndo={engine.undo} onRedo={() => {}} />
            {next}
          </div>
        </>
      )}
    </>
  );
};
