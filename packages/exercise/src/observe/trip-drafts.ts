import type { Duty } from '../cast/duty.ts';
import type { Phone } from '../cast/staff.ts';
import { HOUR, MINUTE, SECOND } from '../hours.ts';
import type { Random } from '../random.ts';
import type { Journey } from '../truth/journey.ts';
import { atTwoDoors, whoGotOff } from './doors.ts';
import type { Draft, DraftFact } from './draft.ts';
import type { Erring } from './families.ts';
import { mistyped } from './mistyped.ts';
import { type Count, countOf, faultless } from './tallying.ts';

export interface TripNames {
  /** The trip's own subject, as departure records it. */
  readonly trip: string;
  /** Subject that an arrival without a slip opens. */
  readonly unmatched: string;
  readonly batch: string | null;
}

export interface TripNotes {
  readonly drafts: Draft[];
  /** True where arrival was recorded under a subject of its own. */
  readonly isUnmatched: boolean;
  /** The numbers that were told at both ends, null where none was, and what would explain their difference. */
  readonly told: {
    readonly slip: number | null;
    readonly off: number | null;
    readonly why: 'miscounted' | 'laps-not-asked' | 'clicker' | 'unexplained';
  };
  /** Post that counted them off, which is asked about a difference. */
  readonly askedPost: string | null;
}

interface Seeing {
  readonly duty: Duty;
  readonly erring: Erring;
  /** Another vehicle that boards at the same site at the same time, if any. */
  readonly neighbour: { readonly trip: string } | null;
}

