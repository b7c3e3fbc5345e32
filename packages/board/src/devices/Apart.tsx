import type { Disputed } from '@corridor/log';
import { fromLeft, listed, separator, t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { standingText, whatText } from '../trips/history.ts';
import { Ask } from '../ui/Ask.tsx';
import { Fault } from '../ui/Fault.tsx';
import type { DeviceRow } from './rows.ts';

/**
 * What a device wrote that does not count, and why. A phone cut off in haste may hold an honest count of forty
 * people: somebody who can vouch for it lets it count, record by record, asked twice.
 */
export function Apart(props: {
  readonly row: DeviceRow;
  readonly disputed: readonly Disputed[];
  readonly mayDecide: boolean;
  readonly onClose: () => void;
}) {
  const { facts, clock, record } = useBoard();
  const { row } = props;
  const [asked, setAsked] = useState<string | null>(null);
  const [fault, setFault] = useState('');
  const records = [...props.disputed].sort((a, b) => a.event.at - b.event.at);
  const adopt = async ({ id, device }: Disputed['event']) => {
    const draft = { kind: 'adopted@1', subject: `device/${device}`, fact: { id } };
    setFault((await record([draft])) ?? '');
    setAsked(null);
  };
  return (
    <Ask
      title={t('{label}: records that do not count', { label: row.label })}
      isOpen
      form="drawer"
      onClose={props.onClose}
      testId="apart"
    >
      {records.length === 0 && <p className="not-yet">{t('None any more.')}</p>}
      <ol className="history">
        {records.map(({ event, standing }) => (
          <li key={event.id}>
            <span className="when">{clock.near(event.at, event.at)}</span>
            <span>
              {whatText(facts, event)}
              <small>
                {listed([
                  fromLeft(event.subject.slice(event.subject.indexOf('/') + 1)),
                  event.device !== row.device && t('written while it was locked'),
                ])}
                {separator()}
                <span className="bad">{standingText(standing)}</span>
              </small>
              {asked === event.id && (
                <small className="bad" role="alert">
                  {t('Only if somebody of ours vouches that this record is true. Let it count?')}
                </small>
              )}
            </span>
            {props.mayDecide && !row.ranksAbove && (
              <span className="end">
                {asked === event.id ? (
                  <>
                    <Button className="quiet" onPress={() => adopt(event)}>
                      {t('yes, it counts')}
                    </Button>
                    <Button className="quiet" onPress={() => setAsked(null)}>
                      {t('not yet')}
                    </Button>
                  </>
                ) : (
                  <Button className="quiet" onPress={() => setAsked(event.id)}>
                    {t('let it count')}
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
      </ol>
      <Fault text={fault} />
      <div className="acts">
        <Button className="button" onPress={props.onClose}>
          {t('Close')}
        </Button>
      </div>
    </Ask>
  );
}
