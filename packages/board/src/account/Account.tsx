import { openDiscrepancies } from '@corridor/operation';
import { useBoard } from '../app/board.ts';
import { Kind } from '../kind/Kind.tsx';
import { figure } from '../text/figures.ts';
import { t } from '../text/t.ts';
import { howLong } from '../time/zone.ts';
import { vehicleName } from '../view/facts.ts';
import { toSay } from '../view/say.ts';

/** How many, as far as it was counted; range and estimate come with the account. */
export function Account(props: { readonly now: number }) {
  const { facts, clock, openTrip } = useBoard();
  const say = toSay(facts);
  const open = openDiscrepancies(facts.index);
  return (
    <section className="page" aria-label={t('Account')} data-testid="account">
      <div className="panel">
        {say.hasCounts ? (
          <>
            <p className="big">
              <span className="mark">
                <Kind of="observed" />
              </span>
              {t('{n} arrived, at least', { n: figure(say.arrived) })}
            </p>
            <p className="soft">
              {t(
                'Counted one by one on arrival. Departures stand beside it and change nothing in it.',
              )}
            </p>
            <table className="facts">
              <caption>{t('By destination')}</caption>
              <tbody>
                {say.byDestination.map((one) => (
                  <tr key={one.name}>
                    <th scope="row">{one.name}</th>
                    <td className="number">
                      <Kind of="observed" /> {figure(one.people)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <p>
              <Kind of="observed" /> {t('{n} boarded, at least', { n: figure(say.departed) })} ·{' '}
              {t('{n} counts owed', { n: say.countsOwed })} ·{' '}
              {t('{n} arrivals without a departure', { n: say.unmatched })}
            </p>
            <p className="not-yet">
              {t('Possible range and best estimate are not worked out yet.')}
            </p>
          </>
        ) : (
          <>
            <p className="answer" data-testid="no-counts">
              {t("Nobody's count is in this log.")}
            </p>
            <p className="not-yet">
              {t(
                'What others stated stands under “What they say”, beside each other and never summed.',
              )}
            </p>
          </>
        )}
      </div>
      {open.length > 0 && (
        <div className="panel scroll" style={{ marginBlockStart: 'var(--gap)' }}>
          <table className="facts" data-testid="discrepancy-list">
            <caption>{t('Boarded and arrived differ, and nobody has explained it')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('Vehicle')}</th>
                <th scope="col" className="number">
                  {t('Boarded')}
                </th>
                <th scope="col" className="number">
                  {t('Got off')}
                </th>
                <th scope="col" className="number">
                  {t('Difference')}
                </th>
                <th scope="col">{t('Open since')}</th>
              </tr>
            </thead>
            <tbody>
              {open.map((one) => (
                <tr key={one.trip}>
                  <th scope="row">
                    <button type="button" className="link" onClick={() => openTrip(one.trip)}>
                      {vehicleName(facts, one.vehicle) || '?'}
                    </button>
                  </th>
                  <td className="number">
                    <Kind of="observed" /> {figure(one.boarded)}
                  </td>
                  <td className="number">
                    <Kind of="observed" /> {figure(one.alighted)}
                  </td>
                  <td className="number bad">
                    {one.people > 0 ? '+' : ''}
                    {figure(one.people)}
                  </td>
                  <td>
                    {clock.near(one.since, props.now)}, {howLong(props.now - one.since)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
