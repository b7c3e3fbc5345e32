import { streamSubject } from '@corridor/operation';
import { t } from '@corridor/text';
import { useEffect, useState } from 'react';
import type { OwnTap } from '../../records/ownMeans.ts';
import type { OwnMeansKeeper } from '../../records/ownMeansKeeper.ts';
import { ownMeansOf } from '../../records/ownMeansOf.ts';
import { watchInHand } from '../../records/watchInHand.ts';
import { useStore } from '../../store.ts';
import { zoneClock } from '../../text/clock.ts';
import { takenBack, whereaboutsOf } from '../../view/own.ts';
import { recordText } from '../../view/recordText.ts';
import { operationOf } from '../../view/world.ts';
import { go, goToPad, useSession } from '../context.ts';
import { Far } from '../Far.tsx';
import { OwnMeansKeys } from './OwnMeansKeys.tsx';

const TICK = 10_000;

/** What this phone has written of this road: the last few spans, to look at or take back. */
const Written = ({ stream }: { readonly stream: string }) => {
  const session = useSession();
  const { own } = useStore(session.desk.state);
  const world = useStore(session.world);
  const { signed } = useStore(session.delivery);
  const gone = takenBack(own);
  const lines = own
    .filter(({ kind, subject, id }) => kind === 'tallied@1' && subject === stream && !gone.has(id))
    .slice(-2)
    .reverse();
  return (
    <ul className="list">
      {lines.map((line) => {
        const { title, detail } = recordText(world, line);
        return (
          <li key={line.id}>
            <button
              type="button"
              onClick={() => go({ at: 'record', id: line.id })}
              data-testid="own-span"
            >
              <span className="said">
                <b>{title}</b>
                <small>{detail}</small>
              </span>
              <Far where={whereaboutsOf(line, signed)} isSaid />
            </button>
          </li>
        );
      })}
    </ul>
  );
};

const Watch = ({
  keeper,
  stream,
}: {
  readonly keeper: OwnMeansKeeper;
  readonly stream: string;
}) => {
  const session = useSession();
  const world = useStore(session.world);
  const { watch, isUnsafe } = useStore(keeper.state);
  const [now, setNow] = useState(session.now());
  useEffect(() => {
    const tick = () => {
      setNow(session.now());
      void keeper.tap({ tap: 'clock' });
    };
    const timer = setInterval(tick, TICK);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
      // Who has left this screen does not watch the road, unless it was the phone that locked itself.
      void keeper
        .leave()
        .then((watch) => watch && watchInHand.set({ holder: session.holder, watch }));
    };
  }, [session, keeper]);
  const tap = (each: OwnTap) => {
    setNow(session.now());
    void keeper.tap(each);
  };
  const clock = zoneClock(operationOf(world)?.zone ?? 'UTC');
  return (
    <>
      <OwnMeansKeys watch={watch} isUnsafe={isUnsafe} now={now} time={clock.time} onTap={tap} />
      {watch.span ? null : <Written stream={stream} />}
      <button
        type="button"
        className="quiet"
        onClick={() => {
          tap({ tap: 'end' });
          goToPad();
        }}
        data-testid="back"
      >
        {watch.span ? t('To the pad: the watch ends') : t('Back to the pad')}
      </button>
    </>
  );
};

/** People leave past this site in their own cars or on foot. */
export const OwnMeansScreen = ({ site }: { readonly site: string }) => {
  const session = useSession();
  const [keeper, setKeeper] = useState<OwnMeansKeeper | null>(null);
  useEffect(() => {
    let isHere = true;
    void ownMeansOf(session).then((opened) => isHere && setKeeper(opened));
    return () => {
      isHere = false;
    };
  }, [session]);
  return (
    <main className="screen" data-testid="own-means-screen" aria-busy={keeper === null}>
      <h1>{t('By their own means')}</h1>
      {keeper ? <Watch keeper={keeper} stream={streamSubject(site)} /> : null}
    </main>
  );
};
