import { figure, t } from '@corridor/text';
import { useState } from 'react';
import { EARLIER_MINUTES, type Earlier, toldAt } from '../../records/earlier.ts';
import { useStore } from '../../store.ts';
import { zoneClock } from '../../text/clock.ts';
import { operationOf } from '../../view/world.ts';
import { useSession } from '../context.ts';

const agoText = (minutes: number): string =>
  minutes < 60
    ? t('{n} min ago', { n: figure(minutes) })
    : minutes % 60 === 0
      ? t('{n} h ago', { n: figure(minutes / 60) })
      : t('1½ h ago');

/** Now, unless somebody says that it was earlier. What is tapped after that has the earlier time. */
export const When = ({
  earlier,
  onEarlier,
}: {
  readonly earlier: Earlier;
  readonly onEarlier: (earlier: Earlier) => void;
}) => {
  const session = useSession();
  const world = useStore(session.world);
  const [isOpen, setOpen] = useState(false);
  const clock = zoneClock(operationOf(world)?.zone ?? 'UTC');
  const now = session.now();
  const timeOf = (minutes: Earlier) => clock.near(toldAt(minutes, now) ?? now, now);
  if (isOpen) {
    return (
      <fieldset className="stack" aria-label={t('When was it?')} data-testid="when-choices">
        <div className="grid three">
          {EARLIER_MINUTES.map((minutes) => (
            <button
              key={minutes}
              type="button"
              aria-pressed={earlier === minutes}
              onClick={() => {
                onEarlier(minutes);
                setOpen(false);
              }}
              data-testid={`earlier-${minutes}`}
            >
              {timeOf(minutes)}
              <br />
              <small>{agoText(minutes)}</small>
            </button>
          ))}
        </div>
        <button
          type="button"
          className="quiet"
          onClick={() => {
            onEarlier(null);
            setOpen(false);
          }}
          data-testid="earlier-now"
        >
          {t('It is now')}
        </button>
      </fieldset>
    );
  }
  return (
    <button
      type="button"
      className="quiet"
      onClick={() => setOpen(true)}
      data-testid="earlier"
      data-earlier={earlier ?? 0}
    >
      {earlier === null ? (
        t('It was earlier …')
      ) : (
        <span className="warn">
          {t('At {time}, {ago}. Change …', { time: timeOf(earlier), ago: agoText(earlier) })}
        </span>
      )}
    </button>
  );
};
