import { fromLeft, t, type Words, wordOf } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { useWrite } from '../guard/useWrite.ts';
import { Ask } from '../ui/Ask.tsx';
import { Fault } from '../ui/Fault.tsx';
import { type Give as Given, giveDraft } from './give.ts';
import type { NextRow } from './rows.ts';

const whys: Words<(Given & { readonly ok: false })['why']> = {
  'no-batch':
    'These people belong to no open batch. Plan a batch under Agreement; go is given to a batch.',
  'no-go':
    'No go stands for this batch. A driver is told the next trip at the moment of go, not before.',
  'under-way': 'This vehicle is on a trip. It gets its next one when it has unloaded.',
  'not-listed': 'This vehicle is not on the list of vehicles.',
};

const random = () => crypto.getRandomValues(new Uint8Array(5));

/** One driver is told one trip. What comes after stays in the room, and so does every hour. */
export function Give(props: {
  readonly row: NextRow;
  readonly now: number;
  readonly onClose: () => void;
}) {
  const { facts, nowAt } = useBoard();
  const write = useWrite();
  const { row, onClose } = props;
  const [slip, setSlip] = useState<string | null>(null);
  const { batch, from, to } = row.trip;
  const ask = () => giveDraft(facts, { vehicle: row.vehicle, batch, from, to }, nowAt(), random);
  const now = ask();
  const give = async (): Promise<string | null> => {
    const made = ask();
    if (!made.ok) return wordOf(whys, made.why);
    const failed = made.drafts.length > 0 ? await write(made.drafts) : null;
    if (failed === null) setSlip(made.trip);
    return failed;
  };
  const way = t('{from} → {to}', { from: row.from, to: row.to });
  return (
    <Ask
      title={t('Next trip of vehicle {n}', { n: row.name })}
      isOpen
      onClose={onClose}
      testId="give-trip"
    >
      {slip === null ? (
        <>
          <p className="give-way">{way}</p>
          <p>
            {t(
              '{batch}: {n, plural, one {# person} other {# people}} by the plan. Who boards is counted, not planned.',
              {
                batch: row.batch,
                n: row.people,
              },
            )}
          </p>
          {!now.ok && (
            <p className="bad" data-testid="give-refused">
              {wordOf(whys, now.why)}
            </p>
          )}
          <GiveActs isPossible={now.ok} onGive={give} onClose={onClose} />
        </>
      ) : (
        <>
          <div className="driver-slip" data-testid="driver-slip">
            <b className="slip-code">{fromLeft(slip.slice('trip/'.length))}</b>
            <span>{way}</span>
          </div>
          <p className="soft small">
            {t('This is all the driver is told: no hour, and no trip after it.')}
          </p>
          <div className="acts">
            <Button className="button primary" onPress={onClose} autoFocus>
              {t('Done')}
            </Button>
          </div>
        </>
      )}
    </Ask>
  );
}

/** The dialog stays open: the slip is what it was opened for. */
function GiveActs(props: {
  readonly isPossible: boolean;
  readonly onGive: () => Promise<string | null>;
  readonly onClose: () => void;
}) {
  const [fault, setFault] = useState<string | null>(null);
  const [isWriting, setWriting] = useState(false);
  const press = async () => {
    setWriting(true);
    try {
      setFault(await props.onGive());
    } finally {
      setWriting(false);
    }
  };
  return (
    <>
      <Fault text={fault} />
      <div className="acts">
        <Button className="button" onPress={props.onClose}>
          {t('Cancel')}
        </Button>
        <Button
          className="button primary"
          isDisabled={!props.isPossible}
          isPending={isWriting}
          onPress={press}
          data-testid="give-yes"
        >
          {t('Give this trip')}
        </Button>
      </div>
    </>
  );
}
