import { figure, t } from '@corridor/text';
import { useState } from 'react';
import type { ZoneClock } from '../../text/clock.ts';
import { ClockKeys } from './ClockKeys.tsx';

const HOURS = [0.5, 1, 2, 3, 4, 6, 8, 12, 24] as const;
const HOUR = 3_600_000;

/** Since when? So long ago, or since a time of day. */
export const SinceChoice = ({
  now,
  clock,
  onSince,
}: {
  readonly now: number;
  readonly clock: ZoneClock;
  readonly onSince: (since: number | null) => void;
}) => {
  const [isClock, setClock] = useState(false);
  const ago = (hours: number) => Math.floor((now - hours * HOUR) / 60_000) * 60_000;
  if (isClock) {
    return (
      <ClockKeys zone={clock.zone} now={now} onMoment={onSince} onClose={() => setClock(false)} />
    );
  }
  return (
    <fieldset className="stack" aria-label={t('Since when do they wait?')}>
      <div className="grid three">
        {HOURS.map((hours) => (
          <button
            key={hours}
            type="button"
            onClick={() => onSince(ago(hours))}
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
        <button type="button" onClick={() => setClock(true)} data-testid="since-clock">
          {t('Time of day …')}
        </button>
        <button
          type="button"
          className="quiet"
          onClick={() => onSince(null)}
          data-testid="since-not-told"
        >
          {t('Not told')}
        </button>
      </div>
    </fieldset>
  );
};

/** What was told of it, and one key for the hour that was told before: the same people still wait. */
export const SinceKeys = ({
  since,
  before,
  now,
  clock,
  onAsk,
  onSince,
}: {
  readonly since: number | null;
  /** What was told here last; `null`: nothing that still holds. */
  readonly before: number | null;
  readonly now: number;
  readonly clock: ZoneClock;
  readonly onAsk: () => void;
  readonly onSince: (since: number) => void;
}) => (
  <div className="row">
    <button type="button" aria-pressed={since !== null} onClick={onAsk} data-testid="since">
      {since === null ? t('Since when? …') : t('Since {time}', { time: clock.near(since, now) })}
    </button>
    {before !== null && since !== before ? (
      <button type="button" onClick={() => onSince(before)} data-testid="since-before">
        {t('As before: since {time}', { time: clock.near(before, now) })}
      </button>
    ) : null}
  </div>
);
