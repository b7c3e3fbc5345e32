import { t } from '@corridor/text';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { Complete, Hold, MovedWithoutGo } from './Acts.tsx';
import type { BatchRow } from './batchRow.ts';
import { ConditionList } from './ConditionList.tsx';
import type { ConditionRow } from './conditionRow.ts';
import { observablesOf } from './drafts.ts';
import { GiveGo } from './GiveGo.tsx';
import { Observe } from './Observe.tsx';
import { OtherNumbers } from './OtherNumbers.tsx';
import { RecordWord } from './RecordWord.tsx';
import { SetAside } from './SetAside.tsx';
import { StateWord } from './StateWord.tsx';
import { Vehicles } from './Vehicles.tsx';

type Act = 'go' | 'hold' | 'complete' | 'moved' | 'word' | 'observe';

/** One batch whole: its state, its number, who holds it, every condition by name, and what a person may do. */
export function BatchSheet(props: { readonly row: BatchRow; readonly now: number }) {
  const { facts, may } = useBoard();
  const { row, now } = props;
  const [act, setAct] = useState<Act | null>(null);
  const [aside, setAside] = useState<ConditionRow | null>(null);
  const mayDo = (kind: string) => may({ kind, subject: row.id });
  const mayTell = may({ kind: 'party-word-recorded@1', subject: 'condition/any' });
  const self = useRef<HTMLElement>(null);
  const close = () => {
    setAct(null);
    setAside(null);
    // The key that opened the dialog may be gone with what it did; whoever uses the keyboard goes on from here.
    setTimeout(() => {
      if (document.activeElement === document.body) self.current?.focus();
    }, 100);
  };
  const sees = observablesOf(facts, row.id, now);
  const canGo =
    row.isWhole &&
    row.guard.mayGo &&
    (row.is === 'may-go' || row.is === 'held' || row.isGoOutgrown);
  const standing = aside && row.conditions.find(({ id }) => id === aside.id);
  return (
    <article
      ref={self}
      tabIndex={-1}
      className="panel batch-sheet"
      data-testid="batch-sheet"
      aria-label={row.title}
    >
      <header className="batch-head">
        <StateWord row={row} />
        <h2>{row.title}</h2>
        <span>{row.way}</span>
        <b className="batch-covers">{row.covers}</b>
      </header>
      <p className="batch-detail">{row.stateDetail}</p>
      {row.findings.map((one) => (
        <p key={one} className="finding" data-testid="batch-finding">
          {one}
        </p>
      ))}
      <OtherNumbers row={row} isWhole />
      {row.isWhole && row.isGoOutgrown && (
        <p className="claimed">
          {t('The go was given for another number than is agreed now: {people}.', {
            people: row.covers,
          })}
        </p>
      )}
      {row.progress && <p className="soft">{row.progress}</p>}
      <div className="batch-acts">
        {canGo && mayDo('go-given@1') && (
          <Button className="button act-go" onPress={() => setAct('go')}>
            {t('Give go…')}
          </Button>
        )}
        {row.is !== 'held' && mayDo('held@1') && (
          <Button className="button act-stop" onPress={() => setAct('hold')}>
            {t('Hold…')}
          </Button>
        )}
        {mayDo('completed@1') && (
          <Button className="button" onPress={() => setAct('complete')}>
            {t('Complete…')}
          </Button>
        )}
        {row.is !== 'go' && mayDo('moved-without-go@1') && (
          <Button className="button" onPress={() => setAct('moved')}>
            {t('Moved without go…')}
          </Button>
        )}
        {mayTell && (
          <span className="batch-records">
            {t('Record:')}
            <Button className="button" onPress={() => setAct('word')}>
              {t('a party’s word…')}
            </Button>
            {sees.length > 0 && (
              <Button className="button" onPress={() => setAct('observe')}>
                {t('what we see…')}
              </Button>
            )}
          </span>
        )}
      </div>
      {row.holds.length > 0 && (
        <ul className="holds" data-testid="holds">
          {row.holds.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      <ConditionList
        row={row}
        now={now}
        maySetAside={may({ kind: 'set-aside@1', subject: 'condition/any' })}
        onSetAside={setAside}
      />
      <Vehicles row={row} now={now} />
      {act === 'go' && <GiveGo row={row} onClose={close} />}
      {act === 'hold' && <Hold row={row} onClose={close} />}
      {act === 'complete' && <Complete row={row} onClose={close} />}
      {act === 'moved' && <MovedWithoutGo row={row} onClose={close} />}
      {act === 'word' && <RecordWord row={row} condition={null} now={now} onClose={close} />}
      {act === 'observe' && <Observe row={row} now={now} onClose={close} />}
      {standing && <SetAside row={row} condition={standing} now={now} onClose={close} />}
    </article>
  );
}
