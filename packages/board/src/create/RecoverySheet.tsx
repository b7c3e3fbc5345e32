import { seedToRecovery } from '@corridor/log';
import { fromLeft, t } from '@corridor/text';
import { useEffect, useState } from 'react';
import { Button, Checkbox } from 'react-aria-components';
import { Qr } from '../devices/Qr.tsx';
import type { Founded } from './found.ts';
import { seedToWords } from './words.ts';

/** Shown once. Whoever holds this sheet may let devices in and out; without it a lost hub's backups stay closed. */
export function RecoverySheet(props: { readonly founded: Founded; readonly onDone: () => void }) {
  const { own, seed } = props.founded;
  const [words, setWords] = useState<readonly string[]>([]);
  const [isKept, setKept] = useState(false);
  useEffect(() => {
    // Closed or reloaded now, the operation would be without its founder's key for ever.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, []);
  useEffect(() => {
    seedToWords(seed).then(setWords);
  }, [seed]);
  return (
    <main className="page sheet-page" data-testid="recovery-sheet">
      <section className="panel recovery">
        <h1>{t('Recovery sheet')}</h1>
        <p>
          <b>
            <bdi>{own.name}</bdi>
          </b>{' '}
          <code dir="ltr">{own.op}</code>
        </p>
        <p>
          {t(
            'The founder’s key of this operation, on paper only. It is shown once and then exists nowhere else. Keep it locked away, apart from the laptop.',
          )}
        </p>
        <div className="recovery-parts">
          <Qr text={seedToRecovery(seed)} name={t('recovery key')} />
          {/* English words, which the command line reads back. */}
          <ol className="recovery-words" dir="ltr" lang="en">
            {words.map((word, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place of a word is its identity
              <li key={i}>{word}</li>
            ))}
          </ol>
        </div>
        <p className="small soft">
          {t('To use it: “{command}”, with the words in a text file or the code scanned.', {
            command: fromLeft('corridor restore'),
          })}
        </p>
      </section>
      <div className="acts no-print">
        <Button className="button primary" onPress={() => window.print()}>
          {t('Print')}
        </Button>
        <Checkbox className="check" isSelected={isKept} onChange={setKept}>
          {({ isSelected }) => (
            <>
              <span aria-hidden="true">{isSelected ? '☑' : '☐'}</span>
              {t('It is on paper and put away')}
            </>
          )}
        </Checkbox>
        <Button
          className="button"
          isDisabled={!isKept}
          data-testid="drop-founder-key"
          onPress={() => {
            seed.fill(0);
            props.onDone();
          }}
        >
          {t('Forget the key and go on')}
        </Button>
      </div>
    </main>
  );
}
