import type { Contested, TripState } from '@corridor/operation';
import { listed, named, separator, t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { Kind } from '../kind/Kind.tsx';
import { word } from '../text/words.ts';
import { howLong } from '../time/zone.ts';
import { Ask } from '../ui/Ask.tsx';
import { Heads } from '../ui/Heads.tsx';
import { toCountStates, toDifferences, whoCounted } from '../view/differences.ts';
import { siteName, stateOf, vehicleText } from '../view/facts.ts';
import { countText, shortFigure } from '../view/people.ts';
import { type Trouble, troubleOf } from '../view/trouble.ts';
import { Amend, type Amended } from './Amend.tsx';
import { Differing } from './Differing.tsx';
import { findingText, otherFindings } from './findings.ts';
import { toHistory } from './history.ts';
import { Linked } from './Linked.tsx';
import { Links } from './Links.tsx';
import './trips.css';

/** One trip: what was counted where by whom, what does not fit, and every record of it. */
export function TripDrawer(props: {
  readonly trip: string | null;
  readonly now: number;
  readonly onClose: () => void;
}) {
  const { facts } = useBoard();
  const trip = stateOf(facts, 'trip', props.trip);
  const title = trip
    ? t('Vehicle {n}: {from} → {to}', {
        n: vehicleText(facts, trip),
        from: siteName(facts, trip.from ?? trip.departed?.site) || '?',
        to: siteName(facts, trip.arrived?.site ?? trip.to) || '?',
      })
    : t('Trip');
  return (
    <Ask
      form="drawer"
      title={title}
      isOpen={props.trip !== null}
      onClose={props.onClose}
      testId="trip-drawer"
    >
      {trip && <TripDetail trip={trip} now={props.now} />}
      <div className="acts">
        <Button className="button" onPress={props.onClose}>
          {t('Close')}
        </Button>
      </div>
    </Ask>
  );
}

function TripDetail(props: { readonly trip: TripState; readonly now: number }) {
  const { trip, now } = props;
  const { facts, records, clock, canWrite } = useBoard();
  const [amended, setAmended] = useState<Amended | null>(null);
  const history = toHistory(facts, records, trip, now, clock);
  const { imbalance } = trip;
  const findings = otherFindings(facts, trip.id);
  const trouble = troubleOf(facts, trip);
  const differences = toDifferences(facts, records.deviceLabel, trip.id);
  const countStates = toCountStates(trip);
  const differing = new Set(differences.flatMap(({ counts }) => counts.map(({ line }) => line)));
  return (
    <>
      <p>
        <b>{word('tripState', trip.status)}</b>
        {trip.since && (
          <>
            {separator()}
            {t('since {time}, {long}', {
              time: clock.near(trip.since.at, now),
              long: howLong(now - trip.since.at),
            })}
          </>
        )}
        {trip.unmatched && (
          <span className="bad">
            {separator()}
            {t('arrived, nobody saw it leave')}
          </span>
        )}
        {trip.countOwed && (
          <span className="bad">
            {separator()}
            {t('count owed')}
          </span>
        )}
      </p>
      {trouble && (
        <p className={trouble.isPast ? 'soft' : 'bad'} data-testid="vehicle-trouble">
          {troubleSentence(trouble, {
            state: trouble.text,
            time: clock.near(trouble.since, now),
            device: records.deviceLabel(trouble.toldBy),
          })}
        </p>
      )}
      <dl className="counts">
        <CountOf name={t('Boarded')} count={trip.boarded} />
        {trip.checkpoints.map((count) => (
          <CountOf
            key={count.site}
            name={t('At {site}', { site: siteName(facts, count.site) })}
            count={count}
          />
        ))}
        <CountOf name={t('Got off')} count={trip.alighted} />
      </dl>
      {imbalance && imbalance.people !== 0 && (
        <p className="bad" data-testid="imbalance">
          {imbalance.people < 0
            ? t('{n, plural, one {# person fewer} other {# people fewer}} arrived than boarded', {
                n: -imbalance.people,
              })
            : t('{n, plural, one {# person more} other {# people more}} arrived than boarded', {
                n: imbalance.people,
              })}
          {separator()}
          {t('since {time}', { time: clock.near(imbalance.since, now) })}
        </p>
      )}
      {differences.length > 0 && (
        <section data-testid="differing-counts">
          <h3>{t('Counts that differ')}</h3>
          <ul>
            {differences.map((one) => (
              <li key={one.id}>
                <b>{one.what}</b> <span className="soft">{one.where}</span>
                <br />
                <Differing counts={one.counts} />
                <br />
                {one.settles}{' '}
                <span className="soft">
                  {t('since {time}', { time: clock.near(one.since, now) })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {findings.length > 0 && (
        <section>
          <h3>{t('What looks wrong')}</h3>
          <ul>
            {findings.map((one) => (
              <li key={`${one.rule} ${one.lines.join()}`}>{findingText(one)}</li>
            ))}
          </ul>
        </section>
      )}
      {trip.contested.length > 0 && (
        <section>
          <h3>{t('Said differently by devices that had not seen each other')}</h3>
          <ul>
            {trip.contested.map((one) => (
              <li key={one.what}>{contestedText(one)}</li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{t('Counts')}</h3>
        <div className="scroll" hidden={trip.tallies.length === 0}>
          <table className="facts">
            <Heads
              of={[
                t('Point and part'),
                [t('People')],
                t('Counted by'),
                t('Second counter'),
                t('When'),
              ]}
            />
            <tbody>
              {trip.tallies.map((tally) => (
                <tr key={tally.line}>
                  <th scope="row">
                    {named([word('point', tally.fact.point), word('part', tally.fact.part)])}
                    <small className="under">{word('method', tally.fact.method)}</small>
                  </th>
                  <td className="number">
                    <Kind of="observed" /> {shortFigure(tally.fact.people, tally.fact.exact)}
                  </td>
                  <td>{whoCounted(facts, records.deviceLabel, tally)}</td>
                  <td className={differing.has(tally.line) ? 'bad' : ''}>
                    {countStates.get(tally.line)}
                  </td>
                  <td className="nowrap">
                    {clock.near(tally.fact.at ?? tally.at, now)}
                    {tally.again > 0 && (
                      <>
                        {separator()}
                        {t('counted again {n}×', { n: tally.again })}
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {trip.tallies.length === 0 && <p className="not-yet">{t('Nobody has counted.')}</p>}
      </section>
      <Links trip={trip} now={now} />
      <Linked trip={trip} now={now} />
      <section>
        <h3>{t('Every record, in order of time')}</h3>
        <ol className="history" data-testid="history">
          {history.map((row) => (
            <li key={row.line} data-out={row.isRetracted || row.without !== '' || undefined}>
              <span className="when">{row.time}</span>
              <span>
                <span className="what">{row.what}</span>
                <small>
                  {listed([
                    row.who,
                    row.isRetracted && t('taken back'),
                    row.isCorrected && t('corrected'),
                  ])}
                  {row.without && (
                    <span className="bad">
                      {separator()}
                      {row.without}
                    </span>
                  )}
                </small>
              </span>
              {canWrite && row.canRetract && (
                <Button
                  className="quiet"
                  aria-label={t('Change or take back: {what}', { what: row.what })}
                  onPress={() => setAmended({ line: row.event, isTally: row.isTally })}
                >
                  {t('change')}
                </Button>
              )}
            </li>
          ))}
        </ol>
      </section>
      {amended && <Amend amended={amended} onClose={() => setAmended(null)} />}
    </>
  );
}

const troubleSentence = (
  { isPast }: Trouble,
  values: { readonly state: string; readonly time: string; readonly device: string },
): string =>
  isPast
    ? t(
        'The vehicle was told to be {state}, {time}, by {device}; nobody has taken it back.',
        values,
      )
    : t('The vehicle is {state} since {time}, told by {device}.', values);

/** Only where a trip is has words of its own; of two corrections each stands in the history. */
const contestedText = ({ what, stands, others }: Contested): string =>
  what === 'status'
    ? t('{what}: {stands} stands; also said: {others}', {
        what: t('where it is'),
        stands: word('tripState', stands),
        others: named(others.map((other) => word('tripState', other.value))),
      })
    : t('One record was corrected twice; both corrections stand in the history.');

function CountOf(props: { readonly name: string; readonly count: TripState['boarded'] }) {
  const { name, count } = props;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {count ? (
          <>
            <Kind of="observed" /> <b>{countText(count)}</b>
            <small>
              {named([
                count.children !== null && t('{n} children', { n: count.children }),
                count.wounded ? t('{n} wounded', { n: count.wounded }) : null,
                count.lying ? t('{n} lying', { n: count.lying }) : null,
                !count.lapsAsked && t('laps not asked'),
                !count.complete && t('not every door'),
              ])}
            </small>
          </>
        ) : (
          <span className="soft">{t('not counted')}</span>
        )}
      </dd>
    </div>
  );
}
