import { figure, figureRange, listed, signedFigure, t, toScreenDigits } from '@corridor/text';
import { useState } from 'react';
import { type About, aboutOf, type VehicleKind } from '../../pad/about.ts';
import type { Aboard } from '../../pad/patients.ts';
import type { Tally } from '../../pad/tally.ts';
import { AmbulanceKeys } from './AmbulanceKeys.tsx';
import { Keypad } from './Keypad.tsx';

export interface HeadKeysProps {
  readonly tally: Tally | null;
  readonly kind: VehicleKind | null;
  readonly onAdd: (n: number) => void;
  readonly onTotal: (n: number) => void;
  readonly onAbout: (about: About) => void;
  readonly onDone: () => void;
  readonly onDrop: () => void;
  /** An ambulance asks who lies, who sits, who goes along; without it, it is counted by heads. */
  readonly onAboard?: (who: Aboard, n: number) => void;
}

/** How many heads? One by one, by fives, off the clicker, or about. */
export const HeadKeys = ({
  tally,
  kind,
  onAdd,
  onTotal,
  onAbout,
  onDone,
  onDrop,
  onAboard,
}: HeadKeysProps) => {
  const [isTotal, setTotal] = useState(false);
  const [isOpen, setOpen] = useState<'keypad' | 'about' | null>(null);
  const heads = tally?.heads ?? 0;
  if (kind === 'ambulance' && onAboard && !isTotal) {
    return (
      <AmbulanceKeys
        tally={tally}
        onAboard={onAboard}
        onDone={onDone}
        onTotal={() => setTotal(true)}
      />
    );
  }
  if (isOpen === 'keypad') {
    return <Keypad value={heads} onValue={onTotal} onDone={() => setOpen(null)} />;
  }
  if (isOpen === 'about') {
    return (
      <fieldset className="stack" aria-label={t('About how many?')}>
        <div className="grid three">
          {aboutOf(kind).map((about) => (
            <button
              key={`${about.heads} ${about.isFull ?? false}`}
              type="button"
              onClick={() => {
                onAbout(about);
                setOpen(null);
              }}
              data-testid={about.isFull ? 'about-full' : `about-${about.heads}`}
            >
              <b>
                {about.isFull ? t('full, standing') : t('about {n}', { n: figure(about.heads) })}
              </b>
              <br />
              <small>{figureRange(about.heads - about.below, about.heads + about.above)}</small>
            </button>
          ))}
        </div>
        <div className="row">
          <button
            type="button"
            className="quiet"
            disabled={tally === null}
            onClick={() => {
              onDrop();
              setOpen(null);
            }}
            data-testid="drop"
          >
            {t('Clear')}
          </button>
          <button
            type="button"
            className="quiet wide"
            onClick={() => setOpen(null)}
            data-testid="about-close"
          >
            {t('Back to counting')}
          </button>
        </div>
      </fieldset>
    );
  }
  return (
    <div className="stack keys">
      <div className="grid">
        <button
          type="button"
          className="side"
          onClick={() => onAdd(-1)}
          aria-label={listed([figure(-1), t('One fewer')])}
          data-testid="minus-1"
        >
          {figure(-1)}
        </button>
        <button
          type="button"
          className="plus"
          onClick={() => onAdd(1)}
          aria-label={listed([signedFigure(1), t('One more')])}
          data-testid="plus-1"
        >
          {signedFigure(1)}
        </button>
        <button
          type="button"
          className="side"
          onClick={() => onAdd(5)}
          aria-label={listed([signedFigure(5), t('Five more')])}
          data-testid="plus-5"
        >
          {signedFigure(5)}
        </button>
      </div>
      <div className="row">
        <button type="button" onClick={() => setOpen('about')} data-testid="about">
          {t('about …')}
        </button>
        <button type="button" onClick={() => setOpen('keypad')} data-testid="keypad">
          {t('{digits} clicker', { digits: toScreenDigits('789') })}
          <span className="sr"> {t('Type the clicker’s total')}</span>
        </button>
      </div>
      <button
        type="button"
        className={tally ? 'main' : 'quiet'}
        onClick={onDone}
        data-testid="heads-done"
      >
        {heads === 0 ? t('Nobody on it') : t('That is all: {n}', { n: figure(heads) })}
      </button>
    </div>
  );
};
