import { t } from '@corridor/text';
import { useState } from 'react';
import { textToHub, textToToken } from '../../join/link.ts';
import { fetched } from '../fetched.tsx';
import { HomeScreenFirst } from '../home/HomeScreenFirst.tsx';
import { LanguageKeys } from '../look/LanguageKeys.tsx';

const ScanJoin = fetched(async () => (await import('../handover/ScanJoin.tsx')).ScanJoin);

/** A phone that is in no operation: by QR, by link, or by pasting the link. */
export const StartScreen = ({
  onToken,
  onBack,
}: {
  onToken: (token: string, hub: string | null) => void;
  onBack: (() => void) | null;
}) => {
  const [text, setText] = useState('');
  const [scans, setScans] = useState(false);
  const token = textToToken(text);
  if (scans) return <ScanJoin onToken={onToken} onBack={() => setScans(false)} />;
  return (
    <main className="screen" data-testid="start">
      <LanguageKeys />
      <HomeScreenFirst />
      <h1>{t('Join an operation')}</h1>
      <p>
        {t(
          'Scan the QR code of your join sheet with this phone’s camera, or open the link you were given. Or paste it here.',
        )}
      </p>
      <button
        type="button"
        className="strong"
        onClick={() => setScans(true)}
        data-testid="scan-join-key"
      >
        {t('Scan the join code')}
      </button>
      <textarea
        value={text}
        onChange={(event) => setText(event.target.value)}
        dir="ltr"
        aria-label={t('Join link')}
        placeholder="https://…/phone/#join=…"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        data-testid="join-link"
      />
      {text.trim() && !token ? (
        <p className="warn" role="status">
          {t('There is no join code in this text. It begins with #join=')}
        </p>
      ) : null}
      <button
        type="button"
        className="main"
        disabled={!token}
        onClick={() => token && onToken(token, textToHub(text))}
        data-testid="use-link"
      >
        {t('Look what it is')}
      </button>
      {onBack ? (
        <button type="button" className="quiet end" onClick={onBack}>
          {t('Back')}
        </button>
      ) : null}
    </main>
  );
};
