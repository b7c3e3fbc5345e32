import { corridorsOf } from '../ground.ts';
import { DAY, HOUR, localDate, MINUTE } from '../hours.ts';
import type { Draft, DraftFact } from '../observe/draft.ts';
import type { Random } from '../random.ts';
import type { Figures } from '../truth/figures.ts';
import type { World } from '../truth/world.ts';
import { type ClaimScope, SPEAKERS, type Speaker } from './speakers.ts';

/** What the claims of a rehearsal are made from. */
export interface ClaimGround {
  readonly world: World;
  readonly figures: Figures;
  readonly startsAt: number;
  readonly offsetHours: number;
}

/**
 * Figures that others state, at odd hours, each with its scope, its period and its own way of being wrong. They are
 * made from the truth, which no speaker knows better than our own people do.
 */
export const claimDrafts = (
  random: Random,
  { world, figures, startsAt, offsetHours }: ClaimGround,
): readonly Draft[] => {
  const drafts: Draft[] = [];
  const { scenario, ground, lastArrival } = world;
  const weights = SPEAKERS.reduce((sum, each) => sum + each.weight, 0);
  const main = corridorsOf(ground, 'main')[0];
  const across = corridorsOf(ground, 'counterpart')[0];
  const date = (at: number) => localDate(startsAt + at, offsetHours);

  const speak = (draw: Random): Speaker => {
    let left = draw.next() * weights;
    for (const speaker of SPEAKERS) {
      left -= speaker.weight;
      if (left <= 0) return speaker;
    }
    return SPEAKERS[0] as Speaker;
  };
  const put = (at: number, subject: string, kind: string, fact: DraftFact) =>
    drafts.push({ at: Math.round(at), device: 'board', subject, kind, fact });

  const trueFigure = (scope: ClaimScope, arrived: boolean, from: number, to: number): number => {
    const upTo = (at: number) => {
      if (scope === 'counterpart') return figures.counterpartBy(at);
      if (scope === 'wounded') return figures.woundedBy(at);
      const { onBuses, ownMeans } = arrived ? figures.arrivedBy(at) : figures.leftBy(at);
      return scope === 'everybody'
        ? onBuses + ownMeans
        : scope === 'our-vehicles'
          ? onBuses
          : ownMeans;
    };
    return upTo(to) - upTo(from);
  };

  for (let day = 0; day < scenario.days; day++) {
    const draw = random.named(`claims of day ${day}`);
    const today = Math.round(scenario.claimsADay * draw.between(0.92, 1.08));
    for (let each = 0; each < today; each++) {
      // More is said in the evening than at dawn.
      const hour = 5 + Math.max(draw.next(), draw.next()) * 18.6;
      const at = day * DAY + hour * HOUR;
      if (at > lastArrival + 6 * HOUR) continue;
      const speaker = speak(draw);
      const id = `claim/d${day + 1}-${each + 1}-${draw.int(1000, 9999)}`;
      if (draw.chance(0.14)) event(draw, id, speaker, at);
      else figure(draw, id, speaker, at, day);
    }
  }
  return drafts;

  function said(speaker: Speaker, at: number): DraftFact {
    return {
      speaker: speaker.name,
      speakerRole: speaker.role,
      channel: speaker.channel,
      saidOn: { date: date(at), precision: 'hour' },
    };
  }

  function figure(draw: Random, id: string, speaker: Speaker, at: number, day: number) {
    const possible = speaker.scopes.filter((scope) => scope !== 'counterpart' || across);
    const scope = draw.pick(possible.length ? possible : (['everybody'] as const));
    const measure = draw.pick(speaker.measures);
    const cumulative = draw.chance(speaker.cumulative);
    const until = at - speaker.lag * HOUR;
    // "Today" is the speaker's calendar day, and before noon usually the day before.
    const isYesterday = !cumulative && day > 0 && at - day * DAY < 11 * HOUR;
    const midnight = day * DAY;
    const from = cumulative ? 0 : isYesterday ? midnight - DAY : midnight;
    const to = isYesterday ? midnight : Math.max(from, until);
    const truth = trueFigure(scope, measure === 'arrived', from, to);
    const wrong = truth * speaker.bias * draw.normal(1, speaker.noise);
    const step =
      wrong < 4 * speaker.step ? Math.max(1, Math.round(speaker.step / 20)) : speaker.step;
    const value = Math.max(0, Math.round(wrong / step) * step);
    if (value === 0) return;
    const way = scope === 'counterpart' ? across : main;
    const isRange = draw.chance(0.08);
    const fact: DraftFact = {
      quantity: isRange
        ? { low: value, high: Math.round((value * 1.25) / step) * step + step }
        : { value },
      approx: isRange ? 'about' : draw.pick(['exact', 'about', 'about', 'more-than', 'nearly']),
      unit: 'person',
      measure: scope === 'wounded' ? 'evacuated' : measure,
      category: scope === 'wounded' ? 'wounded' : draw.chance(0.2) ? 'civilian' : 'any',
      hedge: draw.chance(0.2),
      ...said(speaker, at),
      aboutFrom: date(from),
      aboutTo: date(isYesterday ? midnight - 1 : to),
      ...(way && draw.chance(0.7)
        ? {
            from: way.sites[0] as string,
            ...(measure === 'arrived' ? { to: way.sites.at(-1) as string } : {}),
          }
        : {}),
      cumulative,
    };
    // Some come out of a text that the reader has read; a person has to say that it is as said.
    const isRead = draw.chance(0.3);
    put(at + draw.int(5, 90) * MINUTE, id, isRead ? 'proposed@1' : 'recorded@1', fact);
    if (isRead && draw.chance(0.8)) {
      put(at + draw.int(100, 300) * MINUTE, id, 'reviewed@1', {
        verdict: draw.chance(0.9) ? 'as-said' : 'double',
      });
    }
    if (scope === 'everybody' && cumulative && draw.chance(0.3)) {
      const wounded = trueFigure('wounded', false, from, to) * draw.normal(1.1, 0.2);
      put(at + 91 * MINUTE, `${id}-of-whom`, 'recorded@1', {
        quantity: { value: Math.max(1, Math.round(wounded)) },
        approx: 'at-least',
        unit: 'person',
        measure: 'evacuated',
        category: 'wounded',
        hedge: false,
        ...said(speaker, at),
        aboutFrom: date(from),
        aboutTo: date(to),
        partOf: id,
        cumulative,
      });
    }
    if (draw.chance(0.02)) put(at + 7 * HOUR, id, 'withdrawn@1', {});
  }

  function event(draw: Random, id: string, speaker: Speaker, at: number) {
    const last = world.road.suspensions.findLast((each) => each.from < at);
    const isFresh = last !== undefined && at - last.to < 5 * HOUR;
    const happened = isFresh
      ? draw.pick(['suspension', 'violation', 'resumption', 'shelling'] as const)
      : draw.pick(['departure', 'arrival', 'talks', 'announcement', 'supervision'] as const);
    put(at + draw.int(5, 60) * MINUTE, id, 'recorded@1', {
      event: happened,
      hedge: draw.chance(0.3),
      ...said(speaker, at),
      aboutFrom: date(at),
      aboutTo: date(at),
    });
  }
};
