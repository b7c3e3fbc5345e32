import { openDiscrepancies } from '@corridor/operation';
import { figure, signedFigure, t } from '@corridor/text';
import { useBoard } from '../app/board.ts';
import { Kind } from '../kind/Kind.tsx';
import { howLong, spanText } from '../time/zone.ts';
import { Differing } from '../trips/Differing.tsx';
import { FactPanel } from '../ui/FactPanel.tsx';
import { toDifferences } from '../view/differences.ts';
import { stateOf, vehicleText } from '../view/facts.ts';
import { toSay } from '../view/say.ts';
import { doubleCounts } from './doubles.ts';
import { BreakdownTable, OwnMeansTable } from './SiteTables.tsx';
import './account.css';

/** How many, as far as it was counted; range and estimate come with the account. */
export function Account(props: { readonly now: number }) {
  const { facts, clock, records, openTrip } = useBoard();
  const say = toSay(facts);
  const open = openDiscrepancies(facts.index);
  const differences = toDifferences(facts, records.deviceLabel);
  const doubles = doubleCounts(facts);
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
            <dl className="account-figures">
              {say.byDestination.map((one) => (
                <Figure
                  key={one.name}
                  name={t('arrived at {site}', { site: one.name })}
                  n={one.people}
                />
              ))}
              <Figure name={t('boarded, at least')} n={say.departed} />
              <Figure name={t('on the road or standing')} n={say.onTheRoad} />
              <Figure name={t('counts owed')} n={say.countsOwed} />
              <Figure name={t('arrivals without a departure')} n={say.unmatched} />
            </dl>
            <p className="small soft">
              {t('≈ possible range and best estimate are not worked out yet')}
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
        <FactPanel
          testId="discrepancy-list"
          caption={t('Boarded and arrived differ, and nobody has explained it')}
          heads={[
            t('Vehicle'),
            [t('Boarded')],
            [t('Got off')],
            [t('Difference ≈')],
            [t('Open for')],
            t('since'),
          ]}
        >
          {open.map((one) => (
            <tr key={one.trip}>
              <th scope="row">
                <button type="button" className="link" onClick={() => openTrip(one.trip)}>
                  {vehicleText(facts, stateOf(facts, 'trip', one.trip))}
                </button>
              </th>
              <td className="number">
                <Kind of="observed" /> {figure(one.boarded)}
              </td>
              <td className="number">
                <Kind of="observed" /> {figure(one.alighted)}
              </td>
              <td className="number bad">{signedFigure(one.people)}</td>
              <td className="number">{howLong(props.now - one.since)}</td>
              <td className="soft">{clock.near(one.since, props.now)}</td>
            </tr>
          ))}
        </FactPanel>
      )}
      {differences.length > 0 && (
        <FactPanel
          testId="differing-counts"
          caption={t(
            'Counts of the same people that differ. The smaller one speaks, the range holds all, until it is settled.',
          )}
          heads={[
            t('Vehicle'),
            t('What'),
            t('Counted'),
            t('What settles it'),
            [t('Open for')],
            t('since'),
          ]}
        >
          {differences.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <button type="button" className="link" onClick={() => openTrip(one.trip)}>
                  {one.vehicle}
                </button>
              </th>
              <td>
                {one.what}
                <small className="soft"> {one.where}</small>
              </td>
              <td>
                <Differing counts={one.counts} />
              </td>
              <td>{one.settles}</td>
              <td className="number">{howLong(props.now - one.since)}</td>
              <td className="soft">{clock.near(one.since, props.now)}</td>
            </tr>
          ))}
        </FactPanel>
      )}
      <OwnMeansTable facts={facts} now={props.now} clock={clock} />
      {doubles.length > 0 && (
        <FactPanel
          testId="double-counts"
          caption={t(
            'By own means: two counts of the same time. The first adds, the other stands beside it and never adds.',
          )}
          heads={[
            t('Site'),
            t('When'),
            [t('Both watched')],
            [t('Vehicles')],
            [t('On foot')],
            t('Counters'),
          ]}
        >
          {doubles.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <bdi>{one.site}</bdi>
              </th>
              <td className="nowrap">{spanText(clock, one.from, one.to, props.now)}</td>
              <td className="number">{howLong(one.overlap)}</td>
              <td className="number">
                <Pair of={one.vehicles} />
              </td>
              <td className="number">
                <Pair of={one.onFoot} />
              </td>
              <td>
                {one.isOnePerson
                  ? t('one counter, twice')
                  : one.agrees
                    ? t('confirmed by a second counter')
                    : t('two counters')}
              </td>
            </tr>
          ))}
        </FactPanel>
      )}
      <BreakdownTable facts={facts} now={props.now} clock={clock} />
    </section>
  );
}

const Figure = (props: { readonly name: string; readonly n: number }) =>
  props.n === 0 ? null : (
    <div>
      <dt>{props.name}</dt>
      <dd>
        <Kind of="observed" /> {figure(props.n)}
      </dd>
    </div>
  );

/** The count that adds, and beside it the one that does not. */
const Pair = (props: { readonly of: readonly [number, number] }) => (
  <>
    <Kind of="observed" /> {figure(props.of[0])}{' '}
    <span className="soft">{t('beside {n}', { n: figure(props.of[1]) })}</span>
  </>
);
