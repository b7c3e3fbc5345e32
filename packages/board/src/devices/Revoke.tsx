import { named, t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { Ask } from '../ui/Ask.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Fault } from '../ui/Fault.tsx';
import { revocationReasons, revocationText } from './roles.ts';
import type { DeviceRow } from './rows.ts';

type Heads = readonly { readonly seq: number; readonly id: string }[];

/**
 * Asked twice: what the device wrote up to its last known line stays; whatever comes later has no standing. The keys with
 * which it counts while it is locked lie on the same phone, so they go with it.
 */
export function Revoke(props: {
  readonly row: DeviceRow;
  readonly headsOf: (device: string) => Heads;
  readonly onClose: () => void;
}) {
  const { record } = useBoard();
  const { row, headsOf } = props;
  const heads = headsOf(row.device);
  const [reason, setReason] = useState<'' | (typeof revocationReasons)[number]>('');
  const [isSure, setSure] = useState(false);
  const [fault, setFault] = useState('');
  const revoke = async () => {
    const failed = await record(
      (row.isRevoked ? row.pads : [row.device, ...row.pads]).map((device) => ({
        kind: 'revoked@1',
        subject: `device/${device}`,
        fact: { heads: headsOf(device).map((head) => head.id), reason },
      })),
    );
    if (failed) setFault(failed);
    else props.onClose();
  };
  const upTo = named(heads.map((head) => t('record {n}', { n: head.seq })));
  return (
    <Ask
      title={t('Revoke {label}', { label: row.label })}
      isOpen
      onClose={props.onClose}
      testId="revoke"
    >
      <p>
        {row.isRevoked
          ? t('It is cut off already. The key with which it counts while it is locked is not.')
          : heads.length === 0
            ? t('It has written nothing that this board knows; nothing it writes will count.')
            : t('Everything up to {n} keeps its standing. What it writes later will not count.', {
                n: upTo,
              })}
      </p>
      {row.pads.length > 0 && (
        <p>{t('What it counted while it was locked is cut off at the same place.')}</p>
      )}
      {row.reports.length > 0 && (
        <p className="bad">
          {t('Reported as handed over by {devices}.', {
            devices: named(row.reports.map(({ by }) => by)),
          })}
        </p>
      )}
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
      <Fault text={fault} />
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
