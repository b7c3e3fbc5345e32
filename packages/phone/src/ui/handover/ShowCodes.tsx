import type { Parcel } from '@corridor/log';
import { t } from '@corridor/text';
import { useEffect, useState } from 'react';
import type { Handover } from '../../handover/handover.ts';
import { MovingCode } from './MovingCode.tsx';
import { ParcelCode } from './ParcelCode.tsx';
import { TakeOver } from './TakeOver.tsx';

/** Part after part, each a row of codes; then the hub's receipt, if it is a hub that took them. */
export const ShowCodes = ({ logic, onBack }: { logic: Handover; onBack: () => void }) => {
  const [parts, setParts] = useState<readonly Parcel[] | 'failed' | null>(null);
  const [at, setAt] = useState(0);
  const [isReading, setReading] = useState(false);
  useEffect(() => {
    // Once: what is counted in the meantime goes with the next hand-over, and the code on this screen stays the same.
    void logic.parts().then(setParts, () => setParts('failed'));
  }, [logic]);
  const part = parts === 'failed' ? undefined : parts?.[at];
  if (isReading) return <TakeOver logic={logic} onBack={onBack} />;
  return (
    <main className="screen show-codes" data-testid="show-codes-screen">
      {parts === 'failed' ? (
        <p className="bad" role="alert">
          {t(
            'The sealed records do not open now. They are still on this phone: close the app and open it again.',
          )}
        </p>
      ) : parts && part ? (
        <>
          <h1>
            {parts.length > 1
              ? t('Part {at} of {all}: hold it before the other camera', {
                  at: at + 1,
                  all: parts.length,
                })
              : t('Hold it before the other camera')}
          </h1>
          <MovingCode key={part.code} bytes={part.bytes} label={t('Moving code')} />
          <ParcelCode code={part.code} />
          <p className="soft">
            {t(
              'The other screen shows the same code when it has all {n, plural, one {# record} other {# records}}. They stay on this phone until a hub has signed for them.',
              { n: part.records },
            )}
          </p>
          {at < parts.length - 1 ? (
            <button
              type="button"
              className="main"
              onClick={() => setAt(at + 1)}
              data-testid="next-part"
            >
              {t('It has the code: next part')}
            </button>
          ) : (
            <button
              type="button"
              className="main"
              onClick={() => setReading(true)}
              data-testid="read-receipt"
            >
              {t('Read the hub’s receipt')}
              <br />
              <small>{t('when the other screen is a hub’s')}</small>
            </button>
          )}
        </>
      ) : (
        <p className="soft">{t('Packing …')}</p>
      )}
      <div className="row end foot">
        <button type="button" className="quiet" onClick={onBack} data-testid="codes-done">
          {t('Done')}
        </button>
      </div>
    </main>
  );
};
