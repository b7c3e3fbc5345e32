import { figure, t } from '@corridor/text';
import { useMemo } from 'react';
import { useBoard } from '../app/board.ts';
import { Kind } from '../kind/Kind.tsx';
import { howLong, spanText } from '../time/zone.ts';
import { Differing } from '../trips/Differing.tsx';
import { FactPanel } from '../ui/FactPanel.tsx';
import { toDifferences } from '../view/differences.ts';
import { doubleCounts } from './doubles.ts';

/** Two counts of the same people on one vehicle that nobody has settled. */
export function DifferingCounts(props: { readonly now: number }) {
  const { facts, clock, records, openTrip } = useBoard();
  const differences = toDifferences(facts, records.deviceLabel);
  if (differences.length === 0) return null;
  return (
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
  );
}

/** Two counts of the same stretch of time on one road. */
export function DoubleCounts(props: { readonly now: number }) {
  const { facts, clock } = useBoard();
  const doubles = useMemo(() => doubleCounts(facts), [facts]);
  if (doubles.length === 0) return null;
  return (
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
  );
}

/** The count that adds, and beside it the one that does not. */
const Pair = (props: { readonly of: readonly [number, number] }) => (
  <>
    <Kind of="observed" /> {figure(props.of[0])}{' '}
    <span className="soft">{t('beside {n}', { n: figure(props.of[1]) })}</span>
  </>
);
