import type { Staff } from '../cast/staff.ts';
import { latOf, lonOf } from '../ground.ts';
import { HOUR, MINUTE, SECOND } from '../hours.ts';
import type { Random } from '../random.ts';
import {
  BUS_COMPANY,
  GATE_GUARDS,
  PARTIES,
  PARTY_A,
  PARTY_B,
  RELIEF_MISSION,
} from '../said/parties.ts';
import type { World } from '../truth/world.ts';
import type { Draft } from './draft.ts';

/** The operation before anybody moves: who, where, with what. Written by the coordinator's board. */
export const settingDrafts = (
  random: Random,
  world: World,
  staff: Staff,
  timeZone: string,
): readonly Draft[] => {
  const { ground, fleet, scenario, lastArrival, road } = world;
  const drafts: Draft[] = [];
  let now = 12 * MINUTE;
  const put = (subject: string, kind: string, fact: Draft['fact'], at?: number) => {
    drafts.push({ at: Math.round(at ?? now), device: 'board', subject, kind, fact });
    if (at === undefined) now += 2 * SECOND;
  };
  const operation = 'operation/exercise';
  const first = ground.corridors[0];
  put(operation, 'opened@1', {
    name: scenario.title,
    timeZone,
    ...(first
      ? { from: nameOf(first.sites[0]), to: nameOf(first.sites[first.sites.length - 1]) }
      : {}),
  });
  for (const { id, name, roles, ...more } of PARTIES) {
    put(id, 'named@1', {
      name,
      roles: [...roles],
      ...('answersFor' in more ? { answersFor: [...more.answersFor] } : {}),
    });
  }
  for (const site of ground.sites) {
    put(site.id, 'defined@1', {
      name: site.name,
      siteKind: site.siteKind,
      lat: latOf(site),
      lon: lonOf(site),
      ...(site.places === undefined ? {} : { places: site.places }),
    });
    const holder =
      site.siteKind === 'checkpoint'
        ? GATE_GUARDS
        : site.siteKind === 'pick-up-point'
          ? PARTY_A
          : PARTY_B;
    put(site.id, 'control-changed@1', ({ when }) => ({ by: holder, since: when(0) }));
  }
  for (const corridor of ground.corridors) {
    put(corridor.id, 'laid@1', {
      name: corridor.name,
      sites: [...corridor.sites],
      legs: corridor.legs.map(({ km, minutes }) => ({ km, minutes })),
    });
    put(corridor.id, 'opened@1', {}, 4.7 * HOUR + drafts.length * SECOND);
  }
  for (const vehicle of fleet) {
    put(vehicle.id, 'listed@1', {
      label: vehicle.label,
      vehicleKind: vehicle.kind,
      seats: vehicle.seats,
      ...(vehicle.lying ? { lying: vehicle.lying } : {}),
      operator: vehicle.kind === 'ambulance' ? RELIEF_MISSION : BUS_COMPANY,
    });
  }
  put(operation, 'phase-changed@1', { phase: 'moving' }, 4.9 * HOUR);
  for (const each of road.suspensions) {
    if (!each.postsLeave) continue;
    put(
      operation,
      'participation-suspended@1',
      { intermediary: RELIEF_MISSION, reason: 'not-told' },
      each.from + 25 * MINUTE,
    );
    put(operation, 'phase-changed@1', { phase: 'paused' }, each.from + 27 * MINUTE);
    put(
      operation,
      'participation-resumed@1',
      { intermediary: RELIEF_MISSION },
      each.to - 40 * MINUTE,
    );
    put(operation, 'phase-changed@1', { phase: 'moving' }, each.to - 35 * MINUTE);
  }
  put(operation, 'phase-changed@1', { phase: 'winding-down' }, lastArrival + 30 * MINUTE);
  posts();
  return drafts;

  function nameOf(id: string | undefined): string {
    return ground.sites.find((site) => site.id === id)?.name ?? '';
  }

  /** Who stands where, since when; told by a phone of that post, or by the board where none works. */
  function posts() {
    const draw = random.named('posts');
    for (const post of staff.posts) {
      const phones = staff.phones.filter((phone) => phone.post === post.id);
      const writer = (at: number) =>
        phones.find((phone) => phone.works.from <= at && at < phone.works.to)?.key ?? 'board';
      for (const watch of post.watched) {
        drafts.push({
          at: watch.from,
          device: writer(watch.from),
          subject: post.id,
          kind: 'staffed@1',
          fact: { site: post.site, label: post.label },
        });
        drafts.push({
          at: watch.to,
          device: writer(watch.to),
          subject: post.id,
          kind: 'left@1',
          fact: {
            reason: watch.leaves,
            ...(watch.leaves === 'told-to-leave'
              ? { toldBy: draw.pick([GATE_GUARDS, PARTY_B]) }
              : {}),
          },
        });
      }
    }
  }
};
