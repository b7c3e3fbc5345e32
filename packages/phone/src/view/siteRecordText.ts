import type { Fact, SubjectId } from '@corridor/operation';
import { figure, figureRange, listed, t } from '@corridor/text';
import { zoneClock } from '../text/clock.ts';
import { crowdText } from '../text/siteWords.ts';
import type { OwnLine } from './own.ts';
import { operationOf, siteOf, type World } from './world.ts';

const placeText = (world: World, site: SubjectId): string =>
  siteOf(world, site).name ?? site.slice('site/'.length);

const spanText = (world: World, fact: Fact<'stream', 'tallied@1'>) => {
  const clock = zoneClock(operationOf(world)?.zone ?? 'UTC');
  const { from, to, cars, vans, lorries, onFoot, sampled, notSeen = [] } = fact;
  const parts = [
    cars > 0 ? t('{n, plural, one {# car} other {# cars}}', { n: cars }) : null,
    vans > 0 ? t('{n, plural, one {# van} other {# vans}}', { n: vans }) : null,
    lorries > 0 ? t('{n, plural, one {# lorry} other {# lorries}}', { n: lorries }) : null,
    onFoot > 0 ? t('{n} on foot', { n: figure(onFoot) }) : null,
  ];
  const people = sampled.reduce((sum, each) => sum + each.people, 0);
  return {
    title: t('{from}–{to}: {who}', {
      from: clock.time(from),
      to: clock.time(to),
      who: listed(parts) || t('nobody passed'),
    }),
    detail: listed([
      t('by own means'),
      sampled.length > 0
        ? t('{people} people in {n, plural, one {# vehicle} other {# vehicles}} looked into', {
            people: figure(people),
            n: sampled.length,
          })
        : null,
      notSeen.length > 0 ? t('{n} not seen into', { n: figure(notSeen.length) }) : null,
    ]),
  };
};

const waitingText = (world: World, fact: Fact<'site', 'waiting-observed@1'>) => {
  const clock = zoneClock(operationOf(world)?.zone ?? 'UTC');
  const { people, low, high, since, temperature, wounded, lying, infants } = fact;
  return {
    title:
      low !== undefined && high !== undefined
        ? t('about {range} waiting', { range: figureRange(low, high) })
        : t('{n} waiting', { n: figure(people) }),
    detail: listed([
      since === undefined ? null : t('since {time}', { time: clock.time(since) }),
      temperature === undefined ? null : t('{n} °C', { n: figure(temperature) }),
      infants === undefined ? null : t('{n} infants', { n: figure(infants) }),
      wounded === undefined ? null : t('{n} wounded', { n: figure(wounded) }),
      lying === undefined ? null : t('{n} lying', { n: figure(lying) }),
    ]),
  };
};

/** A record of a site or of its road in a line; `null` where the line is about something else. */
export const siteRecordText = (
  world: World,
  { kind, subject, fact }: Pick<OwnLine, 'kind' | 'subject' | 'fact'>,
): { readonly title: string; readonly detail: string } | null => {
  if (subject.startsWith('stream/')) {
    if (kind === 'tallied@1') return spanText(world, fact as Fact<'stream', 'tallied@1'>);
    if (kind === 'opened@1') return { title: t('Own means are counted here'), detail: '' };
    return null;
  }
  if (!subject.startsWith('site/')) return null;
  switch (kind) {
    case 'waiting-observed@1':
      return waitingText(world, fact as Fact<'site', 'waiting-observed@1'>);
    case 'crowd-observed@1': {
      const { crowd } = fact as Fact<'site', 'crowd-observed@1'>;
      return { title: t('The crowd: {state}', { state: crowdText(crowd) }), detail: '' };
    }
    case 'people-informed@1':
      return { title: t('People were told'), detail: t('where it goes, and that they may stay') };
    case 'people-asked@1': {
      const { mayStay, destinations } = fact as Fact<'site', 'people-asked@1'>;
      return {
        title: t('People were asked'),
        detail: listed([
          mayStay ? t('they may stay') : t('they may not stay'),
          ...destinations.map((site) => placeText(world, site)),
        ]),
      };
    }
    case 'breakdown-counted@1': {
      const { people, vehicles } = fact as Fact<'site', 'breakdown-counted@1'>;
      return {
        title: t('Women, girls, boys: table of {people} people', { people: figure(people) }),
        detail: t('{n} vehicles', { n: figure(vehicles) }),
      };
    }
    default:
      return null;
  }
};
