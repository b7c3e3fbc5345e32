import { signedFigure, t } from '@corridor/text';
import { type Act, keyOf, lastAct, nextAct, type Pad } from '../../pad/pad.ts';

const recordText = (act: Extract<Act, { did: 'record' }>): string => {
  switch (act.record) {
    case 'tally':
      return t('kept');
    case 'departed':
      return t('departed');
    case 'arrived':
      return t('arrived');
    case 'passed':
      return t('passed');
    case 'vehicle':
      return t('new vehicle');
    case 'retraction':
      return t('taken back');
    case 'other':
      return t('recorded');
  }
};

/** What the key would take back: `+5`, `kept count`. `now` is the tally after the act. */
const actText = (act: Act, pad: Pad): string => {
  if (act.did === 'record') return recordText(act);
  const now = pad.open[keyOf(act.place)];
  const by = (now?.heads ?? 0) - (act.was?.heads ?? 0);
  if (by !== 0) return signedFigure(by);
  return '';
};

const Arrow = ({ back }: { back: boolean }) => (
  <svg
    width="22"
    height="22"
    viewBox="0 0 24 24"
    aria-hidden="true"
    focusable="false"
    fill="none"
    stroke="currentColor"
    strokeWidth="2.4"
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    <path
      d={back ? 'M8 4 3 9l5 5M3 9h11a6 6 0 0 1 0 12h-4' : 'm16 4 5 5-5 5m5-5H10a6 6 0 0 0 0 12h4'}
    />
  </svg>
);

/** Undo is always there, and always one tap. */
export const UndoKeys = ({
  pad,
  onUndo,
  onRedo,
}: {
  pad: Pad;
  onUndo: () => void;
  onRedo: () => void;
}) => {
  const last = lastAct(pad);
  const what = last ? actText(last, pad) : '';
  return (
    <>
      <button
        type="button"
        className="undo"
        disabled={!last}
        onClick={onUndo}
        aria-label={what ? t('Undo {what}', { what }) : t('Undo')}
        data-testid="undo"
      >
        <Arrow back />
        <b>{what || t('Undo')}</b>
      </button>
      {nextAct(pad) ? (
        <button
          type="button"
          className="undo"
          onClick={onRedo}
          aria-label={t('Do it again')}
          data-testid="redo"
        >
          <Arrow back={false} />
        </button>
      ) : null}
    </>
  );
};
