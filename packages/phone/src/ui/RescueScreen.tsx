import { t } from '@corridor/text';
import { useEffect, useState } from 'react';
import { collectSalvage, type Salvage } from '../rescue/collect.ts';

/** Storage does not open, or a screen broke. Never a white page: say so, take out what is sealed, try again. */
export const RescueScreen = ({ problem }: { problem: string }) => {
  const [salvage, setSalvage] = useState<Salvage | null>(null);
  const [saved, setSaved] = useState<string | 'failed' | null>(null);
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
  const found = salvage?.sealed.length ?? 0;
  const save = async () => {
    if (!salvage) return;
    try {
      const { saveSalvage } = await import('../rescue/save.ts');
      setSaved(saveSalvage(salvage.sealed));
    } catch {
      setSaved('failed');
    }
  };
  return (
    <main className="screen" data-testid="rescue">
      <h1 className="bad">{t('The pad does not open')}</h1>
      <p>{t('Count on paper for now. Then try these, in this order:')}</p>
      <ol>
        <li>{t('Try again.')}</li>
        <li>{t('Save the sealed records, and bring the file to a hub.')}</li>
        <li>{t('Switch the phone off and on. Do not delete the app or its data.')}</li>
      </ol>
      <button type="button" className="main" onClick={() => location.reload()} data-testid="retry">
        {t('Try again')}
      </button>
      <button
        type="button"
        disabled={salvage === null || found === 0}
        onClick={() => void save()}
        data-testid="save-sealed"
      >
        {salvage === null
          ? t('Looking what can be saved …')
          : found === 0
            ? t('Nothing was found that can be saved')
            : t('Save {n, plural, one {# sealed record} other {# sealed records}} as file', {
                n: found,
              })}
      </button>
      {saved === 'failed' ? (
        <p className="bad" role="alert">
          {t('The file could not be made. Records are still on this phone.')}
        </p>
      ) : saved !== null ? (
        <p role="status" data-testid="rescue-saved">
          {t('Saved. A hub, or another phone, takes the file over and shows the code {code}.', {
            code: saved,
          })}
        </p>
      ) : null}
      <details className="end">
        <summary className="soft">{t('What the browser said')}</summary>
        <p className="soft">
          <bdi lang="en">{[problem, ...(salvage?.problems ?? [])].join('; ')}</bdi>
        </p>
      </details>
    </main>
  );
};
