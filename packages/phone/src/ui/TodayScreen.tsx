import { listed, t } from '@corridor/text';
import { useMemo } from 'react';
import { useStore } from '../store.ts';
import { zoneClock } from '../text/clock.ts';
import { amendedBy } from '../view/amended.ts';
import { type OwnLine, takenBack, whereaboutsOf } from '../view/own.ts';
import { recordText } from '../view/recordText.ts';
import { operationOf } from '../view/world.ts';
import { useNewVersion } from '../worker/register.ts';
import { go, goToPad, useSession } from './context.ts';
import { Far } from './Far.tsx';
import { LongList } from './LongList.tsx';

/** The row of a count says that its vehicle boarded, and a row that is struck through that it was taken back. */
const isShown = ({ kind }: OwnLine): boolean =>
  !['retracted@1', 'boarding@1', 'opened@1', 'corrected@1'].includes(kind);

/** Everything written here today, newest first, and how far each record has come. */
export const TodayScreen = () => {
  const session = useSession();
  const { own } = useStore(session.desk.state);
  const world = useStore(session.world);
  const { signed } = useStore(session.delivery);
  const hasNew = useNewVersion();
  const clock = zoneClock(operationOf(world)?.zone ?? 'UTC');
  const gone = useMemo(() => takenBack(own), [own]);
  const amended = useMemo(() => amendedBy(own), [own]);
  const today = clock.dayKey(session.now());
  // Asking a calendar for thousands of days is slow: once for each new record.
  const [ofToday, older] = useMemo(() => {
    const days: readonly [OwnLine[], OwnLine[]] = [[], []];
    for (const line of own.toReversed()) {
      if (isShown(line)) days[clock.dayKey(line.wall) === today ? 0 : 1].push(line);
    }
    return days;
  }, [own, clock, today]);
  const row = (line: OwnLine) => {
    const where = whereaboutsOf(line, signed);
    const { fact, changes } = amended(line);
    const { title, detail } = recordText(world, { ...line, fact });
    return (
      <li key={line.id}>
        <button
          type="button"
          className={gone.has(line.id) ? 'gone' : ''}
          onClick={() => go({ at: 'record', id: line.id })}
          data-testid="record"
          data-where={where}
          data-gone={gone.has(line.id)}
        >
          <time>{clock.time(line.wall)}</time>
          <span className="said">
            <b>{title}</b>
            <small>
              {gone.has(line.id)
                ? t('taken back')
                : listed([changes.length > 0 && t('changed'), detail])}
            </small>
          </span>
          <Far where={where} isSaid />
        </button>
      </li>
    );
  };
  return (
    <main className="screen" data-testid="today">
      <h1>{t('Today here')}</h1>
      {hasNew ? (
        <button type="button" onClick={() => go({ at: 'more' })} data-testid="new-version">
          {t('A new version of this app is ready')}
        </button>
      ) : null}
      {clock.differsFromPhone(session.now()) ? (
        <p className="soft">
          {t('Times of the operation ({zone}), not of this phone.', { zone: clock.zone })}
        </p>
      ) : null}
      {ofToday.length === 0 ? <p className="soft">{t('Nothing recorded today.')}</p> : null}
      <LongList items={ofToday} row={row} />
      {older.length > 0 ? (
        <details>
          <summary>
            {t('{n, plural, one {# earlier record} other {# earlier records}}', {
              n: older.length,
            })}
          </summary>
          <LongList items={older} row={row} />
        </details>
      ) : null}
      <button type="button" className="quiet end" onClick={goToPad} data-testid="back">
        {t('Back to the pad')}
      </button>
    </main>
  );
};
