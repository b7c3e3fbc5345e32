import { figure, t } from '@corridor/text';
import { useState } from 'react';
import { OWN_KINDS, type OwnKind, type OwnMeans, type OwnTap } from '../../records/ownMeans.ts';
import { type OwnDoubt, ownDoubtsOf } from '../../records/ownMeansDoubts.ts';
import { Keypad } from '../pad/Keypad.tsx';
import './ownMeans.css';

const FEW = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
/** After so long without a touch the pad asks whether anybody is there. */
const SILENCE = 3 * 60_000;

const kindText = (kind: OwnKind): string =>
  kind === 'car' ? t('Car') : kind === 'van' ? t('Van') : t('Lorry');
const questionText = (kind: OwnKind): string =>
  kind === 'car'
    ? t('How many people in this car?')
    : kind === 'van'
      ? t('How many people in this van?')
      : t('How many people in this lorry?');
const doubtText = (doubt: OwnDoubt): string => {
  switch (doubt.why) {
    case 'many-vehicles':
      return t('{n} vehicles in one quarter of an hour? If so, go on.', {
        n: figure(doubt.vehicles),
      });
    case 'many-in-one':
      return doubt.kind === 'car'
        ? t('{n} people in one car? If not, undo.', { n: figure(doubt.people) })
        : doubt.kind === 'van'
          ? t('{n} people in one van? If not, undo.', { n: figure(doubt.people) })
          : t('{n} people in one lorry? If not, undo.', { n: figure(doubt.people) });
  }
};

const Question = ({
  kind,
  onPeople,
}: {
  readonly kind: OwnKind;
  readonly onPeople: (people: number | null) => void;
}) => {
  const [typed, setTyped] = useState<number | null>(null);
  if (typed !== null) {
    return (
      <div className="stack" data-testid="own-question">
        <p id="own-question">
          <b>{questionText(kind)}</b> <output>{figure(typed)}</output>
        </p>
        <Keypad
          value={typed}
          onValue={setTyped}
          onDone={() => (typed > 0 ? onPeople(typed) : setTyped(null))}
        />
      </div>
    );
  }
  return (
    <fieldset className="stack" aria-labelledby="own-question" data-testid="own-question">
      <p id="own-question" aria-live="assertive">
        <b>{questionText(kind)}</b>
      </p>
      <div className="grid">
        {FEW.map((n) => (
          <button
            key={n}
            type="button"
            className="digit"
            onClick={() => onPeople(n)}
            data-testid={`own-how-many-${n}`}
          >
            {figure(n)}
          </button>
        ))}
        <button type="button" onClick={() => setTyped(0)} data-testid="own-how-many-more">
          {t('more')}
        </button>
        <button
          type="button"
          className="quiet two"
          onClick={() => onPeople(null)}
          data-testid="own-not-seen"
        >
          {t('Could not see')}
        </button>
      </div>
    </fieldset>
  );
};

/**
 * Who drives or walks by: one touch each. The keys stay where they are while the pad asks how many were in one, since the next
 * car does not wait. Knows no engine: works open and locked.
 */
export const OwnMeansKeys = ({
  watch,
  isUnsafe,
  now,
  time,
  onTap,
}: {
  readonly watch: OwnMeans;
  /** The last touch is not durable. */
  readonly isUnsafe: boolean;
  /** This phone's clock, ms; a minute old is new enough. */
  readonly now: number;
  /** A moment as the operation's clock shows it. */
  readonly time: (ms: number) => string;
  readonly onTap: (tap: OwnTap) => void;
}) => {
  const [isSure, setSure] = useState(false);
  const { span, asking, past } = watch;
  const isSilent = span !== null && now - span.to > SILENCE;
  const touch = (tap: OwnTap) => {
    setSure(false);
    onTap(tap);
  };
  return (
    <div
      className={asking ? 'own asking' : 'own'}
      data-testid="own-means"
      data-watching={span !== null}
    >
      <div className="own-said">
        {asking ? null : (
          <p aria-live="polite">
            {span === null
              ? t('Nobody watches the road: tap what passes, or begin while it is quiet.')
              : t('Watching since {time}.', { time: time(span.from) })}
          </p>
        )}
        {isUnsafe ? (
          <p className="bad" role="alert">
            {t('The last touch is not stored. Tap again.')}
          </p>
        ) : null}
        {isSilent ? (
          <p className="warn">{t('Has nobody passed? Say that you are watching.')}</p>
        ) : null}
        {(span ? ownDoubtsOf(span) : []).map((doubt) => (
          <p key={doubtText(doubt)} className="warn" data-testid="own-doubt">
            {doubtText(doubt)}
          </p>
        ))}
      </div>
      {asking ? (
        <Question
          key={asking}
          kind={asking}
          onPeople={(people) => touch({ tap: 'people', people })}
        />
      ) : null}
      <div className="own-keys">
        {OWN_KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            onClick={() => touch({ tap: 'vehicle', kind })}
            data-testid={`own-${kind}`}
            data-count={span?.[kind] ?? 0}
          >
            {kindText(kind)}
            <b>{figure(span?.[kind] ?? 0)}</b>
          </button>
        ))}
        <button
          type="button"
          onClick={() => touch({ tap: 'foot', n: 1 })}
          data-testid="own-foot"
          data-count={span?.foot ?? 0}
        >
          {t('On foot')}
          <b>{figure(span?.foot ?? 0)}</b>
        </button>
      </div>
      <div className="grid three">
        <button
          type="button"
          className="quiet"
          disabled={past.length === 0}
          onClick={() => touch({ tap: 'undo' })}
          data-testid="own-undo"
        >
          {t('Undo')}
        </button>
        <button
          type="button"
          className="quiet"
          disabled={span === null}
          onClick={() => (isSure ? touch({ tap: 'again' }) : setSure(true))}
          data-testid="own-again"
        >
          {isSure ? t('Throw it away?') : t('Count again')}
        </button>
        <button type="button" onClick={() => touch({ tap: 'foot', n: 5 })} data-testid="own-foot-5">
          {t('{n} on foot', { n: 5 })}
        </button>
      </div>
      <div className="row">
        {span === null || isSilent ? (
          <button
            type="button"
            className="main"
            onClick={() => touch({ tap: 'watching' })}
            data-testid="own-watch"
          >
            {span === null ? t('The watch begins') : t('I am watching')}
          </button>
        ) : null}
        {span === null ? null : (
          <button
            type="button"
            className="strong"
            onClick={() => touch({ tap: 'end' })}
            data-testid="own-close"
          >
            {t('The watch ends')}
          </button>
        )}
      </div>
    </div>
  );
};
