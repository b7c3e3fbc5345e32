import type { SubjectId } from '@corridor/operation';
import { t } from '@corridor/text';
import { useBoard } from '../../app/board.ts';
import { thingName } from '../../guard/names.ts';
import { Field } from '../../ui/Field.tsx';
import { stateOf } from '../../view/facts.ts';
import { asIfWritten } from '../weigh.ts';
import { noAmount } from './amount.ts';
import { Frame } from './Frame.tsx';
import { type BatchTyped, batchFacts } from './facts.ts';
import { nextNumber, siteOptions, termOptions } from './options.ts';
import { HowMany, One } from './Parts.tsx';
import { newId, useTyped } from './typed.ts';
import { useEntry } from './useEntry.ts';

/** A batch of a term, new or with another number. */
export function BatchForm(props: {
  /** A batch that is planned already. */
  readonly batch: SubjectId | undefined;
  readonly onClose: () => void;
}) {
  const board = useBoard();
  const { facts, clock } = board;
  const state = stateOf(facts, 'batch', props.batch);
  const planned = state?.planned ?? null;
  const terms = termOptions(facts, clock);
  const [typed, setTyped, forget] = useTyped<BatchTyped>(
    `batch ${props.batch ?? ''} ${state?.lines ?? ''}`,
    () => {
      const term = planned?.term ?? terms[0]?.value ?? '';
      const { people } = planned ?? {};
      return {
        id: props.batch ?? newId('batch'),
        term,
        number: String(planned?.number ?? nextNumber(facts, term)),
        amount:
          people === undefined
            ? { ...noAmount, is: planned ? 'none' : 'exact' }
            : typeof people === 'number'
              ? { ...noAmount, is: 'exact', exact: String(people) }
              : 'exact' in people
                ? { ...noAmount, is: 'exact', exact: String(people.exact) }
                : 'low' in people
                  ? { ...noAmount, is: 'range', low: String(people.low), high: String(people.high) }
                  : { ...noAmount, is: 'about', exact: String(people.about) },
        origin: planned?.origin ?? '',
        destination: planned?.destination ?? '',
      };
    },
  );
  const built = batchFacts(typed, facts.states('batch').values());
  const entry = useEntry({
    built,
    subject: typed.id,
    fields: ['term', 'number', 'people', 'origin', 'destination', 'id'],
    onWritten: () => {
      forget();
      props.onClose();
    },
  });
  const sites = siteOptions(facts);
  return (
    <Frame
      title={props.batch ? t('Change a batch') : t('A new batch')}
      testId="batch-form"
      entry={entry}
      write={t('Record')}
      reads={built.ok ? thingName(asIfWritten(board, built.lines, board.nowAt()), typed.id) : ''}
      onClose={props.onClose}
    >
      <One
        label={t('Of the term')}
        value={typed.term}
        empty={t('choose')}
        options={terms}
        error={entry.fault('term')}
        onChange={(term) => setTyped({ ...typed, term, number: String(nextNumber(facts, term)) })}
      />
      <div className="entry-row four">
        <Field
          label={t('Batch number')}
          value={typed.number}
          inputMode="numeric"
          error={entry.fault('number')}
          onChange={(number) => setTyped({ ...typed, number })}
        />
        <HowMany
          value={typed.amount}
          kinds={['exact', 'range', 'about', 'none']}
          error={entry.fault('people')}
          onChange={(amount) => setTyped({ ...typed, amount })}
        />
      </div>
      <div className="entry-row four">
        <One
          label={t('From')}
          value={typed.origin}
          empty={t('as the term says')}
          options={sites}
          error={entry.fault('origin')}
          onChange={(origin) => setTyped({ ...typed, origin })}
        />
        <One
          label={t('To')}
          value={typed.destination}
          empty={t('as the term says')}
          options={sites}
          error={entry.fault('destination')}
          onChange={(destination) => setTyped({ ...typed, destination })}
        />
      </div>
    </Frame>
  );
}
