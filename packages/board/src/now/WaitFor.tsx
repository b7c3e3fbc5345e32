import { listed, named, t } from '@corridor/text';
import type { Ref } from 'react';
import { AllBatches, NextBatches } from '../guard/NextBatches.tsx';
import { NextCall } from '../guard/NextCall.tsx';
import { useBatchRows } from '../guard/useBatchRows.ts';
import type { ZoneClock } from '../time/zone.ts';
import { type Facts, operationOf } from '../view/facts.ts';
import { toWaitFor } from '../view/waitFor.ts';
import { Question } from './Question.tsx';

const marks = { blocked: '✗', word: '❝', seen: '✓' } as const;
const tones = { blocked: 'bad', word: 'claimed', seen: 'ok' } as const;

/** May the next batch go, and what for, from whom and since when is it waiting? */
export function WaitFor(props: {
  readonly facts: Facts;
  readonly now: number;
  readonly clock: ZoneClock;
  /** Rows of two lines that fit. */
  readonly room: number;
  readonly onOpen: (batch: string | null) => void;
  readonly ref: Ref<HTMLElement>;
}) {
  const { facts, now, clock, room } = props;
  const batches = useBatchRows(now);
  const rows = toWaitFor(
    facts,
    now,
    clock,
    batches.map(({ id }) => id),
  );
  const isClosed = Boolean(operationOf(facts)?.closed);
  const blocked = rows.filter((row) => row.mark === 'blocked').length;
  const count = (is: string) => batches.filter((one) => one.is === is).length;
  const standing = count('stand-still');
  const answer = batches.length
    ? listed([
        standing > 0 &&
          t('{n, plural, one {# must stand still} other {# must stand still}}', { n: standing }),
        count('may-go') > 0 &&
          t('{n, plural, one {# batch may go} other {# batches may go}}', { n: count('may-go') }),
        standing + count('may-go') === 0 &&
          (count('go') > 0
            ? t('{n, plural, one {# batch has its go} other {# batches have their go}}', {
                n: count('go'),
              })
            : !batches.some(({ is }) => is === 'planned') && t('no batch may go yet')),
      ])
    : blocked > 0
      ? t('{n, plural, one {# thing in the way} other {# things in the way}}', { n: blocked })
      : '';
  const shown = rows.slice(0, batches.length ? 1 : room);
  const notes = listed([
    rows.length > shown.length && t('{n} more', { n: rows.length - shown.length }),
    isClosed && t('Nothing: the operation is closed.'),
    !isClosed && batches.length === 0 && t('as recorded; no batch is planned under Agreement'),
  ]);
  return (
    <Question
      ref={props.ref}
      n={2}
      title={t('What are we waiting for?')}
      answer={answer}
      more={batches.length > 0 && <AllBatches n={batches.length} onOpen={props.onOpen} />}
      isBad={standing > 0 || (blocked > 0 && batches.length === 0)}
    >
      {standing > 0 && (
        <p className="visually-hidden" role="alert">
          {t('Stand still: {batches}', {
            batches: named(
              batches.filter(({ is }) => is === 'stand-still').map(({ title }) => title),
            ),
          })}
        </p>
      )}
      <ul data-testid="waiting-for">
        {shown.map((row) => (
          <li key={row.id} className="fact-row">
            <span className={tones[row.mark]} aria-hidden="true">
              {marks[row.mark]}
            </span>
            <span>
              {row.text}
              <small>{row.detail}</small>
            </span>
          </li>
        ))}
      </ul>
      {batches.length > 0 && (
        <NextBatches
          rows={batches}
          lines={Math.floor(room * 2.34) - 2 * shown.length}
          onOpen={props.onOpen}
        />
      )}
      {rows.length === 0 && batches.length === 0 && !isClosed && (
        <p className="not-yet">
          {t('No suspension, no word of a party and no question to the people is recorded yet.')}
        </p>
      )}
      <NextCall now={now} />
      {notes !== '' && <p className="notes">{notes}</p>}
    </Question>
  );
}
