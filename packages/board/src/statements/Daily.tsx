import { type Account, toQuarter } from '@corridor/account';
import { figure, t } from '@corridor/text';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { Kind } from '../kind/Kind.tsx';
import { Heads } from '../ui/Heads.tsx';
import { DailyHour } from './DailyHour.tsx';
import { type DayRow, numberText, reasonText, toDayRows } from './rows.ts';
import type { RevisionFound } from './useRevisions.ts';

/** Each day's figure as it was known then and as it is known now, with the reason beside it. What was said never changes. */
export function Daily(props: {
  readonly now: number;
  readonly account: Account | null;
  readonly revisionOf: (statement: NonNullable<DayRow['statement']>) => RevisionFound;
  /** null: this board drafts nothing. */
  readonly onDraft: ((asOf: number) => void) | null;
}) {
  const { facts, clock } = useBoard();
  const { now, account, onDraft } = props;
  const rows = toDayRows(facts, clock, now);
  return (
    <section className="panel" aria-label={t('Day by day')}>
      <header>
        <h2 className="question">{t('Day by day')}</h2>
        <DailyHour now={now} />
      </header>
      {rows.length === 0 ? (
        <p className="not-yet">{t('The hour of the first day’s figure has not come yet.')}</p>
      ) : (
        <div className="scroll">
          <table className="facts" data-testid="daily">
            <Heads
              of={[t('As of'), [t('Said ❝')], [t('Known then')], [t('Known now')], t('Why')]}
            />
            <tbody>
              {rows.map((row) => (
                <tr key={row.at} data-testid="day-row">
                  <th scope="row" className="nowrap">
                    {clock.dateTime(row.at)}
                  </th>
                  {row.statement ? (
                    <Found
                      row={row}
                      statement={row.statement}
                      found={props.revisionOf(row.statement)}
                    />
                  ) : (
                    <>
                      <td className="number soft">–</td>
                      <td className="number soft">–</td>
                      <td className="number">
                        <Kind of="observed" /> {minimumAt(account, row.at)}
                      </td>
                      <td className="soft">
                        {t('nobody drew it up; what was known then is not recorded')}{' '}
                        {onDraft && (
                          <Button className="quiet" onPress={() => onDraft(row.at)}>
                            {t('draft it now')}
                          </Button>
                        )}
                      </td>
                    </>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** Of a day without a statement: what was counted one by one where people arrived. */
const minimumAt = (account: Account | null, at: number): string =>
  account ? figure(account.figure({ measure: 'arrived', until: toQuarter(at) }).minimum) : '…';

/** Whoever reads “then” takes it for the hour of the figure. */
const LATE = 2 * 3_600_000;

function Found(props: {
  readonly row: DayRow;
  readonly statement: NonNullable<DayRow['statement']>;
  readonly found: RevisionFound;
}) {
  const { row, statement, found } = props;
  const { clock } = useBoard();
  const draftedAt = statement.draftedBy?.at ?? row.at;
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
        <td className="number soft">–</td>
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

export const whyNot = (is: Exclude<RevisionFound['is'], 'known'>): string => {
  switch (is) {
    case 'working':
      return t('what was known then is being worked out');
    case 'unrecorded':
      return t('the draft does not say what was known then');
    case 'lacking':
      return t('this board lacks records that were known then');
    case 'not-asked':
      return t('its rule takes nothing from the account');
  }
};
