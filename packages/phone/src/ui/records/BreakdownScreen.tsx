import { LEAST_PEOPLE, LEAST_VEHICLES, quarterEnd, quarterOf } from '@corridor/operation';
import { figure, t } from '@corridor/text';
import { useEffect, useState } from 'react';
import {
  AMONG,
  type Among,
  breakdownDoubts,
  countAt,
  HEADS,
  type Head,
  type Offer,
  offersOf,
  peopleOf,
  refusalNow,
} from '../../records/breakdown.ts';
import type { BreakdownKeeper } from '../../records/breakdownKeeper.ts';
import { breakdownOf, quartersUsed } from '../../records/breakdownOf.ts';
import { useStore } from '../../store.ts';
import { zoneClock } from '../../text/clock.ts';
import { operationOf } from '../../view/world.ts';
import { goToPad, useSession } from '../context.ts';
import { BreakdownOffer } from './BreakdownOffer.tsx';
import { LastTold } from './LastTold.tsx';
import { useNow } from './useNow.ts';
import './ownMeans.css';

const headText = (who: Head): string =>
  who === 'women'
    ? t('Women')
    : who === 'girls'
      ? t('Girls')
      : who === 'boys'
        ? t('Boys')
        : t('Men');
const amongText = (what: Among): string => (what === 'elderly' ? t('Elderly') : t('Disabled'));

const Counters = ({
  keeper,
  site,
}: {
  readonly keeper: BreakdownKeeper;
  readonly site: string;
}) => {
  const session = useSession();
  const { desk } = session;
  const { isWriting } = useStore(desk.state);
  const world = useStore(session.world);
  const { breakdown, isUnsafe } = useStore(keeper.state);
  const now = useNow();
  const clock = zoneClock(operationOf(world)?.zone ?? 'UTC');
  const quarter = quarterOf(now);
  const spanOf = (of: number) =>
    t('{from}–{to}', {
      from: clock.near(quarterEnd(of - 1), now),
      to: clock.time(quarterEnd(of)),
    });
  const count = countAt(breakdown, site, quarter);
  const people = peopleOf(count);
  const offers = offersOf(breakdown, now, (of) => quartersUsed(session, of)).filter(
    (offer) => offer.count.site === site && offer.count.quarter < quarter,
  );
  const isUsed = quartersUsed(session, site).includes(quarter);
  const erase = ({ count: { site: of, quarter: at } }: Offer) =>
    void keeper.tap({ tap: 'erase', site: of, quarter: at });
  const write = async (offer: Offer) => {
    if (!offer.table.ok) return;
    // Undone by one touch too many, these hours would never have a table.
    const isDone = await desk.write([{ ...offer.table.draft, subject: offer.count.site }], {
      isFinal: true,
    });
    if (isDone) erase(offer);
  };
  const until = (
    <div className="card" data-testid="breakdown-until">
      <p>
        {isUsed
          ? t('The table of {span} is recorded. Count again from {time} on.', {
              span: spanOf(quarter),
              time: clock.time(quarterEnd(quarter)),
            })
          : refusalNow(count) === null
            ? t('Enough for a table. It can be recorded after {time}.', {
                time: clock.time(quarterEnd(quarter)),
              })
            : t(
                'For a table of {span}, at least {people} people from {vehicles} vehicles are needed by {time}.',
                {
                  span: spanOf(quarter),
                  people: figure(LEAST_PEOPLE),
                  vehicles: figure(LEAST_VEHICLES),
                  time: clock.time(quarterEnd(quarter)),
                },
              )}
      </p>
      <p className="soft">
        {t('Until then the numbers stay on this phone. One phone at each site counts them.')}
      </p>
    </div>
  );
  return (
    <>
      {offers.map((offer) => (
        <BreakdownOffer
          key={offer.count.quarter}
          offer={offer}
          span={spanOf(offer.count.quarter)}
          isWriting={isWriting}
          onWrite={() => void write(offer)}
          onErase={() => erase(offer)}
        />
      ))}
      {isUsed ? until : null}
      {isUnsafe ? (
        <p className="bad" role="alert">
          {t('The last touch is not stored. Tap again.')}
        </p>
      ) : null}
      {breakdownDoubts(count).map(({ why }) => (
        <p key={why} className="warn" data-testid="breakdown-doubt">
          {why === 'more-elderly'
            ? t('More elderly than people.')
            : t('More disabled than people.')}
        </p>
      ))}
      <p className="said-number">
        {t('{people} people · {n, plural, one {# vehicle} other {# vehicles}}', {
          people: figure(people),
          n: count.vehicles,
        })}
      </p>
      <fieldset className="own-keys" disabled={isUsed} aria-label={t('Who gets off?')}>
        {HEADS.map((who) => (
          <button
            key={who}
            type="button"
            onClick={() => void keeper.tap({ tap: 'head', who })}
            data-testid={`breakdown-${who}`}
            data-count={count[who]}
          >
            {headText(who)}
            <b>{figure(count[who])}</b>
          </button>
        ))}
        {AMONG.map((what) => (
          <button
            key={what}
            type="button"
            className="quiet"
            onClick={() => void keeper.tap({ tap: 'among', what })}
            data-testid={`breakdown-${what}`}
            data-count={count[what] ?? ''}
          >
            <span>
              {amongText(what)}
              <br />
              <small>{t('of these')}</small>
            </span>
            <b>{count[what] === null ? '\u2013' : figure(count[what])}</b>
          </button>
        ))}
      </fieldset>
      <div className="row">
        <button
          type="button"
          className="quiet"
          disabled={breakdown.past.length === 0}
          onClick={() => void keeper.tap({ tap: 'undo' })}
          data-testid="breakdown-undo"
        >
          {t('Undo')}
        </button>
        <button
          type="button"
          className="strong wide"
          disabled={isUsed}
          onClick={() => void keeper.tap({ tap: 'vehicle' })}
          data-testid="breakdown-vehicle"
        >
          {t('Next vehicle')}
        </button>
      </div>
      {isUsed ? null : until}
    </>
  );
};

/** Women, girls, boys at this site, over a whole quarter of the day; never of one vehicle. */
export const BreakdownScreen = ({ site }: { readonly site: string }) => {
  const session = useSession();
  const [keeper, setKeeper] = useState<BreakdownKeeper | null>(null);
  useEffect(() => {
    let isHere = true;
    void breakdownOf(session).then((opened) => isHere && setKeeper(opened));
    return () => {
      isHere = false;
    };
  }, [session]);
  return (
    <main className="screen" data-testid="breakdown-screen" aria-busy={keeper === null}>
      <h1>{t('Women, girls, boys')}</h1>
      <LastTold kind="breakdown-counted@1" site={site} />
      {keeper ? <Counters keeper={keeper} site={site} /> : null}
      <button type="button" className="quiet end" onClick={goToPad} data-testid="back">
        {t('Back to the pad')}
      </button>
    </main>
  );
};
