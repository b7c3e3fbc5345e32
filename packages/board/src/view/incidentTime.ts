import type { IncidentState } from '@corridor/operation';
import { t } from '@corridor/text';
import type { ZoneClock } from '../time/zone.ts';

/** When an incident happened, no finer than it was told: `10:38`, `about 10:00`, `15 Dec`. */
export function incidentTime(
  incident: IncidentState,
  at: number,
  now: number,
  clock: ZoneClock,
): string {
  const precision = incident.reported?.atPrecision;
  if (precision === 'day') return clock.date(at);
  if (precision === 'hour') return t('about {time}', { time: clock.near(at, now) });
  return clock.near(at, now);
}
