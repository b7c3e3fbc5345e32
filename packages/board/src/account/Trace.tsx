import type { Account, Figure, Scope } from '@corridor/account';
import { figure, named, t } from '@corridor/text';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { Kind } from '../kind/Kind.tsx';
import { Ask } from '../ui/Ask.tsx';
import { Heads } from '../ui/Heads.tsx';
import { estimateText, possibleText, restsText, shortEstimate } from './figureText.ts';
import {
  basisText,
  joinedText,
  scopeText,
  streamTallies,
  type TracedTally,
  tracedStreams,
  tracedTrips,
  tripTallies,
} from './traceRows.ts';
import { useSlowly } from './useSlowly.ts';

const PAGE = 20;

/** From a figure back to its journeys, and from a journey to every count: which post, how, when, keyed by what. */
export function Trace(props: {
  readonly account: Account;
  readonly scope: Scope;
  readonly now: number;
  readonly onClose: () => void;
}) {
  const { account, now } = props;
  const { facts, clock, records, may, openTrip } = useBoard();
  const [way, setWay] = useState<readonly Scope[]>([props.scope]);
  const scope = way.at(-1) ?? props.scope;
  // Whose device a count came from is for whoever decides about devices.
  const labelOf = may({ kind: 'role-granted@1', subject: 'device/any' })
    ? records.deviceLabel
    : null;
  const { trip } = scope;
  const minute = Math.floor(now / 60_000);
  const basis = useMemo(() => ({ facts, account, scope, minute }), [facts, account, scope, minute]);
  const told = useSlowly(
    basis,
    () => ({
      scope,
      of: account.figure(scope),
      joined: trip ? joinedText(facts, account, trip) : '',
      tallies: trip
        ? tripTallies(facts, account, trip, labelOf, clock, now)
        : scope.stream
          ? streamTallies(facts, scope.stream, labelOf, clock, now)
          : null,
    }),
    false,
  );
  // Figures of the question before must not stand under the heading of this one.
  const shown = told?.scope === scope ? told : null;
  return (
    <Ask
      form="drawer"
      title={scopeText(facts, scope)}
      isOpen
      onClose={props.onClose}
      testId="trace"
    >
      <div className="account">
        {shown ? <Answer of={shown.of} /> : <p className="soft">{t('it is being worked out')}</p>}
      </div>
      {trip || scope.stream ? (
        shown?.tallies && (
          <Tallies
            of={shown.tallies}
            isStream={Boolean(scope.stream)}
            basis={trip ? named([basisText(shown.of), shown.joined]) : ''}
          />
        )
      ) : (
        <Parts
          key={JSON.stringify(scope)}
          account={account}
          scope={scope}
          onOpen={(next) => setWay([...way, next])}
        />
      )}
      <div className="acts">
        {way.length > 1 && (
          <Button className="button" onPress={() => setWay(way.slice(0, -1))}>
            {t('Back')}
          </Button>
        )}
        {trip && (
          <Button
            className="button"
            data-testid="trace-records"
            onPress={() => {
              props.onClose();
              openTrip(trip);
            }}
          >
            {t('Every record of this journey')}
          </Button>
        )}
        <Button className="button" onPress={props.onClose}>
          {t('Close')}
        </Button>
      </div>
    </Ask>
  );
}

function Answer({ of }: { readonly of: Figure }) {
  const rests = restsText(of);
  return (
    <>
      <p className="big">
        <span className="mark">
          <Kind of="observed" />
        </span>
        {t('{n}, at least', { n: figure(of.minimum) })}
      </p>
      <p className={of.estimate ? 'estimate derived' : 'estimate'}>
        <Kind of="derived" /> {estimateText(of)}
      </p>
      <p className="small soft">
        {t('possible by the records: {what}', { what: possibleText(of) })}
      </p>
      {rests && <p className="small soft">{rests}</p>}
    </>
  );
}

