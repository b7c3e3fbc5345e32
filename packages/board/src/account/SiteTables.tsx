import { quarterEnd } from '@corridor/operation';
import { figure, named, t } from '@corridor/text';
import { useMemo } from 'react';
import { Kind } from '../kind/Kind.tsx';
import { howLong, spanText, type ZoneClock } from '../time/zone.ts';
import { FactPanel } from '../ui/FactPanel.tsx';
import type { Facts } from '../view/facts.ts';
import { breakdownRows, type OwnMeansRow, ownMeansRows } from './ownMeans.ts';

const Seen = (props: { readonly n: number }) => (
  <>
    <Kind of="observed" /> {figure(props.n)}
  </>
);

/** `21 people in 5 cars looked into, 2 not seen into`; nothing where nobody was asked. */
const sampleText = ({ sample }: OwnMeansRow): string =>
  named([
    sample.car.vehicles > 0 &&
      t('{people} in {n, plural, one {# car} other {# cars}}', {
        people: figure(sample.car.people),
        n: sample.car.vehicles,
      }),
    sample.van.vehicles > 0 &&
      t('{people} in {n, plural, one {# van} other {# vans}}', {
        people: figure(sample.van.people),
        n: sample.van.vehicles,
      }),
    sample.lorry.vehicles > 0 &&
      t('{people} in {n, plural, one {# lorry} other {# lorries}}', {
        people: figure(sample.lorry.people),
        n: sample.lorry.vehicles,
      }),
    sample.car.notSeen + sample.van.notSeen + sample.lorry.notSeen > 0 &&
      t('{n} not seen into', {
        n: figure(sample.car.notSeen + sample.van.notSeen + sample.lorry.notSeen),
      }),
  ]) || t('nobody looked into one');

/** Who left by own means, as far as somebody watched. People in vehicles are sampled, so no sum of people stands here. */
export function OwnMeansTable(props: {
  readonly facts: Facts;
  readonly now: number;
  readonly clock: ZoneClock;
}) {
  const { facts } = props;
  const rows = useMemo(() => ownMeansRows(facts), [facts]);
  if (rows.length === 0) return null;
  return (
    <FactPanel
      testId="own-means"
      caption={t(
        'By own means, while somebody watched. The time in between is unknown, not nobody.',
      )}
      heads={[
        t('Site'),
        [t('Cars')],
        [t('Vans')],
        [t('Lorries')],
        [t('On foot')],
        t('People in those looked into'),
        [t('Watched')],
        t('until'),
      ]}
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row">
            <bdi>{row.site}</bdi>
          </th>
          {(['car', 'van', 'lorry', 'foot'] as const).map((kind) => (
            <td key={kind} className="number">
              <Seen n={row.counted[kind]} />
            </td>
          ))}
          <td>{sampleText(row)}</td>
          <td className="number">{howLong(row.watched)}</td>
          <td className="soft">{props.clock.near(row.lastAt, props.now)}</td>
        </tr>
      ))}
    </FactPanel>
  );
}

/** Women, girls and boys by site and quarter of the day, for those who may read them. */
export function BreakdownTable(props: {
  readonly facts: Facts;
  readonly now: number;
  readonly clock: ZoneClock;
}) {
  const rows = breakdownRows(props.facts);
  if (rows.length === 0) return null;
  const told = (n: number | undefined) => (n === undefined ? '–' : <Seen n={n} />);
  return (
    <FactPanel
      testId="breakdowns"
      caption={t('Women, girls and boys at a site, in fives, for a quarter of the day')}
      heads={[
        t('Site'),
        t('When'),
        [t('Vehicles')],
        [t('People')],
        [t('Women')],
        [t('Girls')],
        [t('Boys')],
        [t('Elderly')],
        [t('Disabled')],
      ]}
    >
      {rows.map(({ id, site, table }) => (
        <tr key={id}>
          <th scope="row">
            <bdi>{site}</bdi>
          </th>
          <td className="nowrap">
            {spanText(
              props.clock,
              quarterEnd(table.quarter - 1),
              quarterEnd(table.quarter),
              props.now,
            )}
          </td>
          <td className="number">{told(table.vehicles)}</td>
          <td className="number">{told(table.people)}</td>
          <td className="number">{told(table.women)}</td>
          <td className="number">{told(table.girls)}</td>
          <td className="number">{told(table.boys)}</td>
          <td className="number">{told(table.elderly)}</td>
          <td className="number">{told(table.disabled)}</td>
        </tr>
      ))}
    </FactPanel>
  );
}
