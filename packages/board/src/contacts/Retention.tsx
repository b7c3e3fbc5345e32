import { draft } from '@corridor/operation';
import { readFigure, t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { AskTwice } from '../guard/AskTwice.tsx';
import { useWrite } from '../guard/useWrite.ts';
import { Field } from '../ui/Field.tsx';
import { operationOf } from '../view/facts.ts';

/** For how long the calls outlive the operation. */
export function Retention(props: { readonly due: number | null }) {
  const { facts, clock } = useBoard();
  const [isOpen, setOpen] = useState(false);
  const operation = operationOf(facts);
  if (!operation) return null;
  const days = operation.contactDays;
  return (
    <p className="small soft" data-testid="contact-retention">
      {props.due === null
        ? t(
            'Destroyed on the hub and on every board {n, plural, one {# day} other {# days}} after the operation closes; the log keeps only that calls were logged.',
            { n: days },
          )
        : t('Destroyed on the hub and on every board on {time}.', {
            time: clock.dateTime(props.due),
          })}{' '}
      <Button className="quiet" onPress={() => setOpen(true)}>
        {t('change')}
      </Button>
      {isOpen && <Change id={operation.id} days={days} onClose={() => setOpen(false)} />}
    </p>
  );
}

function Change(props: {
  readonly id: string;
  readonly days: number;
  readonly onClose: () => void;
}) {
  const write = useWrite();
  const [typed, setTyped] = useState(String(props.days));
  const days = readFigure(typed);
  const isRight = days !== null && days >= 1 && days <= 3650;
  const store = async () => {
    if (!isRight) return null;
    return write([
      { ...draft('operation', 'contact-retention-set@1', { days }), subject: props.id },
    ]);
  };
  return (
    <AskTwice
      title={t('How long calls are kept')}
      testId="retention"
      look="stop"
      first={t('Set it')}
      yes={t('Yes, set it')}
      keep={t('Cancel')}
      sure={t(
        'Sure? {n, plural, one {# day} other {# days}} after the closing all calls are destroyed for good; if that is past, today.',
        { n: days ?? 0 },
      )}
      isReady={isRight && days !== props.days}
      about={typed}
      onYes={store}
      onClose={props.onClose}
    >
      <Field
        label={t('Days after the closing')}
        value={typed}
        onChange={setTyped}
        inputMode="numeric"
        hint={t('What is destroyed comes back from nowhere. What is kept can be taken.')}
        {...(isRight ? {} : { error: t('A number of days, from 1 to 3650.') })}
      />
    </AskTwice>
  );
}
