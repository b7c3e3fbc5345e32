import { t } from '@corridor/text';
import { useMemo, useState } from 'react';
import { Button, ListBox, ListBoxItem } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { NextCalls } from '../contacts/NextCalls.tsx';
import { BatchSheet } from './BatchSheet.tsx';
import { type BatchRow, toDone } from './batchRow.ts';
import { Participation, useIntermediaries } from './Participation.tsx';
import { StateWord } from './StateWord.tsx';
import { useBatchRows } from './useBatchRows.ts';
import './guard.css';

/** Every batch that is not over, one of them whole. Arrow keys go from batch to batch. */
export function Batches(props: {
  readonly now: number;
  /** Opened by this batch; null: the first. */
  readonly first: string | null;
  readonly onClose: () => void;
}) {
  const { facts, clock } = useBoard();
  const { now } = props;
  const rows = useBatchRows(now);
  const done = useMemo(() => toDone(facts, now, clock), [facts, now, clock]);
  const [chosen, setChosen] = useState(props.first);
  // Another one comes first while somebody reads: what is read stays.
  const [kept] = useState(rows[0]?.id ?? null);
  const row =
    [chosen, kept].reduce<BatchRow | undefined>(
      (found, id) => found ?? rows.find((one) => one.id === id),
      undefined,
    ) ?? rows[0];
  return (
    <section className="batches" aria-label={t('Batches')} data-testid="batches">
      <div className="batch-side">
        <header>
          <Button className="button" onPress={props.onClose} data-testid="close-batches">
            {t('Back (Esc)')}
          </Button>
          <h2 className="question">{t('May the next batch go?')}</h2>
        </header>
        {rows.length > 0 && (
          <ListBox
            aria-label={t('Batches')}
            selectionMode="single"
            disallowEmptySelection
            selectionBehavior="replace"
            selectedKeys={row ? [row.id] : []}
            onSelectionChange={(keys) => {
              if (keys !== 'all') setChosen((keys.values().next().value as string) ?? null);
            }}
            items={rows}
            dependencies={[row?.id]}
            autoFocus
          >
            {(one) => (
              <ListBoxItem
                id={one.id}
                className="batch-item"
                textValue={`${one.state}, ${one.title}, ${one.way}`}
                data-testid="batch-item"
              >
                <StateWord row={one} />
                <span>{one.title}</span>
                <small className="soft">{one.way}</small>
              </ListBoxItem>
            )}
          </ListBox>
        )}
        {rows.length === 0 && (
          <p className="not-yet">{t('No batch is open. They are planned under Agreement.')}</p>
        )}
        {done.length > 0 && (
          <details className="soft small">
            <summary>
              {t('{n, plural, one {# batch is complete} other {# batches are complete}}', {
                n: done.length,
              })}
            </summary>
            <ul>
              {done.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </details>
        )}
        <NextCalls now={now} most={3} />
        <OurPart />
      </div>
      {row && <BatchSheet key={row.id} row={row} now={now} />}
    </section>
  );
}

function OurPart() {
  const { may } = useBoard();
  const [is, setIs] = useState<'suspend' | 'resume' | null>(null);
  const all = useIntermediaries();
  const may_ = (kind: string) => may({ kind, subject: 'operation/any' });
  return (
    <div className="our-part">
      {all.length === 0 && (
        <p className="soft small">{t('No intermediary is named under Agreement.')}</p>
      )}
      {all.some(({ isOut }) => !isOut) && may_('participation-suspended@1') && (
        <Button className="button act-stop" onPress={() => setIs('suspend')}>
          {t('Stop taking part, at once…')}
        </Button>
      )}
      {all.some(({ isOut }) => isOut) && may_('participation-resumed@1') && (
        <Button className="button" onPress={() => setIs('resume')}>
          {t('Take part again…')}
        </Button>
      )}
      {is && <Participation is={is} onClose={() => setIs(null)} />}
    </div>
  );
}
