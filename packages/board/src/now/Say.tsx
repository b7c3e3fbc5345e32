import { figure, listed, separator, t } from '@corridor/text';
import { toTheSecond } from '../account/clock.ts';
import { useAccount } from '../account/useAccount.ts';
import { Kind } from '../kind/Kind.tsx';
import type { ZoneClock } from '../time/zone.ts';
import { type SayView, toSayFigure } from '../view/say.ts';
import { ClaimAxis } from './ClaimAxis.tsx';

/** What was cleared, what can be pointed at, what is calculated under it, and what stands in the way of both. */
export function Say(props: {
  readonly say: SayView;
  readonly clock: ZoneClock;
  readonly now: number;
  readonly isExercise: boolean;
  readonly onMore: (tab: 'trips' | 'said' | 'account') => void;
}) {
  const { say, clock, now } = props;
  const { account, asOf, isOld } = useAccount();
  const calculated = account && say.hasCounts ? toSayFigure(account) : null;
  return (
    <>
      {say.cleared && (
        <p className="soft">
          {t('cleared at {time}: “{value}”', {
            time: clock.near(say.cleared.asOf, now),
            value: say.cleared.value,
          })}
        </p>
      )}
      {say.hasCounts ? (
        <>
          <p className="big" data-testid="arrived-minimum" data-value={say.arrived}>
            <span className="mark">
              <Kind of="observed" />
            </span>
            {say.said.isRounded
              ? t('more than {n}', { n: figure(say.said.value) })
              : figure(say.said.value)}{' '}
            <span className="unit">{t('have arrived')}</span>
          </p>
          {calculated && (
            <>
              <p
                className={`say-estimate ${calculated.isKnown ? 'derived' : ''}`}
                data-testid="arrived-estimate"
              >
                <Kind of="derived" /> {calculated.estimate}
              </p>
              {(calculated.rests || isOld) && (
                <p className="say-lines">
                  {listed([
                    calculated.rests,
                    isOld && t('as of {time}', { time: toTheSecond(clock.zone, asOf) }),
                  ])}
                </p>
              )}
            </>
          )}
          <p className="say-lines">
            {say.byDestination.length > 1 ? (
              say.byDestination.slice(0, 3).map((one, i) => (
                <span key={one.name}>
                  {i > 0 && separator()}
                  <bdi>{one.name}</bdi> <Counted n={one.people} />
                </span>
              ))
            ) : (
              <>
                <Counted n={say.departed} /> {t('boarded')}
                {say.onTheRoad > 0 && (
                  <>
                    {separator()}
                    <Counted n={say.onTheRoad} /> {t('on the road or standing')}
                  </>
                )}
              </>
            )}
          </p>
          <Open say={say} onMore={props.onMore} />
        </>
      ) : (
        <p className="answer" data-testid="no-counts">
          {t("Nobody's count is in this log.")}
        </p>
      )}
      {say.claims.length > 0 && (
        <ClaimAxis
          head={
            <p className="claim-title">
              {t('Stated by others, never added')}
              {separator()}
              <button type="button" className="link" onClick={() => props.onMore('said')}>
                {t('all')}
              </button>
            </p>
          }
          claims={say.claims}
          ours={
            say.hasCounts && say.arrived > 0
              ? { least: say.arrived, band: calculated?.band ?? null }
              : null
          }
          isExercise={props.isExercise}
        />
      )}
    </>
  );
}

/** What is not settled: discrepancies, counts that differ, counts that are owed, and people nobody has counted. */
function Open(props: { readonly say: SayView; readonly onMore: (tab: 'account') => void }) {
  const { say } = props;
  const { discrepancies } = say;
  const key = (testId: string, text: string) => (
    <button
      key={testId}
      type="button"
      className="link bad"
      data-testid={testId}
      onClick={() => props.onMore('account')}
    >
      {text}
    </button>
  );
  const keys = [
    discrepancies.trips > 0 &&
      key(
        'discrepancies',
        t('{n, plural, one {# discrepancy} other {# discrepancies}}, {people} people', {
          n: discrepancies.trips,
          people: figure(discrepancies.people),
        }),
      ),
    say.differences > 0 &&
      key('differing', say.difference || t('{n} pairs of counts differ', { n: say.differences })),
  ].filter((one) => one !== false);
  const owed = listed([
    say.countsOwed > 0 &&
      t('{n, plural, one {# count owed} other {# counts owed}}', { n: say.countsOwed }),
    say.unmatched > 0 &&
      t('{n, plural, one {# arrival without a departure} other {# arrivals without a departure}}', {
        n: say.unmatched,
      }),
  ]);
  return (
    <>
      {keys.length > 0 && (
        <p className="say-lines">
          {keys.map((one, i) => (
            <span key={one.key}>
              {i > 0 && separator()}
              {one}
            </span>
          ))}
        </p>
      )}
      {(owed || say.ownMeans > 0) && (
        <p className="say-lines">
          {owed}
          {owed && say.ownMeans > 0 && separator()}
          {say.ownMeans > 0 && (
            <>
              <Counted n={say.ownMeans} /> {t('vehicles by own means, people in them not included')}
            </>
          )}
        </p>
      )}
    </>
  );
}

const Counted = (props: { readonly n: number }) => (
  <b className="nowrap">
    <Kind of="observed" /> {figure(props.n)}
  </b>
);
