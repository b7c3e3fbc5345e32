import { t } from '@corridor/text';
import { useEffect, useState } from 'react';
import { feel } from '../../desk/feel.ts';
import type { LockedEngine } from '../../locked/engine.ts';
import { counterAt } from '../../pad/tally.ts';
import { spanToLines } from '../../records/ownMeansFact.ts';
import {
  type OwnMeansKeeper,
  type OwnMeansParts,
  openOwnMeans,
} from '../../records/ownMeansKeeper.ts';
import { drawTenth } from '../../records/ownMeansOf.ts';
import { watchInHand } from '../../records/watchInHand.ts';
import { useStore } from '../../store.ts';
import { zoneClock } from '../../text/clock.ts';
import type { PadRecord } from '../../vault/types.ts';
import { OwnMeansKeys } from '../records/OwnMeansKeys.tsx';

const TICK = 10_000;

/** Where nobody has told this phone the operation's. */
const phoneZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

const Watch = ({
  keeper,
  zone,
  onBack,
}: {
  keeper: OwnMeansKeeper;
  zone: string;
  onBack: () => void;
}) => {
  const { watch, isUnsafe } = useStore(keeper.state);
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const tick = () => {
      setNow(Date.now());
      void keeper.tap({ tap: 'clock' });
    };
    const timer = setInterval(tick, TICK);
    return () => {
      clearInterval(timer);
      // Who has left this screen does not watch the road.
      void keeper.tap({ tap: 'left' });
    };
  }, [keeper]);
  return (
    <>
      <OwnMeansKeys
        watch={watch}
        isUnsafe={isUnsafe}
        now={now}
        time={zoneClock(zone).time}
        onTap={(tap) => {
          setNow(Date.now());
          void keeper.tap(tap);
        }}
      />
      <button
        type="button"
        className="quiet"
        onClick={() => {
          void keeper.tap({ tap: 'end' });
          onBack();
        }}
        data-testid="back"
      >
        {watch.span ? t('To the pad: the watch ends') : t('Back to the pad')}
      </button>
    </>
  );
};

/** The road watched while the phone is locked: each span is sealed as it ends. */
export const LockedOwnMeans = ({
  engine,
  record,
  onBack,
}: {
  engine: LockedEngine;
  record: PadRecord;
  onBack: () => void;
}) => {
  const [keeper, setKeeper] = useState<OwnMeansKeeper | null>(null);
  useEffect(() => {
    let isHere = true;
    const counter = counterAt(record.site.id, record.post);
    const carried = watchInHand.get();
    watchInHand.set(null);
    const parts = {
      note: engine.note,
      // The stream is opened by the phone itself; a pad may tally on it and nothing else.
      write: (span) => engine.write(spanToLines(span, true)),
      isWritten: () => false,
      counter: () => counter,
      now: () => Date.now(),
      draw: drawTenth,
      feel,
    } satisfies OwnMeansParts;
    const going = carried?.holder === record.holder ? carried.watch : null;
    void openOwnMeans(parts, going).then((opened) => isHere && setKeeper(opened));
    return () => {
      isHere = false;
    };
  }, [engine, record]);
  return keeper ? (
    <Watch keeper={keeper} zone={record.zone ?? phoneZone()} onBack={onBack} />
  ) : (
    <p className="soft" aria-busy="true">
      {t('Opening …')}
    </p>
  );
};
