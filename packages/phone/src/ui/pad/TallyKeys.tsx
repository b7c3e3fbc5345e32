import type { VehicleKind } from '../../pad/about.ts';
import type { Tap } from '../../pad/pad.ts';
import { withAboard } from '../../pad/patients.ts';
import type { Tally } from '../../pad/tally.ts';
import { HeadKeys } from './HeadKeys.tsx';
import { LapsKeys } from './LapsKeys.tsx';
import { RestKeys } from './RestKeys.tsx';

/** The lower half of the pad, by the question it asks: heads, laps, the rest, and *keep*. */
export const TallyKeys = ({
  tally,
  kind,
  isWriting,
  newAct,
  onTap,
  onKeep,
}: {
  readonly tally: Tally | null;
  readonly kind: VehicleKind | null;
  readonly isWriting: boolean;
  readonly newAct: () => string;
  readonly onTap: (tap: Tap) => void;
  readonly onKeep: () => void;
}) => {
  if (tally?.step === 'laps') {
    return <LapsKeys tally={tally} onLaps={(laps) => onTap({ tap: 'laps', laps })} />;
  }
  if (tally?.step === 'rest') {
    return (
      <RestKeys
        tally={tally}
        kind={kind}
        isWriting={isWriting}
        onTold={(what, n) => onTap({ tap: 'told', what, n })}
        onHeads={() => onTap({ tap: 'step', step: 'heads', act: newAct() })}
        onKeep={onKeep}
      />
    );
  }
  return (
    <HeadKeys
      tally={tally}
      kind={kind}
      onAdd={(n) => onTap({ tap: 'add', n, act: newAct() })}
      onTotal={(n) => onTap({ tap: 'total', n, act: newAct() })}
      onAbout={({ heads, below, above }) =>
        onTap({ tap: 'about', heads, below, above, act: newAct() })
      }
      onDone={() => onTap({ tap: 'step', step: 'laps', act: newAct() })}
      onDrop={() => onTap({ tap: 'drop' })}
      onAboard={(who, n) => onTap({ tap: 'change', tally: withAboard(tally, who, n, newAct()) })}
    />
  );
};
