import { t } from '@corridor/text';
import { useDeferredValue, useMemo } from 'react';
import type { DeskState } from '../../desk/desk.ts';
import { usePart, useStore } from '../../store.ts';
import { howManyCountedLocked } from '../../view/countedLocked.ts';
import type { OwnLine } from '../../view/own.ts';
import { go, useScreen, useSession } from '../context.ts';

const ownOf = ({ own }: DeskState) => own;
const nothingYet: readonly OwnLine[] = [];

/** After unlocking: counts that nobody has said a vehicle for, and counts that would not open. */
export const CountedLockedBar = () => {
  const session = useSession();
  // After the pad has been drawn: whoever has just typed the PIN waits for nothing that can come a moment later.
  const own = useDeferredValue(usePart(session.desk.state, ownOf), nothingYet);
  const world = useDeferredValue(useStore(session.world), null);
  const site = useStore(session.site);
  const screen = useScreen();
  const left = useMemo(
    () => (site === null || !world?.isWhole ? 0 : howManyCountedLocked(world, own, site)),
    [world, own, site],
  );
  return (
    <>
      {session.leftSealed > 0 ? (
        <div className="trouble" role="alert" data-testid="left-sealed">
          {t(
            '{n, plural, one {# record} other {# records}} made while locked could not be opened here and stay sealed on this phone. The hub can read them: hand them over.',
            { n: session.leftSealed },
          )}
        </div>
      ) : null}
      {left > 0 && screen.at === 'pad' ? (
        <div className="notice" data-testid="counted-locked" data-count={left}>
          <span>
            {t(
              '{n, plural, one {# vehicle was} other {# vehicles were}} counted while the phone was locked.',
              { n: left },
            )}
          </span>
          <button
            type="button"
            onClick={() => go({ at: 'counted-locked' })}
            data-testid="open-counted-locked"
          >
            {t('Say which')}
          </button>
        </div>
      ) : null}
    </>
  );
};
