import { type Account, ruledNumber, statementScope } from '@corridor/account';
import { figure, t } from '@corridor/text';
import { useMemo } from 'react';
import { useSlowly } from '../account/useSlowly.ts';
import { useBoard } from '../app/board.ts';
import { Kind } from '../kind/Kind.tsx';
import { type DayRow, numberText, reasonText, whyNot } from './rows.ts';
import type { RevisionFound } from './useRevisions.ts';

/** Whoever reads “then” takes it for the hour of the figure. */
const LATE = 2 * 3_600_000;

/** The same question, asked now: also of a statement that does not say what was known then. */
const ruledNow = (
  account: Account,
  { drafted }: NonNullable<DayRow['statement']>,
): string | null => {
  const scope = drafted && statementScope(drafted);
  const people = scope && ruledNumber(drafted.rule, account.figure(scope));
  return people === null ? null : figure(people);
};

/** What was said for a day, what was known then and is known now, and why they differ. */
export function DayFigures(props: {
  readonly row: DayRow;
  readonly account: Account | null;
  readonly statement: NonNullable<DayRow['statement']>;
  readonly found: RevisionFound;
}) {
  const { row, statement, found } = props;
  const { clock } = useBoard();
  const draftedAt = statement.draftedBy?.at ?? row.at;
  const { account } = props;
  const isKnown = found.is === 'known';
  const basis = useMemo(() => ({ account, statement, isKnown }), [account, statement, isKnown]);
  const now = useSlowly(
    basis,
    () => (account && !isKnown ? ruledNow(account, statement) : null),
    false,
  );
  const isDrawnUpLate = draftedAt - row.at > LATE;
  const kind = statement.drafted?.rule === 'estimate' ? 'derived' : 'observed';
  const isSaid = statement.said.length > 0;
  const said = (
    <td className="number" data-testid="day-said">
      {isSaid ? (
        <b className="claimed">{numberText(statement)}</b>
      ) : (
        <span className="soft">{t('not said')}</span>
      )}
    </td>
  );
  if (found.is !== 'known') {
    return (
      <>
        {said}
        <td className="number soft">–</td>
        <td className="number" data-testid="day-now">
          {now === null ? <span className="soft">–</span> : <Kind of={kind} />}{' '}
          {now !== null && now}
        </td>
        <td className="soft">{whyNot(found.is)}</td>
      </>
    );
  }
  const { before, after } = found.revision;
  return (
    <>
      {said}
      <td className="number" data-testid="day-then">
        <Kind of={kind} /> {before === null ? '–' : figure(before)}
        {isDrawnUpLate && (
          <small className="soft late">
            {t('drafted {time}', { time: clock.dateTime(draftedAt) })}
          </small>
        )}
      </td>
      <td className="number" data-testid="day-now">
        <Kind of={kind} /> <b>{after === null ? '–' : figure(after)}</b>
      </td>
      <td data-testid="day-why">{reasonText(found.revision)}</td>
    </>
  );
}
