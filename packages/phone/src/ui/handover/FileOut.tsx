import { t } from '@corridor/text';
import { useState } from 'react';
import type { Handover } from '../../handover/handover.ts';
import { saveSealed } from '../../handover/saveFile.ts';
import { ParcelCode } from './ParcelCode.tsx';

interface Saved {
  readonly name: string;
  readonly code: string;
  readonly records: number;
}

export const FileOut = ({ logic, onBack }: { logic: Handover; onBack: () => void }) => {
  const [saved, setSaved] = useState<Saved | 'busy' | 'failed' | null>(null);
  const save = async () => {
    setSaved('busy');
    try {
      const { bytes, code, records } = await logic.file();
      setSaved({ name: saveSealed(bytes, Date.now()), code, records });
    } catch {
      setSaved('failed');
    }
  };
  return (
    <main className="screen" data-testid="file-out">
      <h1>{t('Save as file')}</h1>
      <p>
        {t(
          'The file is sealed for the hub. It shows how many records there are and of which devices, and nothing of what is in them.',
        )}
      </p>
      {saved === 'failed' ? (
        <p className="bad" role="alert">
          {t('The file could not be made. Records are still on this phone.')}
        </p>
      ) : null}
      {saved !== null && saved !== 'busy' && saved !== 'failed' ? (
        <div className="card" role="status" data-testid="file-saved">
          <p>
            {t('{n, plural, one {# record} other {# records}} in {file}', {
              n: saved.records,
              file: saved.name,
            })}
          </p>
          <ParcelCode code={saved.code} />
          <p className="soft">
            {t(
              'Whoever takes the file in sees the same code. Records stay on this phone until a hub has signed for them.',
            )}
          </p>
        </div>
      ) : null}
      <button
        type="button"
        className="main"
        disabled={saved === 'busy'}
        onClick={() => void save()}
        data-testid="make-file"
      >
        {t('Save the file')}
      </button>
      <button type="button" className="quiet end" onClick={onBack} data-testid="file-done">
        {t('Done')}
      </button>
    </main>
  );
};