/** What a figure is of: by own means, and journey by journey, those without a count first. */
function Parts(props: {
  readonly account: Account;
  readonly scope: Scope;
  readonly onOpen: (scope: Scope) => void;
}) {
  const { account, scope } = props;
  const { facts } = useBoard();
  const [shown, setShown] = useState(PAGE);
  const trips = useMemo(() => tracedTrips(facts, account, scope), [facts, account, scope]);
  const streams = useMemo(() => tracedStreams(facts, account, scope), [facts, account, scope]);
  const basis = useMemo(
    () => ({ account, trips, streams, shown }),
    [account, trips, streams, shown],
  );
  const figures = useSlowly(
    basis,
    () =>
      new Map(
        [...streams, ...trips.slice(0, shown)].map((one) => [one.id, account.figure(one.scope)]),
      ),
    false,
  );
  return (
    <>
      {streams.length > 0 && (
        <section>
          <h3>{t('By own means')}</h3>
          <table className="facts" data-testid="trace-streams">
            <Heads of={[t('Past'), [t('About, 9 in 10 ≈')]]} />
            <tbody>
              {streams.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <button type="button" className="link" onClick={() => props.onOpen(one.scope)}>
                      <bdi>{one.name}</bdi>
                    </button>
                  </th>
                  <td className="number derived">
                    <Short of={figures?.get(one.id)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <section>
        <h3>{t('{n, plural, one {# journey} other {# journeys}}', { n: trips.length })}</h3>
        <div className="scroll" hidden={trips.length === 0}>
          <table className="facts" data-testid="trace-trips">
            <Heads of={[t('Journey'), [t('At least ●')], [t('About, 9 in 10 ≈')]]} />
            <tbody>
              {trips.slice(0, shown).map((one) => {
                const of = figures?.get(one.id);
                return (
                  <tr key={one.id} data-trip={one.id}>
                    <th scope="row">
                      <button
                        type="button"
                        className="link"
                        onClick={() => props.onOpen(one.scope)}
                      >
                        {one.name}
                      </button>
                      <small className="under">{one.way}</small>
                    </th>
                    <td className="number observed">{of ? figure(of.minimum) : '…'}</td>
                    <td className="number derived">
                      <Short of={of} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
        {trips.length > shown && (
          <Button className="quiet" onPress={() => setShown(shown + 5 * PAGE)}>
            {t('{n} more', { n: trips.length - shown })}
          </Button>
        )}
        {trips.length === 0 && streams.length === 0 && (
          <p className="not-yet">{t('Nothing of this was recorded.')}</p>
        )}
      </section>
    </>
  );
}

const Short = ({ of }: { readonly of: Figure | undefined }) => (of ? shortEstimate(of) : '…');

function Tallies(props: {
  readonly of: readonly TracedTally[];
  readonly isStream: boolean;
  readonly basis: string;
}) {
  const { of } = props;
  const hasDevice = of.some(({ device }) => device !== '');
  return (
    <section>
      <h3>{t('Counts it rests on')}</h3>
      {props.basis && <p className="small soft">{props.basis}</p>}
      <ul className="tally-list" data-testid="trace-tallies">
        {of.map((tally) => (
          <li key={tally.line} data-line={tally.line}>
            <p>
              <b className="observed">
                <Kind of="observed" /> {tally.people}
              </b>{' '}
              {tally.what}
            </p>
            <dl className="small">
              <div>
                <dt>{t('How')}</dt>
                <dd>{tally.how}</dd>
              </div>
              <div>
                <dt>{t('Counted by')}</dt>
                <dd>
                  <bdi>{tally.post}</bdi>
                </dd>
              </div>
              {tally.keyed && (
                <div>
                  <dt>{t('How it came')}</dt>
                  <dd>{tally.keyed}</dd>
                </div>
              )}
              <div>
                <dt>{t('When')}</dt>
                <dd>{tally.when}</dd>
              </div>
              {tally.second && (
                <div>
                  <dt>{t('Second counter')}</dt>
                  <dd>{tally.second}</dd>
                </div>
              )}
              {tally.heard && (
                <div>
                  <dt>{t('In the account ≈')}</dt>
                  <dd>{tally.heard}</dd>
                </div>
              )}
              {hasDevice && (
                <div data-testid="trace-device">
                  <dt>{t('Device')}</dt>
                  <dd>
                    <bdi>{tally.device}</bdi>
                  </dd>
                </div>
              )}
            </dl>
          </li>
        ))}
      </ul>
      {of.length === 0 && <p className="not-yet">{t('Nobody has counted.')}</p>}
    </section>
  );
}
