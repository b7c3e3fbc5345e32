import { figure, t } from '@corridor/text';
import { useState } from 'react';
import type { VehicleKind } from '../../pad/about.ts';
import { peopleOf, type Tally, type Told } from '../../pad/tally.ts';
import { Keypad } from './Keypad.tsx';
import { ToldRow } from './ToldRow.tsx';

/** On an ambulance everybody who needs care is a patient: wounded or sick. */
const labelOfKind = (what: Told, kind: VehicleKind | null): string =>
  what === 'children'
    ? t('Children')
    : what === 'lying'
      ? t('Lying')
      : kind === 'ambulance'
        ? t('Wounded or sick')
        : t('Wounded');
const ALL: readonly Told[] = ['children', 'wounded', 'lying'];

/** Of these people: children, wounded, lying. What nobody told stays a dash and is never a zero. */
export const RestKeys = ({
  tally,
  kind = null,
  isWriting,
  onTold,
  onHeads,
  onKeep,
}: {
  tally: Tally;
  kind?: VehicleKind | null;
  isWriting: boolean;
  onTold: (what: Told, n: number | null) => void;
  onHeads: () => void;
  onKeep: () => void;
}) => {
  const labelOf = (what: Told) => labelOfKind(what, kind);
  const [typing, setTyping] = useState<Told | null>(null);
  if (typing !== null) {
    return (
      <div className="stack">
        <p>
          <b>{labelOf(typing)}</b> <output>{figure(tally[typing] ?? 0)}</output>
        </p>
        <Keypad
          value={tally[typing] ?? 0}
          onValue={(n) => onTold(typing, n)}
          onDone={() => setTyping(null)}
        />
      </div>
    );
  }
  return (
    <div className="stack">
      {ALL.map((what) => {
        const n = tally[what];
        return (
          <ToldRow
            key={what}
            name={what}
            label={labelOf(what)}
            said={n === null ? t('not told') : t('of the {n}', { n: figure(peopleOf(tally)) })}
            n={n}
            mayLess={n !== null}
            onLess={() => onTold(what, n === 0 || n === null ? null : n - 1)}
            onMore={() => onTold(what, (n ?? 0) + 1)}
            onType={() => setTyping(what)}
          />
        );
      })}
      <div className="row">
        <button type="button" className="quiet" onClick={onHeads} data-testid="back-to-heads">
          {t('Heads')}
        </button>
        <button
          type="button"
          className="main wide"
          disabled={isWriting}
          onClick={onKeep}
          data-testid="keep"
        >
          {t('Keep {n}', { n: figure(peopleOf(tally)) })}
        </button>
      </div>
    </div>
  );
};
