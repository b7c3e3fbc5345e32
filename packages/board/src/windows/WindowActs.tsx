import { t } from '@corridor/text';
import { useState } from 'react';
import { AskTwice } from '../guard/AskTwice.tsx';
import { useWrite } from '../guard/useWrite.ts';
import { Choice } from '../ui/Choice.tsx';
import type { WindowRow } from './windowRows.ts';
import { type EndReason, endReasonCodes, endReasonText } from './words.ts';

interface ActProps {
  readonly row: WindowRow;
  readonly onClose: () => void;
}

/** Somebody of ours tells that it holds. */
export function StartWindow({ row, onClose }: ActProps) {
  const write = useWrite();
  return (
    <AskTwice
      title={t('It began: {kind}, {span}', { kind: row.kind, span: row.span })}
      testId="start-window"
      look="plain"
      first={t('It began')}
      yes={t('Yes, it holds')}
      keep={t('Leave it as it is')}
      sure={t('Sure? Whatever waits for it takes it as open from now.')}
      isReady
      about={row.id}
      onYes={() => write([{ kind: 'started@1', subject: row.id, fact: {} }])}
      onClose={onClose}
    />
  );
}

/** It is over, whatever was announced. Batches that wait for a window wait again; who is on the road is not stopped by this. */
export function EndWindow({ row, onClose }: ActProps) {
  const write = useWrite();
  const [reason, setReason] = useState<'' | EndReason>('');
  return (
    <AskTwice
      title={t('It ended: {kind}, {span}', { kind: row.kind, span: row.span })}
      testId="end-window"
      look="stop"
      first={t('It ended')}
      yes={t('Yes, it is over')}
      keep={t('Leave it as it is')}
      sure={t('Sure? Whatever waits for it waits again.')}
      isReady={reason !== ''}
      about={reason}
      onYes={async () =>
        reason ? write([{ kind: 'ended@1', subject: row.id, fact: { reason } }]) : null
      }
      onClose={onClose}
    >
      <p>{t('Who is on the road is not stopped by this: to stop them, suspend (S).')}</p>
      <Choice
        label={t('Why')}
        value={reason}
        empty={t('choose a reason')}
        options={endReasonCodes.map((value) => ({ value, text: endReasonText(value) }))}
        onChange={setReason}
      />
    </AskTwice>
  );
}
