import type { States } from '@corridor/operation';
import { figure, figureRange, isolate, listed, named, t } from '@corridor/text';
import { word } from '../text/words.ts';
import { howLong, type ZoneClock } from '../time/zone.ts';
import { type Facts, siteName } from './facts.ts';
import { LONG, standingRows } from './standing.ts';

export interface WaitingRow {
  readonly id: string;
  readonly name: string;
  /** Infants, lying, wounded first; then what else is known. */
  readonly detail: string;
  /** `crush, seen 08:27`; empty where nobody told of one that presses. */
  readonly crowd: string;
  /** `5 h 30 · −2 °C` */
  readonly time: string;
  /** `seen 08:27` at a site; empty on a vehicle, where nobody needs to look to know. */
  readonly seen: string;
  readonly people: string;
  /** Past what anybody should wait. */
  readonly isLong: boolean;
  /** Person-hours, to order the list: the heaviest wait first. */
  readonly weight: number;
}

type Crowd = NonNullable<States['site']['crowd']>;

/** After so long nobody can say that the same crowd still stands there. */
const CROWD_HOLDS = 6 * 3_600_000;

/** A crowd that presses, unless it was long ago or nobody has stood there since. A calm one is not news. */
const crowdAt = ({ crowd, waiting }: States['site'], now: number): Crowd | null => {
  if (!crowd || crowd.crowd === 'calm' || now - crowd.told.at > CROWD_HOLDS) return null;
  return waiting?.fact.people === 0 && waiting.at >= crowd.told.at ? null : crowd;
};
/** Where people may be crushed comes before the longest wait: it is a matter of minutes. */
const weightOf = (crowd: Crowd['crowd'] | undefined, personHours: number): number =>
  crowd === 'crush'
    ? Number.MAX_SAFE_INTEGER
    : crowd === 'pressing'
      ? 1e9 + personHours
      : personHours;

/** Who waits where: at sites as last seen there, and on board of vehicles that stand. */
export function toWaiting(facts: Facts, now: number, clock: ZoneClock): readonly WaitingRow[] {
  const rows: WaitingRow[] = [];
  for (const site of facts.states('site').values()) {
    const { waiting } = site;
    const crowd = crowdAt(site, now);
    const crowdText = crowd
      ? t('{state}, seen {time}', {
          state: word('crowdState', crowd.crowd),
          time: clock.near(crowd.told.at, now),
        })
      : '';
    if (!waiting || waiting.fact.people === 0) {
      if (crowd) {
        rows.push({
          id: site.id,
          name: isolate(siteName(facts, site.id)),
          detail: t('nobody has told how many'),
          crowd: crowdText,
          seen: '',
          time: howLong(now - crowd.told.at),
          people: '',
          isLong: true,
          weight: weightOf(crowd.crowd, 0),
        });
      }
      continue;
    }
    const { fact } = waiting;
    const since = fact.since ?? waiting.at;
    const cold = fact.temperature;
    const weak = named([
      fact.infants ? t('{n} infants', { n: fact.infants }) : null,
      fact.lying ? t('{n} lying', { n: fact.lying }) : null,
      fact.wounded ? t('{n} wounded', { n: fact.wounded }) : null,
    ]);
    rows.push({
      id: site.id,
      name: isolate(siteName(facts, site.id)),
      detail: weak,
      crowd: crowdText,
      seen: t('seen {time}', { time: clock.near(waiting.at, now) }),
      time: listed([howLong(now - since), cold !== undefined && t('{n} °C', { n: figure(cold) })]),
      people:
        fact.low !== undefined && fact.high !== undefined
          ? t('about {n}', { n: figureRange(fact.low, fact.high) })
          : figure(fact.people),
      isLong: now - since > LONG || (cold !== undefined && cold <= 0) || crowd !== null,
      weight: weightOf(crowd?.crowd, ((now - since) / 3_600_000) * fact.people),
    });
  }
  rows.push(...standingRows(facts, now));
  return rows.sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
}
