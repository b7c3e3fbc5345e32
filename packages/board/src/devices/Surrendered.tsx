import { t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { Ask } from '../ui/Ask.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Fault } from '../ui/Fault.tsx';
import type { DeviceRow } from './rows.ts';

const decides = ({ role, isHub }: DeviceRow): boolean =>
  isHub || role === 'coordinator' || role === 'founder';

/** “They took the phone of Ramouseh 2”, heard by radio: a plain form for whoever sits at a board. */
export function Surrendered(props: {
  readonly rows: readonly DeviceRow[];
  /** Chosen already; empty: to be chosen. */
  readonly device: string;
  readonly onClose: () => void;
}) {
  const { record, clock } = useBoard();
  const [device, setDevice] = useState(props.device);
  const [isSure, setSure] = useState(false);
  const [fault, setFault] = useState('');
  const phones = props.rows.filter(
    ({ isRevoked, isSelf, role }) => !isRevoked && !isSelf && role !== 'pad' && role !== 'founder',
  );
  const chosen = phones.find((row) => row.device === device);
  const report = async () => {
    const failed = await record([{ kind: 'surrendered@1', subject: `device/${device}`, fact: {} }]);
    if (failed) setFault(failed);
    else props.onClose();
  };
  return (
    <Ask title={t('A phone is in other hands')} isOpen onClose={props.onClose} testId="surrendered">
      <Choice
        label={t('Which')}
        value={device}
        empty={t('choose a device')}
        options={phones.map((row) => ({ value: row.device, text: row.label }))}
        onChange={(one) => {
          setDevice(one);
          setSure(false);
        }}
      />
      {chosen && (
        <p>
          {decides(chosen)
            ? t(
                '{label} decides about others, so no machine cuts it off: the coordinators see the report and decide.',
                { label: chosen.label },
              )
            : t(
                'What {label} has delivered stands. As soon as the hub hears this, it cuts the phone off; whatever the phone writes later does not count until a coordinator lets it count.',
                { label: chosen.label },
              )}
        </p>
      )}
      {chosen?.reports.map(({ by, at }) => (
        <p key={`${by} ${at}`} className="bad">
          {t('{device} reported it already, {time}.', { device: by, time: clock.dateTime(at) })}
        </p>
      ))}
      {isSure && chosen && (
        <p className="bad" role="alert">
          {t('Sure? {label} is in other hands.', { label: chosen.label })}
        </p>
      )}
      <Fault text={fault} />
      <div className="acts">
        <Button className="button" onPress={props.onClose}>
          {t('Cancel')}
        </Button>
        <Button
          className="button danger"
          isDisabled={!chosen}
          onPress={() => (isSure ? report() : setSure(true))}
        >
          {isSure ? t('Yes, report it') : t('Report it')}
        </Button>
      </div>
    </Ask>
  );
}
