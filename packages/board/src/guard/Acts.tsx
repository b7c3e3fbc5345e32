import { t } from '@corridor/text';
import { useState } from 'react';
import { Choice } from '../ui/Choice.tsx';
import { AskTwice } from './AskTwice.tsx';
import type { BatchRow } from './batchRow.ts';
import { completedDraft, holdDraft, movedWithoutGoDraft } from './drafts.ts';
import { useWrite } from './useWrite.ts';
import { guardCodes } from './words.ts';

interface ActProps {
  readonly row: BatchRow;
  readonly onClose: () => void;
}

/** A person holds a batch, whatever else may be so. */
export function Hold({ row, onClose }: ActProps) {
  const write = useWrite();
  const [reason, setReason] = useState<'' | Parameters<typeof holdDraft>[1]>('');
  return (
    <AskTwice
      title={t('Hold: {batch}', { batch: row.title })}
      testId="hold"
      look="stop"
      first={t('Hold it')}
      yes={t('Yes, hold it')}
      keep={t('Leave it as it is')}
      sure={t('Sure? {batch} is held until somebody gives go again.', { batch: row.title })}
      isReady={reason !== ''}
      about={reason}
      onYes={async () => (reason ? write([holdDraft(row.id, reason)]) : null)}
      onClose={onClose}
    >
      <p>
        {row.guard.progress.onTheRoad > 0
          ? t(
              'Vehicles on the road go on or stand by their own orders: this holds whoever has not left.',
            )
          : t('Nobody of this batch leaves until somebody gives go again.')}
      </p>
      <Choice
        label={t('Reason')}
        value={reason}
        empty={t('choose a reason')}
        options={guardCodes('heldReasons')}
        onChange={setReason}
      />
    </AskTwice>
  );
}

/** Everybody of it who goes has gone: what is short stays short. */
export function Complete({ row, onClose }: ActProps) {
  const write = useWrite();
  const { progress, covers } = row.guard;
  const isShort = covers !== null && progress.arrivedAtLeast < covers.low;
  return (
    <AskTwice
      title={t('Complete: {batch}', { batch: row.title })}
      testId="complete"
      look="plain"
      first={t('Call it complete')}
      yes={t('Yes, it is complete')}
      keep={t('Leave it as it is')}
      sure={t('Sure? Nobody else goes with {batch}.', { batch: row.title })}
      isReady
      about=""
      onYes={() => write([completedDraft(row.id)])}
      onClose={onClose}
    >
      <p>{row.progress || t('Nothing was counted of it.')}</p>
      {isShort && (
        <p className="bad">
          {t(
            '● {have} of {need} have arrived. Calling it complete does not make up for those who are missing: whoever waits for all of them goes on waiting.',
            {
              have: progress.arrivedAtLeast,
              need: covers.low,
            },
          )}
        </p>
      )}
      {covers === null && (
        <p>{t('No number is agreed: whoever waits for this batch takes this as its arrival.')}</p>
      )}
    </AskTwice>
  );
}

/** Vehicles went though nobody let them: a finding, never a go after the fact. */
export function MovedWithoutGo({ row, onClose }: ActProps) {
  const write = useWrite();
  return (
    <AskTwice
      title={t('Moved without go: {batch}', { batch: row.title })}
      testId="moved-without-go"
      look="stop"
      first={t('Record it')}
      yes={t('Yes, it moved without go')}
      keep={t('Leave it as it is')}
      sure={t('Sure? It stays in the record of this batch for good.')}
      isReady
      about=""
      onYes={() => write([movedWithoutGoDraft(row.id)])}
      onClose={onClose}
    >
      <p>
        {t(
          'Vehicles of this batch left while no go stood. It gives no go, and changes no condition.',
        )}
      </p>
      {row.findings.map((one) => (
        <p key={one} className="bad">
          {one}
        </p>
      ))}
    </AskTwice>
  );
}
