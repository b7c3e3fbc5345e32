import type { SubjectId } from '@corridor/operation';
import { t } from '@corridor/text';
import { useCallback, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { useKeys } from '../app/keys.ts';
import { Fault } from '../ui/Fault.tsx';
import type { BatchRow, OtherNumber } from './batchRow.ts';
import { confirmedDrafts } from './drafts.ts';
import { newAct, useWrite } from './useWrite.ts';

interface Done {
  readonly term: SubjectId;
  readonly act: string;
  readonly text: string;
}

/**
 * A number that one party said, and whose yes is missing. The yes is one press, as it comes over the radio at night; so is taking it back.
 * `isWhole`: with room for the sentence, and the key C.
 */
export function OtherNumbers(props: { readonly row: BatchRow; readonly isWhole?: boolean }) {
  const { records, may } = useBoard();
  const write = useWrite();
  const { row, isWhole = false } = props;
  const { term, otherNumbers } = row;
  const [done, setDone] = useState<Done | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const mayConfirm = term !== null && may({ kind: 'confirmed@1', subject: term });
  const confirm = useCallback(
    async (number: OtherNumber, by: OtherNumber['waitsFor'][number]) => {
      if (!term) return;
      const act = newAct();
      const isLast = number.waitsFor.length === 1;
      const failed = await write(confirmedDrafts(term, number.line, by.party, isLast, act));
      setFault(failed);
      if (!failed) {
        setDone({
          term,
          act,
          text: isLast
            ? t('{who} confirmed {number}; it is in force.', {
                who: by.name,
                number: number.figure,
              })
            : t('{who} confirmed {number}.', { who: by.name, number: number.figure }),
        });
      }
    },
    [term, write],
  );
  const takeBack = async (back: Done) => {
    const failed = await write(
      records
        .events(back.term)
        .filter(({ act, kind }) => act === back.act && !kind.startsWith('retracted@'))
        .map(({ id }) => ({
          kind: 'retracted@1',
          subject: back.term,
          fact: { of: id, reason: 'told-wrong' },
        })),
    );
    setFault(failed);
    if (!failed) setDone(null);
  };
  const asked = otherNumbers.flatMap((number) => number.waitsFor.map((by) => ({ number, by })));
  const [only] = asked;
  const isOnly = isWhole && mayConfirm && asked.length === 1;
  const keys = useMemo(
    (): Record<string, () => void> =>
      isOnly && only ? { c: () => void confirm(only.number, only.by) } : {},
    [isOnly, only, confirm],
  );
  useKeys(keys);
  if (otherNumbers.length === 0 && !done && !fault) return null;
  return (
    <div className="other-numbers" data-testid="other-numbers">
      {otherNumbers.map((number) => (
        <p key={number.line}>
          <b className="claimed">{isWhole ? number.text : number.short}</b>
          {mayConfirm &&
            number.waitsFor.map((by) => (
              <Button key={by.party} className="button confirm" onPress={() => confirm(number, by)}>
                {isOnly
                  ? t('{who} confirms {number} (C)', { who: by.name, number: number.figure })
                  : t('{who} confirms {number}', { who: by.name, number: number.figure })}
              </Button>
            ))}
        </p>
      ))}
      {done && (
        <p role="status">
          {done.text}{' '}
          <Button className="quiet" onPress={() => takeBack(done)}>
            {t('take it back: told wrong')}
          </Button>
        </p>
      )}
      <Fault text={fault} />
    </div>
  );
}
