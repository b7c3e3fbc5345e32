import { t } from '@corridor/text';
import { useState } from 'react';
import { createCodeReader } from '../../handover/readCodes.ts';
import { textToHub, textToToken } from '../../join/link.ts';
import { Viewfinder } from './Viewfinder.tsx';
import './handover.css';

/** The code on the board's screen or on a join sheet, read by the app itself. */
export const ScanJoin = ({
  onToken,
  onBack,
}: {
  onToken: (token: string, hub: string | null) => void;
  onBack: () => void;
}) => {
  const [read] = useState(createCodeReader);
  const [isOther, setOther] = useState(false);
  return (
    <main className="screen" data-testid="scan-join">
      <h1>{t('Scan the join code')}</h1>
      <Viewfinder
        onBytes={(code) => {
          const found = read(code);
          // Only a whole link: any other text might pass for a bare token.
          const link = found?.is === 'text' && found.text.includes('#join=') ? found.text : null;
          const token = link && textToToken(link);
          if (link && token) onToken(token, textToHub(link));
          else if (found) setOther(true);
        }}
      />
      <p role="status" className={isOther ? 'warn' : 'soft'}>
        {isOther
          ? t('That is no join code. It is on the board, under Devices, or on your join sheet.')
          : t('Hold the camera so that the whole code is in the picture, and still.')}
      </p>
      <button type="button" className="quiet end" onClick={onBack} data-testid="scan-back">
        {t('Back')}
      </button>
    </main>
  );
};
