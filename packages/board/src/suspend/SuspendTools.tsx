import { whatStands } from '@corridor/operation';
import { t } from '@corridor/text';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { useKeys } from '../app/keys.ts';
import { operationOf } from '../view/facts.ts';
import { Stopped } from './Stopped.tsx';
import { Suspend } from './Suspend.tsx';
import './suspend.css';

/** In the bar, on every screen: S stops; what stands, and who is on the road under it, is one key away. */
export function SuspendTools(props: { readonly now: number }) {
  const { facts, may } = useBoard();
  const [open, setOpen] = useState<'suspend' | 'stopped' | null>(null);
  const mayStop =
    may({ kind: 'suspended@1', subject: 'corridor/any' }) && !operationOf(facts)?.closed;
  const stands = whatStands(facts.index).length;
  const keys = useMemo(
    () => ({
      s: () => {
        if (mayStop) setOpen('suspend');
      },
      l: () => {
        if (stands > 0) setOpen('stopped');
      },
    }),
    [mayStop, stands],
  );
  useKeys(keys);
  return (
    <>
      {stands > 0 && (
        <Button
          className="bar-button"
          onPress={() => setOpen('stopped')}
          data-testid="open-stopped"
        >
          {t('On the road (L)')}
        </Button>
      )}
      {mayStop && (
        <Button
          className="bar-button bar-stop"
          onPress={() => setOpen('suspend')}
          data-testid="open-suspend"
        >
          {t('Suspend (S)')}
        </Button>
      )}
      {open === 'suspend' && (
        <Suspend
          onDone={() => setOpen('stopped')}
          onClose={() => setOpen((is) => (is === 'suspend' ? null : is))}
        />
      )}
      {open === 'stopped' && (
        <Stopped
          now={props.now}
          onSuspend={mayStop ? () => setOpen('suspend') : null}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
