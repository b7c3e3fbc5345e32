import { t } from '@corridor/text';
import { useState } from 'react';
import type { PinRefusal } from '../../vault/types.ts';
import { ChoosePin } from '../vault/ChoosePin.tsx';
import { refusalText } from '../vault/pinText.ts';

/** This phone was used before phones had PINs: what lies open on it is sealed now. */
export const FirstPin = ({
  onChosen,
}: {
  onChosen: (pin: string) => Promise<PinRefusal | null>;
}) => {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const choose = async (pin: string) => {
    setBusy(true);
    const refusal = await onChosen(pin);
    setError(refusal && refusalText(refusal));
    setBusy(false);
  };
  return (
    <ChoosePin
      title={t('Choose a PIN')}
      why={t('What was counted on this phone is sealed by it. Nobody can give it back to you.')}
      isBusy={isBusy}
      error={error}
      onChosen={(pin) => void choose(pin)}
      onBack={null}
    />
  );
};
