import { figure, t } from '@corridor/text';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { Kind } from '../kind/Kind.tsx';
import { FactPanel } from '../ui/FactPanel.tsx';
import { Give } from './Give.tsx';
import type { PlanAnswer } from './keepPlan.ts';
import { calls, callText, type NextRow, nextRows } from './rows.ts';

/** More are under the timetable. */
const MOST = 12;

/** The next trip of each vehicle, and who is called forward for it now. */
export function NextTrips(props: { readonly answer: PlanAnswer; readonly now: number }) {
  const { facts, clock, may } = useBoard();
  const { answer } = props;
  const [isAll, setAll] = useState(false);
  const [given, setGiven] = useState<NextRow | null>(null);
  const rows = useMemo(() => nextRows(facts, answer, clock), [facts, answer, clock]);
  const called = useMemo(() => calls(answer), [answer]);
  const shown = isAll ? rows : rows.slice(0, MOST);
  const mayGive = may({ kind: 'planned@1', subject: 'trip/any' });
  const { zero } = answer.known.legend;
  return (
    <>
      {called.length > 0 && (
        <ul className="panel call-forward" data-testid="call-forward">
          {called.map((one) => (
            <li key={one.site} data-people={one.people} data-places={one.places}>
              <Kind of="derived" /> <b>{callText(facts, one)}</b>
            </li>
          ))}
        </ul>
      )}
      <FactPanel
        testId="next-trips"
        caption={t('Next trip of each vehicle. ≈ by the plan; a person decides.')}
        heads={[
          t('Vehicle'),
          t('Where it is'),
          t('Next trip'),
          t('Batch'),
          [t('People')],
          t('People board'),
          t('Leaves'),
          ...(mayGive ? [''] : []),
        ]}
      >
        {shown.map((row) => (
          <tr key={row.vehicle} data-vehicle={row.vehicle}>
            <th scope="row">
              <b>{row.name}</b>
            </th>
            <td>{row.where}</td>
            <td>{t('{from} → {to}', { from: row.from, to: row.to })}</td>
            <td>{row.batch}</td>
            <td className="number">
              ≈ {figure(row.people)}
              {row.lying > 0 && <small> {t('{n} lying', { n: row.lying })}</small>}
            </td>
            <td>
              {row.isCalled ? <b>{t('call forward now')}</b> : clock.near(row.boardsAt, zero)}
            </td>
            <td>≈ {clock.near(row.departsAt, zero)}</td>
            {mayGive && (
              <td className="ends no-print">
                <Button
                  className="quiet"
                  onPress={() => setGiven(row)}
                  data-testid="give-next"
                  aria-label={t('Give vehicle {n} its next trip', { n: row.name })}
                >
                  {t('Give…')}
                </Button>
              </td>
            )}
          </tr>
        ))}
        {rows.length === 0 && (
          <tr>
            <td colSpan={8} className="soft">
              {t('No vehicle has a trip to make.')}
            </td>
          </tr>
        )}
      </FactPanel>
      {rows.length > MOST && (
        <Button className="quiet no-print" onPress={() => setAll(!isAll)}>
          {isAll
            ? t('fewer')
            : t('{n, plural, one {# more vehicle} other {# more vehicles}}', {
                n: rows.length - MOST,
              })}
        </Button>
      )}
      {given && <Give row={given} now={props.now} onClose={() => setGiven(null)} />}
    </>
  );
}