/** Everything that our people wrote down of one vehicle once along its road. */
export const tripDrafts = (
  random: Random,
  journey: Journey,
  names: TripNames,
  { duty, erring, neighbour }: Seeing,
): TripNotes => {
  const { errors, families } = erring;
  const lessErring = { families, errors: errors * 0.3 };
  const drafts: Draft[] = [];
  const methods = new Set<string>();
  let laps = true;
  let off: number | null = null;
  let askedPost: string | null = null;
  const { corridor, vehicle } = journey;
  const from = corridor.sites[0] as string;
  const to = corridor.sites[corridor.sites.length - 1] as string;
  const often = (share: number) => random.chance(share * errors);
  const put = (draft: Draft) => {
    drafts.push(draft);
    return draft;
  };
  const note = (phone: Phone, at: number, kind: string, fact: DraftFact, subject = names.trip) =>
    put({ at: Math.round(at), device: phone.key, subject, kind, fact });
  const tally = (
    phone: Phone,
    at: number,
    point: 'boarding' | 'checkpoint' | 'alighting',
    site: string,
    count: Count,
    more: {
      readonly subject?: string;
      readonly part?: string;
      readonly happened?: number;
      readonly act?: string;
    } = {},
  ) => {
    methods.add(count.method);
    if (!count.lapsAsked) laps = false;
    return put({
      at: Math.round(at),
      device: phone.key,
      subject: more.subject ?? names.trip,
      kind: 'tallied@1',
      ...(more.act === undefined ? {} : { act: more.act }),
      fact: ({ when }) => ({
        point,
        site,
        part: more.part ?? 'whole',
        ...count,
        countedBy: phone.post,
        ...(more.happened === undefined ? {} : { at: when(more.happened) }),
      }),
    });
  };

  if (journey.stream === 'counterpart' || random.chance(errors ? 0.55 : 1)) {
    put({
      at: Math.round(journey.boardingAt - random.between(6, 40) * MINUTE),
      device: 'board',
      subject: names.trip,
      kind: 'planned@1',
      fact: {
        vehicle,
        from,
        to,
        corridor: corridor.id,
        ...(names.batch ? { batch: names.batch } : {}),
      },
    });
  }

  const door = duty.one(random, from, journey.readyAt);
  const partner = door ? duty.at(from, journey.readyAt).find((each) => each !== door) : undefined;
  let slipCount: number | null = null;
  let isDepartureKnown = false;
  if (door) {
    note(door, journey.boardingAt, 'boarding@1', { vehicle, site: from });
    slipCount = boardingTallies(door, partner);
    const stoodAtSite =
      journey.departedAt === null || journey.departedAt - journey.readyAt > 10 * MINUTE;
    if (stoodAtSite) note(door, journey.readyAt, 'boarded-and-standing@1', { vehicle, site: from });
    if (journey.departedAt === null) note(door, journey.endedAt - 5 * MINUTE, 'cancelled@1', {});
    else {
      const writer = duty.isWorking(door, journey.departedAt)
        ? door
        : duty.one(random, from, journey.departedAt);
      if (writer && !often(0.015)) {
        isDepartureKnown = true;
        note(writer, journey.departedAt + random.int(0, 50) * SECOND, 'departed@1', {
          vehicle,
          site: from,
          to,
          corridor: corridor.id,
        });
      }
    }
  } else if (journey.departedAt !== null) {
    const late = duty.one(random, from, journey.departedAt);
    if (late) {
      isDepartureKnown = true;
      note(late, journey.departedAt, 'departed@1', {
        vehicle,
        site: from,
        to,
        corridor: corridor.id,
      });
    }
  }

  if (journey.end === 'arrived') onTheRoad();
  else onTheRoadAndBack();
  const isUnmatched = journey.end === 'arrived' && arrival();
  const why = !laps
    ? 'laps-not-asked'
    : methods.has('clicker')
      ? 'clicker'
      : methods.has('one-by-one')
        ? 'miscounted'
        : 'unexplained';
  return { drafts, isUnmatched, told: { slip: slipCount, off, why }, askedPost };

  /** Counts at the doors; gives back the number on the driver's slip, null where nobody counted. */
  function boardingTallies(one: Phone, other: Phone | undefined): number | null {
    if (often(families.uncountedBoarding)) return null;
    const { boarded, readyAt } = journey;
    const isBus = boarded.people > 6;
    if (isBus && other && often(0.2)) {
      const [front, rear] = atTwoDoors(random, boarded);
      const a = countOf(random, one, front, erring);
      const b = countOf(random, other, rear, erring);
      tally(one, readyAt - 40 * SECOND, 'boarding', from, a, { part: 'front' });
      if (often(0.06)) return null;
      tally(other, readyAt - 20 * SECOND, 'boarding', from, b, { part: 'rear' });
      // Somebody counts the whole vehicle as well: the same people twice.
      if (often(0.15)) {
        const whole = countOf(random, one, boarded, erring);
        tally(one, readyAt + 30 * SECOND, 'boarding', from, whole);
      }
      return a.people + b.people;
    }
    const count = countOf(random, one, boarded, erring);
    if (often(0.07)) {
      // Count owed: the vehicle had to go, and the number is entered when hands are free.
      const later = readyAt + random.between(0.4, 6) * HOUR;
      if (duty.isWorking(one, later)) {
        tally(one, later, 'boarding', from, count, { happened: readyAt });
      }
      return null;
    }
    if (neighbour && often(families.wrongVehicle)) return wrongVehicle(one, count);
    tally(one, readyAt - 30 * SECOND, 'boarding', from, count);
    if (often(families.slipsAtBoarding)) {
      const slipped = { ...faultless(boarded), people: mistyped(random, count.people, families) };
      tally(one, readyAt - 20 * SECOND, 'boarding', from, slipped);
      if (random.chance(1 - families.slipsUnseen))
        tally(one, readyAt + 2 * MINUTE, 'boarding', from, count);
    } else if (often(0.05)) {
      const again = countOf(
        random,
        { ...one, habits: { ...one.habits, hasty: false } },
        boarded,
        lessErring,
      );
      tally(one, readyAt + random.int(1, 9) * MINUTE, 'boarding', from, again);
    } else if (isBus && other && often(0.06)) {
      // Two people count the same vehicle, neither knowing of the other.
      const second = countOf(random, other, boarded, erring);
      tally(other, readyAt - 10 * SECOND, 'boarding', from, second);
    }
    if (often(0.05)) byRadio(one, count);
    return count.people;
  }

  /** The same number once more, read out over the radio: the desk writes it while the phone is still offline. */
  function byRadio(one: Phone, count: Count) {
    const heard = often(0.08) ? count.people + random.pick([-10, 10, 3]) : count.people;
    const at = Math.round(journey.readyAt + random.between(4, 25) * MINUTE);
    put({
      at,
      device: 'desk',
      subject: names.trip,
      kind: 'tallied@1',
      fact: ({ when }) => ({
        point: 'boarding',
        site: from,
        part: 'whole',
        people: Math.max(0, heard),
        exact: count.exact,
        method: count.method,
        ...(count.exact ? {} : { low: Math.max(0, heard - 10), high: heard + 10 }),
        lapsAsked: false,
        countedBy: one.post,
        keyedBy: 'radio',
        at: when(journey.readyAt),
      }),
    });
  }

  /** Written under the bus beside it; found out later, and moved under one act. Seldom it stays. */
  function wrongVehicle(one: Phone, count: Count): number {
    const there = (neighbour as { readonly trip: string }).trip;
    const at = journey.readyAt - 30 * SECOND;
    const wrong = tally(one, at, 'boarding', from, count, { subject: there });
    const found = journey.readyAt + random.between(0.1, 3) * HOUR;
    if (random.chance(families.wrongVehicleFound) && duty.isWorking(one, found)) {
      const act = `moved.${names.trip.slice('trip/'.length)}`;
      put({
        at: Math.round(found),
        device: one.key,
        subject: there,
        kind: 'retracted@1',
        act,
        fact: ({ line }) => ({ of: line(wrong), reason: 'wrong-vehicle' }),
      });
      tally(one, found + SECOND, 'boarding', from, count, { happened: journey.readyAt, act });
    }
    return count.people;
  }

  function onTheRoad() {
    for (const call of journey.calls.slice(0, -1)) {
      const phone = duty.one(random, call.site, call.leftAt);
      if (!phone || often(0.12)) continue;
      const isCounted = random.chance(0.1 * errors) && journey.boarded.people > 6;
      const glance = isCounted
        ? countOf(
            random,
            { ...phone, habits: { ...phone.habits, hasty: true } },
            journey.boarded,
            erring,
          )
        : null;
      note(phone, call.leftAt + random.int(0, 90) * SECOND, 'passed@1', {
        site: call.site,
        ...(glance && random.chance(0.4) ? { people: glance.people } : {}),
      });
      if (glance) tally(phone, call.leftAt + 60 * SECOND, 'checkpoint', call.site, glance);
    }
    halts();
  }

  function halts() {
    for (const halt of journey.halts) {
      if (halt.to - halt.from < 12 * MINUTE || halt.after === from) continue;
      const phone = duty.one(random, halt.after, halt.from + 6 * MINUTE);
      if (!phone || often(0.2)) continue;
      note(phone, halt.from + random.int(3, 8) * MINUTE, 'halted@1', {
        site: halt.after,
        reason: halt.why === 'suspended' ? 'ordered' : halt.why,
      });
      // Whoever told of the halt tells when it goes on, or the wall shows it standing for ever.
      const goesOn = duty.isWorking(phone, halt.to) ? phone : duty.one(random, halt.after, halt.to);
      if (goesOn && halt.why !== 'checkpoint') {
        note(goesOn, halt.to + random.int(20, 200) * SECOND, 'passed@1', { site: halt.after });
      }
    }
  }

  function onTheRoadAndBack() {
    halts();
    const phone = duty.one(random, from, journey.endedAt);
    if (!phone) return;
    if (journey.end === 'sent-back') {
      note(phone, journey.endedAt - 8 * MINUTE, 'sent-back@1', { site: from });
    }
    if (journey.end === 'sent-back' || random.chance(0.5)) {
      tally(
        phone,
        journey.endedAt,
        'alighting',
        from,
        countOf(random, phone, journey.boarded, erring),
      );
    }
  }

  /** Nobody of ours saw it come in; hours later a driver or the site's own people say that it did. */
  function toldByRadio(reachedAt: number) {
    if (!isDepartureKnown || random.chance(0.3)) return;
    put({
      at: Math.round(reachedAt + random.between(1, 5) * HOUR),
      device: 'desk',
      subject: names.trip,
      kind: 'arrived@1',
      fact: ({ when }) => ({ site: to, vehicle, slip: false, at: when(reachedAt) }),
    });
  }

  /** True where it was recorded under a subject of its own. */
  function arrival(): boolean {
    const reached = journey.calls[journey.calls.length - 1] as Journey['calls'][number];
    const phone = duty.one(random, to, reached.at) ?? duty.one(random, to, journey.endedAt);
    if (!phone) {
      toldByRadio(reached.at);
      return false;
    }
    const hasSlip = isDepartureKnown && !often(0.17);
    const isKnown = hasSlip || (isDepartureKnown && random.chance(0.35));
    const subject = isKnown || errors === 0 ? names.trip : names.unmatched;
    const tellsVehicle = hasSlip || random.chance(0.7);
    const at = duty.isWorking(phone, reached.at)
      ? reached.at + random.int(10, 200) * SECOND
      : journey.endedAt;
    if (!often(0.02)) {
      note(
        phone,
        at,
        'arrived@1',
        { site: to, ...(tellsVehicle ? { vehicle } : {}), slip: hasSlip || errors === 0 },
        subject,
      );
    }
    const alighting = whoGotOff(journey);
    askedPost = phone.post;
    if (!often(families.uncountedAlighting)) {
      const counted = countOf(random, phone, alighting, erring);
      // Nobody feels like counting again what stands on the slip.
      const isCopied = hasSlip && slipCount !== null && often(families.copied);
      const count = isCopied
        ? {
            people: slipCount as number,
            exact: true,
            method: 'one-by-one' as const,
            lapsAsked: true,
          }
        : counted;
      const later = often(0.06) ? random.between(0.3, 4) * HOUR : 0;
      if (duty.isWorking(phone, journey.endedAt + later)) {
        off = count.people;
        const happened = later > 0 ? { happened: journey.endedAt } : {};
        if (families.slipsAtAlighting > 0 && often(families.slipsAtAlighting)) {
          const slipped = { ...count, people: mistyped(random, count.people, families) };
          tally(phone, journey.endedAt + later, 'alighting', to, slipped, { subject, ...happened });
          if (random.chance(1 - families.slipsUnseen)) {
            const seen = journey.endedAt + later + 2 * MINUTE;
            tally(phone, seen, 'alighting', to, count, { subject, ...happened });
          }
        } else
          tally(phone, journey.endedAt + later, 'alighting', to, count, { subject, ...happened });
        if (later === 0 && often(0.04)) {
          const again = countOf(random, phone, alighting, lessErring);
          off = again.people;
          tally(phone, journey.endedAt + random.int(2, 12) * MINUTE, 'alighting', to, again, {
            subject,
          });
        }
      }
    }
    const { born, died, joined } = journey;
    if (born + died + joined > 0 && !often(0.2)) {
      note(
        phone,
        journey.endedAt + 3 * MINUTE,
        'adjusted@1',
        { ...(born ? { born } : {}), ...(died ? { died } : {}), ...(joined ? { joined } : {}) },
        subject,
      );
    }
    return subject !== names.trip;
  }
};
