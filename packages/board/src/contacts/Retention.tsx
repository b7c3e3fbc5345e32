import { draft } from '@corridor/operation';
import { readFigure, t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { Ask } from '../ui/Ask.tsx';
import { Fault } from '../ui/Fault.tsx';
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
  const { record, heads } = useBoard();
  const [typed, setTyped] = useState(String(props.days));
  const [fault, setFault] = useState<string | null>(null);
  const days = readFigure(typed);
  const isRight = days !== null && days >= 1 && days <= 3650;
  const store = async () => {
    if (!isRight) return;
    const made = draft('operation', 'contact-retention-set@1', { days });
    const failed = await record([{ ...made, subject: props.id, after: heads(props.id) }]);
    setFault(failed);
    if (failed === null) props.onClose();
  };
  return (
    <Ask title={t('How long calls are kept')} isOpen onClose={props.onClose} testId="retention">
      <Field
        label={t('Days after the closing')}
        value={typed}
        onChange={setTyped}
        inputMode="numeric"
        hint={t('What is destroyed comes back from nowhere. What is kept can be taken.')}
        {...(isRight ? {} : { error: t('A number of days, from 1 to 3650.') })}
      />
      <Fault text={fault} />
      <div className="acts">
        <Button className="button" onPress={props.onClose}>
          {t('Cancel')}
        </Button>
        <Button className="button primary" isDisabled={!isRight} onPress={store}>
          {t('Set it')}
        </Button>
      </div>
    </Ask>
  );
}
