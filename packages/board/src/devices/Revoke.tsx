import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { t } from '../text/t.ts';
import { Ask } from '../ui/Ask.tsx';
import { Choice } from '../ui/Choice.tsx';
import { revocationReasons, revocationText } from './roles.ts';
import type { DeviceRow } from './rows.ts';

/** Asked twice: what the device wrote up to its last known line stays; whatever comes later has no standing. */
export function Revoke(props: {
  readonly row: DeviceRow;
  readonly heads: readonly { readonly seq: number; readonly id: string }[];
  readonly onClose: () => void;
}) {
  const { record } = useBoard();
  const { row, heads } = props;
  const [reason, setReason] = useState<'' | (typeof revocationReasons)[number]>('');
  const [isSure, setSure] = useState(false);
  const [fault, setFault] = useState('');
  const revoke = async () => {
    const failed = await record([
      {
        kind: 'revoked@1',
        subject: `device/${row.device}`,
        fact: { heads: heads.map((head) => head.id), reason },
      },
    ]);
    if (failed) setFault(failed);
    else props.onClose();
  };
  const upTo = heads.map((head) => t('record {n}', { n: head.seq })).join(', ');
  return (
    <Ask
      title={t('Revoke {label}', { label: row.label })}
      isOpen
      onClose={props.onClose}
      testId="revoke"
    >
      <p>
        {heads.length === 0
          ? t('It has written nothing that this board knows; nothing it writes will count.')
          : t('Everything up to {n} keeps its standing. What it writes later will not count.', {
              n: upTo,
            })}
      </p>
      <Choice
        label={t('Reason')}
        value={reason}
        empty={t('choose a reason')}
        options={revocationReasons.map((one) => ({ value: one, text: revocationText(one) }))}
        onChange={(value) => {
          setReason(value);
          setSure(false);
        }}
      />
      {fault && (
        <p className="bad" role="alert">
          {fault}
        </p>
      )}
      {isSure && (
        <p className="bad" role="alert">
          {t('Sure? {label} is cut off at once, on every device that hears of it.', {
            label: row.label,
          })}
        </p>
      )}
      <div className="acts">
        <Button className="button" onPress={props.onClose}>
          {t('Keep it')}
        </Button>
        {isSure ? (
          <Button className="button danger" onPress={revoke}>
            {t('Yes, revoke it')}
          </Button>
        ) : (
          <Button
            className="button danger"
            isDisabled={reason === ''}
            onPress={() => setSure(true)}
          >
            {t('Revoke')}
          </Button>
        )}
      </div>
    </Ask>
  );
}
