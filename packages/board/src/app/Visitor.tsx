import { t } from '@corridor/text';
import { word } from '../text/words.ts';
import type { ZoneClock } from '../time/zone.ts';
import { type Facts, siteName } from '../view/facts.ts';
import './visitor.css';

/** What a party's liaison may see on the wall: which road is open and until when it is quiet. Nothing else. */
export function Visitor(props: {
  readonly facts: Facts;
  readonly now: number;
  readonly clock: ZoneClock;
  readonly isExercise: boolean;
}) {
  const { facts, now, clock } = props;
  // Where everything stands no road is open, whatever was said of it.
  const stop = [...facts.states('operation').values()].find(({ suspension }) => suspension);
  const roads = [...facts.states('corridor').values()].map((road) =>
    stop?.suspension && road.status !== 'closed'
      ? { ...road, status: 'suspended' as const, since: stop.suspension.since }
      : road,
  );
  const windows = [...facts.states('window').values()].filter(
    (window) =>
      window.announced && window.status !== 'ended' && (window.announced.to ?? now) >= now,
  );
  const states = {
    laid: t('not opened'),
    open: t('open'),
    suspended: t('suspended'),
    closed: t('closed'),
  };
  return (
    <main className="visitor" data-testid="visitor">
      <p className="visitor-time">
        {clock.time(now)}
        {props.isExercise && <span className="exercise">{t('EXERCISE')}</span>}
      </p>
      <ul>
        {roads.map((road) => (
          <li key={road.id}>
            <span>
              {t('{from} → {to}', {
                from: siteName(facts, road.sites[0]),
                to: siteName(facts, road.sites.at(-1)),
              })}
            </span>
            <b className={road.status === 'suspended' ? 'bad' : ''}>
              {road.status === 'suspended' && road.since
                ? t('suspended since {time}', { time: clock.near(road.since.at, now) })
                : states[road.status]}
            </b>
          </li>
        ))}
      </ul>
      <ul>
        {windows.map((window) => (
          <li key={window.id}>
            <span>{word('windowKind', window.announced?.windowKind)}</span>
            <b>
              {window.announced &&
                t('{from} – {to}', {
                  from: clock.near(window.announced.from, now),
                  to:
                    window.announced.to === undefined ? '?' : clock.near(window.announced.to, now),
                })}
            </b>
          </li>
        ))}
      </ul>
    </main>
  );
}
