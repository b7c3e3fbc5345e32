import { useEffect, useState } from 'react';
import { collectSalvage, type Salvage, salvageToText } from '../rescue/collect.ts';
import { figure } from '../text/figure.ts';
import { t } from '../text/t.ts';

const download = (text: string) => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  link.download = `corridor-rescue-${new Date().toISOString().slice(0, 16).replace(/[-:T]/g, '')}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

/** Storage does not open, or a screen broke. Never a white page: say so, take out what is readable, try again. */
export const RescueScreen = ({ problem }: { problem: string }) => {
  const [salvage, setSalvage] = useState<Salvage | null>(null);
  const isInsecure = problem === 'insecure';
  useEffect(() => {
    if (!isInsecure) void collectSalvage().then(setSalvage);
  }, [isInsecure]);
  if (isInsecure) {
    return (
      <main className="screen" data-testid="insecure">
        <h1>{t('This address cannot keep a key')}</h1>
        <p>
          {t(
            'The hub was opened without a secure connection, or this browser is too old. Ask for the address that begins with https, and open that.',
          )}
        </p>
        <p>{t('Until then count on paper.')}</p>
      </main>
    );
  }
  const found = salvage ? salvage.lines.length + salvage.sealed.length : 0;
  return (
    <main className="screen" data-testid="rescue">
      <h1 className="bad">{t('The pad does not open')}</h1>
      <p>{t('Count on paper for now. Then try these, in this order:')}</p>
      <ol>
        <li>{t('Try again.')}</li>
        <li>{t('Save what is readable, and bring the file to a hub.')}</li>
        <li>{t('Switch the phone off and on. Do not delete the app or its data.')}</li>
      </ol>
      <button type="button" className="main" onClick={() => location.reload()} data-testid="retry">
        {t('Try again')}
      </button>
      <button
        type="button"
        disabled={salvage === null || found === 0}
        onClick={() => salvage && download(salvageToText(salvage))}
        data-testid="save-readable"
      >
        {salvage === null
          ? t('Looking what is readable …')
          : found === 0
            ? t('Nothing readable was found')
            : t('Save what is readable: {lines} lines, {sealed} sealed records', {
                lines: figure(salvage.lines.length),
                sealed: figure(salvage.sealed.length),
              })}
      </button>
      <details className="end">
        <summary className="soft">{t('What the browser said')}</summary>
        <p className="soft">
          {problem}
          {salvage?.problems.map((each) => ` · ${each}`)}
        </p>
      </details>
    </main>
  );
};
