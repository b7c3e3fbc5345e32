import { listed, t } from '@corridor/text';
import { Button } from 'react-aria-components';
import type { BatchRow } from './batchRow.ts';
import { ConditionMark } from './ConditionList.tsx';
import { OtherNumbers } from './OtherNumbers.tsx';
import { StateWord } from './StateWord.tsx';
import { toShown } from './shown.ts';
import './guard.css';

/** The next three batches on Now: what each waits for, as far as there is room; all of it is one key away. */
export function NextBatches(props: {
  readonly rows: readonly BatchRow[];
  /** Lines of text that there is room for. */
  readonly lines: number;
  readonly onOpen: (batch: string | null) => void;
}) {
  const { rows } = props;
  const shown = toShown(rows, props.lines);
  return (
    <div
      className="next-batches"
      data-testid="next-batches"
      data-roomy={shown.isRoomy || undefined}
    >
      {shown.forAll.length > 0 && (
        <ul className="for-all" aria-label={t('What they all wait for')}>
          {shown.forAll.map((one) => (
            <li key={one.id} className="batch-line">
              <ConditionMark of={one.mark} />
              <span className="clip">{listed([one.text, one.missing])}</span>
            </li>
          ))}
        </ul>
      )}
      <ol>
        {shown.batches.map(({ row, conditions, rest, isUnmet }) => (
          <li key={row.id} className="next-batch" data-testid="next-batch">
            <button type="button" className="batch-open" onClick={() => props.onOpen(row.id)}>
              <StateWord row={row} />
              <span className="clip">
                <b className="batch-title">{row.title}</b> <span className="soft">{row.way}</span>
              </span>
            </button>
            {row.findings.map((one) => (
              <p key={one} className="bad clip">
                {one}
              </p>
            ))}
            <OtherNumbers row={row} />
            {conditions.map((one) => (
              <p key={one.id} className="batch-line">
                <ConditionMark of={one.mark} />
                <span className="clip">
                  {one.isSafety
                    ? one.text
                    : t('{who}: {what}', { who: one.requiredBy, what: one.text })}{' '}
                  <span className="soft">{listed([one.missing, one.since])}</span>
                </span>
              </p>
            ))}
            {rest !== '' && (
              <p className="batch-line rest">
                {isUnmet ? <ConditionMark of="unmet" /> : <span />}
                <span className="clip">{rest}</span>
              </p>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Where every batch is, with every condition and what a person may do. */
export const AllBatches = (props: {
  readonly n: number;
  readonly onOpen: (batch: string | null) => void;
}) => (
  <Button
    className="quiet all-batches"
    onPress={() => props.onOpen(null)}
    data-testid="open-batches"
  >
    {props.n === 1 ? t('whole: B') : t('all {n}: B', { n: props.n })}
    <span className="visually-hidden">
      {' '}
      {t('every batch with every condition, and what to do')}
    </span>
  </Button>
);
