import { discrepanciesOf, type Scope } from '@corridor/account';
import { tripsUnderWay } from '@corridor/operation';
import { figure, t } from '@corridor/text';
import { useMemo, useState } from 'react';
import { useBoard } from '../app/board.ts';
import { Kind } from '../kind/Kind.tsx';
import { RegistrationLists } from '../recapture/RegistrationLists.tsx';
import { useReading } from '../text/useReading.ts';
import { possibleIn } from './askedAccount.ts';
import { Contradictions, Suspects } from './Contradictions.tsx';
import { DifferingCounts, DoubleCounts } from './CountsThatDiffer.tsx';
import { toTheSecond } from './clock.ts';
import { Discrepancies } from './Discrepancies.tsx';
import { discrepancyRows } from './discrepancyRows.ts';
import { whatText } from './discrepancyText.ts';
import { Flows } from './Flows.tsx';
import { Headline } from './Headline.tsx';
import { Layers } from './Layers.tsx';
import { BreakdownTable, OwnMeansTable } from './SiteTables.tsx';
import { Trace } from './Trace.tsx';
import { TransitSites } from './TransitSites.tsx';
import { useAccount } from './useAccount.ts';
import { useSlowly } from './useSlowly.ts';
import './account.css';

/** Journeys and roads: more are not gone through while somebody waits for the screen. */
const LARGE = 1_000;

/** How many, and how sure: in all, what does not balance, way by way, place by place; each figure back to its counts. */
export function Account(props: { readonly now: number }) {
  const { now } = props;
  const { facts, clock, records } = useBoard();
  const { account, asOf, isOld } = useAccount();
  const [traced, setTraced] = useState<Scope | null>(null);
  const hasCounts = (['trip', 'stream'] as const).some((type) =>
    [...facts.states(type).values()].some(({ tallies }) => tallies.length > 0),
  );
  const isLarge = facts.index.store.count('trip') + facts.index.store.count('stream') > LARGE;
  const reading = useReading();
  const basis = useMemo(() => ({ facts, account }), [facts, account]);
  const checked = useSlowly(
    basis,
    () => {
      if (!account) return null;
      const possible = possibleIn(account);
      // Ages are told from the hour on the screen, so nothing here hangs on it.
      const found = discrepanciesOf(facts.index, account.evidence, 0, possible);
      return { found, contradictions: possible.contradictions };
    },
    isLarge,
  );
  const minute = Math.floor(now / 60_000);
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts of one language, that name no time nearer than a minute
  const rows = useMemo(
    () => discrepancyRows(facts, checked?.found ?? [], records.deviceLabel, clock, now),
    [checked, clock, minute, reading],
  );
  const together = checked?.found.find(({ level }) => level === 'operation');
  return (
    <section className="page account" aria-label={t('Account')} data-testid="account">
      {hasCounts && isOld && (
        <p className="as-of soft small" role="status" data-testid="as-of">
          {asOf > 0
            ? t('as of {time}; it is being worked out again', {
                time: toTheSecond(clock.zone, asOf),
              })
            : t('it is being worked out')}
        </p>
      )}
      {hasCounts ? (
        account && (
          <>
            <Headline account={account} onTrace={setTraced} />
            <Beside />
          </>
        )
      ) : (
        <div className="panel">
          <p className="answer" data-testid="no-counts">
            {t("Nobody's count is in this log.")}
          </p>
          <p className="not-yet">
            {t(
              'What others stated stands under “What they say”, beside each other and never summed.',
            )}
          </p>
        </div>
      )}
      <Discrepancies
        rows={rows}
        together={together ? whatText(together) : ''}
        now={now}
        onTrace={setTraced}
      />
      {hasCounts && account && (
        <>
          <Suspects account={account} onTrace={setTraced} />
          <Contradictions of={checked?.contradictions ?? []} now={now} onTrace={setTraced} />
          <Flows account={account} isLarge={isLarge} />
          <TransitSites account={account} isLarge={isLarge} now={now} />
          <Layers account={account} isLarge={isLarge} onTrace={setTraced} />
        </>
      )}
      <DifferingCounts now={now} />
      <OwnMeansTable facts={facts} now={now} clock={clock} />
      <DoubleCounts now={now} />
      <BreakdownTable facts={facts} now={now} clock={clock} />
      <RegistrationLists />
      {traced && account && (
        <Trace
          key={JSON.stringify(traced)}
          account={account}
          scope={traced}
          now={now}
          onClose={() => setTraced(null)}
        />
      )}
    </section>
  );
}

/** What is neither arrived nor left for good, and what somebody still owes. */
function Beside() {
  const { facts } = useBoard();
  const { index } = facts;
  const counted = index.counted('all');
  const onTheRoad = tripsUnderWay(index)
    .filter(({ status }) => status !== 'boarding' && status !== 'sent-back')
    .reduce((people, { onBoard }) => people + (onBoard ?? 0), 0);
  const figures = [
    [t('on the road or standing'), onTheRoad],
    [t('counts owed'), index.members('countOwed').size],
    [t('arrivals without a departure'), counted.unmatched],
    [t('sent back'), counted.sentBack],
  ] as const;
  const shown = figures.filter(([, n]) => n > 0);
  if (shown.length === 0) return null;
  return (
    <div className="panel">
      <dl className="account-figures">
        {shown.map(([name, n]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Kind of="observed" /> {figure(n)}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
