import type { Account, LedgerGroup } from '@corridor/account';
import { t } from '@corridor/text';
import { useMemo } from 'react';
import { useBoard } from '../app/board.ts';
import { ClaimsOnAxis } from './ClaimsOnAxis.tsx';
import { ClaimsOverTime } from './ClaimsOverTime.tsx';
import { claimRow, statementRow } from './claimRow.ts';
import { questionText } from './questionText.ts';
import { StatementTable } from './StatementTable.tsx';
import { useSeen } from './useSeen.ts';

/** One question: whoever answered it, side by side and over time, and our own answer beside them. */
export function Group(props: {
  readonly group: LedgerGroup;
  readonly account: Account;
  readonly onOpen: (id: string) => void;
}) {
  const { facts, clock, isExercise } = useBoard();
  const { group, account } = props;
  const { ref, isSeen } = useSeen<HTMLElement>();
  // What nobody has scrolled to is not asked of the account: on a long day there are hundreds.
  const rows = new Map(
    group.entries.map(
      (entry) =>
        [
          entry.id,
          isSeen ? statementRow(facts, entry, clock) : claimRow(facts, entry.claim, clock),
        ] as const,
    ),
  );
  const newestFirst = useMemo(() => [...group.entries].reverse(), [group]);
  const question = questionText(facts, group.question);
  return (
    <section className="panel claims-group" ref={ref} data-testid="claims-group">
      <header>
        <h2>{question}</h2>
      </header>
      <div className="claims-pictures">
        {isSeen && (
          <>
            <ClaimsOnAxis
              question={question}
              entries={group.entries}
              rows={rows}
              isExercise={isExercise}
            />
            <ClaimsOverTime
              question={question}
              entries={group.entries}
              rows={rows}
              account={account}
            />
          </>
        )}
      </div>
      <StatementTable
        rows={newestFirst.flatMap(({ id }) => rows.get(id) ?? [])}
        onOpen={props.onOpen}
      />
      {group.out.length > 0 && (
        <details>
          <summary>
            {t('{n, plural, one {# was} other {# were}} taken out', { n: group.out.length })}
          </summary>
          <StatementTable
            rows={group.out.map((claim) => claimRow(facts, claim, clock))}
            isWithoutAccount
            onOpen={props.onOpen}
          />
        </details>
      )}
    </section>
  );
}
