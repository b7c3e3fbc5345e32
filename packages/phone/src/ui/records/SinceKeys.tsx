import { useState } from 'react';
import type { ZoneClock } from '../../text/clock.ts';
import { figure } from '../../text/figure.ts';
import { t } from '../../text/t.ts';
import { ClockKeys } from './ClockKeys.tsx';

const HOURS = [0.5, 1, 2, 3, 4, 6, 8, 12, 24] as const;
const HOUR = 3_600_000;

/** Since when? So long ago, since a time of day, or since the hour that was told before. */
export const SinceKeys = ({
  since,
  before,
  now,
  clock,
  onSince,
}: {
  readonly since: number | null;
  /** What was told here last; `null`: nothing that still holds. */
  readonly before: number | null;
  readonly now: number;
  readonly clock: ZoneClock;
  readonly onSince: (since: number | null) => void;
}) => {
  const [isOpen, setOpen] = useState<'no' | 'yes' | 'clock'>('no');
  const say = (moment: number | null) => {
    onSince(moment);
    setOpen('no');
  };
  const ago = (hours: number) => Math.floor((now - hours * HOUR) / 60_000) * 60_000;
  if (isOpen === 'clock') {
    return <ClockKeys zone={clock.zone} now={now} onMoment={say} onClose={() => setOpen('yes')} />;
  }
  if (isOpen === 'yes') {
    return (
      <fieldset className="stack" aria-label={t('Since when do they wait?')}>
        <div className="grid three">
          {HOURS.map((hours) => (
            <button
              key={hours}
              type="button"
              onClick={() => say(ago(hours))}
              data-testid={`since-${hours * 60}`}
            >
              {clock.near(ago(hours), now)}
              <br />
              <small>
                {hours < 1
                  ? t('{n} min ago', { n: figure(hours * 60) })
                  : t('{n} h ago', { n: figure(hours) })}
              </small>
            </button>
          ))}
        </div>
        <div className="row">
          <button type="button" onClick={() => setOpen('clock')} data-testid="since-clock">
            {t('Time of day …')}
          </button>
          <button
            type="button"
            className="quiet"
            onClick={() => say(null)}
            data-testid="since-not-told"
          >
            {t('Not told')}
          </button>
        </div>
      </fieldset>
    );
  }
  return (
    <div className="row">
      <button
        type="button"
        aria-pressed={since !== null}
        onClick={() => setOpen('yes')}
        data-testid="since"
      >
        {since === null ? t('Since when? …') : t('Since {time}', { time: clock.near(since, now) })}
      </button>
      {before !== null && since !== before ? (
        <button type="button" onClick={() => say(before)} data-testid="since-before">
          {t('As before: since {time}', { time: clock.near(before, now) })}
        </button>
      ) : null}
    </div>
  );
};
