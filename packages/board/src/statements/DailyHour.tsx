import { draft } from '@corridor/operation';
import { t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { useWrite } from '../guard/useWrite.ts';
import { Ask } from '../ui/Ask.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Ending } from '../ui/Ending.tsx';
import { operationOf } from '../view/facts.ts';
import { hourText } from './rows.ts';

const MINUTES = [0, 15, 30, 45];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** At which local hour every day's figure is drawn up. */
export function DailyHour(props: { readonly now: number }) {
  const { facts, clock, may } = useBoard();
  const [isOpen, setOpen] = useState(false);
  const operation = operationOf(facts);
  if (!operation) return null;
  const { hour, minute } = operation.dailyFigure;
  return (
    <span className="small soft" data-testid="daily-hour">
      {t('drawn up at {time}', { time: hourText(hour, minute, clock, props.now) })}{' '}
      {may({ kind: 'daily-figure-set@1', subject: operation.id }) && (
        <Button className="quiet" onPress={() => setOpen(true)}>
          {t('change')}
        </Button>
      )}
      {isOpen && (
        <SetHour
          id={operation.id}
          at={hour * 60 + minute}
          now={props.now}
          onClose={() => setOpen(false)}
        />
      )}
    </span>
  );
}

function SetHour(props: {
  readonly id: string;
  readonly at: number;
  readonly now: number;
  readonly onClose: () => void;
}) {
  const { clock } = useBoard();
  const write = useWrite();
  const [at, setAt] = useState(props.at);
  const options = HOURS.flatMap((hour) =>
    MINUTES.map((minute) => ({
      value: String(hour * 60 + minute),
      text: hourText(hour, minute, clock, props.now),
    })),
  );
  const store = () => {
    const fact = { hour: Math.floor(at / 60), minute: at % 60 };
    return write([{ ...draft('operation', 'daily-figure-set@1', fact), subject: props.id }]);
  };
  return (
    <Ask title={t('The hour of the day’s figure')} isOpen onClose={props.onClose} testId="set-hour">
      <Choice
        label={t('Every day at')}
        value={String(at)}
        options={options}
        onChange={(next) => next && setAt(Number(next))}
      />
      <p className="small soft">
        {t('In the operation’s own time. What was said for another hour stays as it is.')}
      </p>
      <Ending act={t('Set it')} onAct={at === props.at ? null : store} onClose={props.onClose} />
    </Ask>
  );
}
