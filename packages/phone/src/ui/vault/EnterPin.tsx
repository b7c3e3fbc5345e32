import { t } from '@corridor/text';
import { type ReactNode, useEffect, useState } from 'react';
import { isFull } from '../../vault/isFull.ts';
import type { OpenedVault, Vaults } from '../../vault/types.ts';
import { PinKeys } from './PinKeys.tsx';
import { waitText } from './pinText.ts';
import { useWait } from './useWait.ts';

/** Real or decoy: whoever watches this screen sees the same, and so does the app that goes on with it. */
export interface PinEntered extends OpenedVault {
  readonly is: 'real' | 'decoy';
}

/**
 * The PIN of one person. `onOpened` may take its time: the keys stay locked and the screen says so. `children`: what else can be done from
 * here, as going on counting while locked.
 */
export const EnterPin = ({
  vaults,
  holder,
  onOpening,
  onOpened,
  onBack,
  children = null,
}: {
  vaults: Vaults;
  holder: { readonly id: string; readonly label: string };
  /** See `Vaults.unlock`. */
  onOpening?: (vault: OpenedVault) => void;
  onOpened: (entered: PinEntered) => void;
  onBack: (() => void) | null;
  children?: ReactNode;
}) => {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<'wrong' | 'full' | 'failed' | null>(null);
  const [wait, setWait] = useWait(vaults, holder.id);
  useEffect(vaults.warm, []);

  const enter = async (pin: string) => {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await vaults.unlock(holder.id, pin, onOpening);
      if (answer.is === 'real' || answer.is === 'decoy') return onOpened(answer);
      setWait(answer.waitMs);
      setProblem('wrong');
    } catch (failure) {
      setProblem(isFull(failure) ? 'full' : 'failed');
    }
    setBusy(false);
  };
  return (
    <main className="screen" data-testid="enter-pin" data-busy={isBusy}>
      <h1>{t('PIN of {label}', { label: holder.label })}</h1>
      {children}
      <span className="end" />
      {isBusy ? <p role="status">{t('Opening …')}</p> : null}
      {wait > 0 ? (
        <p className="warn" role="status" data-testid="pin-wait">
          {waitText(wait)}
        </p>
      ) : problem === 'wrong' ? (
        <p className="warn" role="alert" data-testid="pin-problem">
          {t('This is not the PIN. Nothing is deleted; try again.')}
        </p>
      ) : problem === 'full' ? (
        <p className="bad" role="alert" data-testid="pin-problem" data-problem="full">
          {t(
            'This phone is full, and the PIN cannot be tried. Delete some pictures, then try again. What was kept is still here, and can be handed over without the PIN.',
          )}
        </p>
      ) : problem === 'failed' ? (
        <p className="bad" role="alert" data-testid="pin-problem">
          {t(
            'This phone’s storage did not answer. Close other tabs, open the app again and try once more.',
          )}
        </p>
      ) : null}
      <PinKeys
        isBusy={isBusy || wait > 0}
        doneText={t('Unlock')}
        onPin={(pin) => void enter(pin)}
      />
      {onBack ? (
        <button
          type="button"
          className="quiet"
          disabled={isBusy}
          onClick={onBack}
          data-testid="pin-back"
        >
          {t('Back')}
        </button>
      ) : null}
    </main>
  );
};
