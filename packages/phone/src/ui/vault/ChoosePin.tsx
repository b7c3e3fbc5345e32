import { t } from '@corridor/text';
import { useState } from 'react';
import { refusalOf } from '../../vault/pin.ts';
import { PinKeys } from './PinKeys.tsx';
import { refusalText } from './pinText.ts';

/**
 * Twice the same, or it is none. `known`: texts that lie about, such as the join code. `error`: what came of the last one; the person
 * chooses again.
 */
export const ChoosePin = ({
  title,
  why,
  known = [],
  isBusy,
  error,
  onChosen,
  onBack,
}: {
  title: string;
  why: string;
  known?: readonly string[];
  isBusy: boolean;
  error: string | null;
  onChosen: (pin: string) => void;
  onBack: (() => void) | null;
}) => {
  const [first, setFirst] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const take = (pin: string) => {
    if (first === null) {
      const refusal = refusalOf(pin, known);
      setProblem(refusal && refusalText(refusal));
      if (!refusal) setFirst(pin);
      return;
    }
    setFirst(null);
    if (pin === first) {
      setProblem(null);
      onChosen(pin);
    } else setProblem(t('These two were not the same. Choose once more.'));
  };
  const shown = problem ?? (first === null && !isBusy ? error : null);
  return (
    <main
      className="screen"
      data-testid="choose-pin"
      data-step={first === null ? 'first' : 'again'}
    >
      <h1>{first === null ? title : t('The same PIN once more')}</h1>
      <p className="soft">{why}</p>
      <span className="end" />
      {isBusy ? <p role="status">{t('Making the keys …')}</p> : null}
      {shown ? (
        <p className="warn" role="alert" data-testid="pin-problem">
          {shown}
        </p>
      ) : null}
      <PinKeys
        key={first === null ? 'first' : 'again'}
        isBusy={isBusy}
        doneText={first === null ? t('Next') : t('Done')}
        onPin={take}
      />
      {onBack ? (
        <button
          type="button"
          className="quiet"
          disabled={isBusy}
          onClick={first === null ? onBack : () => setFirst(null)}
          data-testid="pin-back"
        >
          {t('Back')}
        </button>
      ) : null}
    </main>
  );
};
