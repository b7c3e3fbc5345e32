import { type Account, toQuarter } from '@corridor/account';
import { figure, t } from '@corridor/text';
import { Button } from 'react-aria-components';
import { useSlowly } from '../account/useSlowly.ts';
import { useBoard } from '../app/board.ts';
import { Kind } from '../kind/Kind.tsx';
import { Heads } from '../ui/Heads.tsx';
import { DailyHour } from './DailyHour.tsx';
import { DayFigures } from './DayFigures.tsx';
import { type DayRow, toDayRows } from './rows.ts';
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
                    <DayFigures
                      row={row}
                      account={account}
                      statement={row.statement}
                      found={props.revisionOf(row.statement)}
                    />
                  ) : (
                    <>
                      <td className="number soft">–</td>
                      <td className="number soft">–</td>
                      <td className="number">
                        <Kind of="observed" /> <MinimumAt account={account} at={row.at} />
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
function MinimumAt(props: { readonly account: Account | null; readonly at: number }) {
  const { account, at } = props;
  const told = useSlowly(
    account,
    () => account?.figure({ measure: 'arrived', until: toQuarter(at) }).minimum ?? null,
    false,
  );
  return told === null ? '…' : figure(told);
}
