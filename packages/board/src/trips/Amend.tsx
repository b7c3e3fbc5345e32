import type { Draft, LogEvent } from '@corridor/log';
import { type AmendedLine, corrected, retracted } from '@corridor/operation';
import { readFigure, t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { codesOf, word } from '../text/words.ts';
import { Ask } from '../ui/Ask.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Fault } from '../ui/Fault.tsx';
import { Field } from '../ui/Field.tsx';
import { whatText } from './history.ts';

export interface Amended {
  readonly line: AmendedLine & LogEvent;
  readonly isTally: boolean;
}

/** A record is never edited: a correction or a withdrawal is written beside it, with a reason from the list. */
export function Amend(props: { readonly amended: Amended; readonly onClose: () => void }) {
  const { facts, device, record, heads } = useBoard();
  const { amended } = props;
  const [people, setPeople] = useState('');
  const [reason, setReason] = useState<'' | ReturnType<typeof codesOf<'retraction'>>[number]>('');
  const [fault, setFault] = useState('');
  const write = async (draft: Draft) => {
    const failed = await record([{ ...draft, after: heads(draft.subject) }]);
    if (failed) setFault(failed);
    else props.onClose();
  };
  const typed = readFigure(people);
  const figure = typed !== null && typed < 10_000 ? typed : null;
  return (
    <Ask title={t('Change or take back')} isOpen onClose={props.onClose} testId="amend">
      <p>{whatText(facts, amended.line)}</p>
      {amended.isTally && (
        <>
          <Field
            label={t('The right number of people')}
            value={people}
            onChange={setPeople}
            inputMode="numeric"
            hint={t('The first number stays in the log; both show in the history.')}
          />
          <div className="acts">
            <Button
              className="button primary"
              isDisabled={figure === null}
              onPress={() =>
                write(corrected(amended.line, device, { people: figure }, reason || undefined))
              }
            >
              {t('Correct the count')}
            </Button>
          </div>
        </>
      )}
      <Choice
        label={t('Because it was')}
        value={reason}
        empty={t('choose a reason')}
        options={codesOf('retraction').map((code) => ({
          value: code,
          text: word('retraction', code),
        }))}
        onChange={setReason}
      />
      <Fault text={fault} />
      <div className="acts">
        <Button className="button" onPress={props.onClose}>
          {t('Leave as it is')}
        </Button>
        <Button
          className="button danger"
          isDisabled={reason === ''}
          onPress={() => reason && write(retracted(amended.line, device, reason))}
        >
          {t('Take it back')}
        </Button>
      </div>
    </Ask>
  );
}
