import {
  createIndex,
  foldSubject,
  isSubjectType,
  type OperationEvent,
  subjectTypeOf,
} from '@corridor/operation';

/** 16 December 2016, 06:00 in Aleppo; everything is told in minutes since. */
export const SIX = 1_481_860_800_000;
export const at = (minutes: number): number => SIX + minutes * 60_000;

export const OLD_TOWN = 'site/old-town';
export const SQUARE = 'site/square';
export const GATE = 'site/gate';
export const SHELTER = 'site/shelter';
export const BATCH = 'batch/one';
export const TERM = 'term/east';

/** One coordinator's laptop: what is written is folded at once. */
export const createRoom = () => {
  const index = createIndex();
  const lines = new Map<string, OperationEvent[]>();
  let seq = 0;
  const write = (minute: number, subject: string, kind: string, fact: object = {}) => {
    const own = lines.get(subject) ?? [];
    const last = own.at(-1);
    const when = at(minute);
    seq += 1;
    const event: OperationEvent = {
      id: `line-${seq}-`.padEnd(43, '0'),
      device: 'coordinator'.padEnd(43, '0'),
      person: 'coordinator'.padEnd(43, '0'),
      seq,
      hlc: [when, seq],
      wall: when,
      at: when,
      doubt: 0,
      kind,
      subject,
      after: last ? [last.id] : [],
      fact,
    };
    const all = [...own, event];
    lines.set(subject, all);
    const type = subjectTypeOf(subject);
    if (!isSubjectType(type)) throw new Error(`nobody folds ${subject}`);
    const state = foldSubject(type, subject, all);
    if (state.notUnderstood > 0) throw new Error(`${kind} of ${subject} is not understood`);
    index.update(subject, state);
    return event;
  };

  const room = {
    index,
    write,
    vehicle: (label: string, seats: number | null = 50, more: object = {}) =>
      write(0, `vehicle/${label}`, 'listed@1', {
        label,
        vehicleKind: 'bus',
        ...(seats === null ? {} : { seats }),
        ...more,
      }),
    /** A bus once from the old town to the shelter, whole. */
    journey: (trip: string, vehicle: string, left: number, arrived: number, people = 40) => {
      room.leaves(trip, vehicle, left, people);
      write(arrived, `trip/${trip}`, 'arrived@1', { site: SHELTER, slip: true });
      room.counts(trip, 'alighting', SHELTER, people, arrived);
    },
    leaves: (trip: string, vehicle: string, left: number, people: number | null = 40) => {
      const of = { vehicle: `vehicle/${vehicle}`, site: OLD_TOWN };
      write(left - 15, `trip/${trip}`, 'boarding@1', of);
      if (people !== null) room.counts(trip, 'boarding', OLD_TOWN, people, left - 2);
      write(left, `trip/${trip}`, 'departed@1', { ...of, to: SHELTER, corridor: 'corridor/east' });
    },
    counts: (trip: string, point: string, site: string, people: number, minute: number) =>
      write(minute, `trip/${trip}`, 'tallied@1', {
        point,
        site,
        part: 'whole',
        people,
        exact: true,
        method: 'one-by-one',
        lapsAsked: true,
        countedBy: 'post/any',
      }),
    waits: (minute: number, site: string, people: number, more: object = {}) =>
      write(minute, site, 'waiting-observed@1', { people, ...more }),
    assigned: (trip: string, batch = BATCH) => write(0, `trip/${trip}`, 'assigned@1', { batch }),
  };
  return room;
};
export type Room = ReturnType<typeof createRoom>;

/** A road of 45 minutes with a gate after 20, a term in force, one batch of it, people asked. */
export const openRoad = (quantity: object = { exact: 200 }): Room => {
  const room = createRoom();
  const { write } = room;
  write(0, 'operation/this', 'opened@1', { name: 'East road', timeZone: 'Asia/Damascus' });
  write(0, 'party/a', 'named@1', { name: 'A', roles: ['party'] });
  write(0, 'party/b', 'named@1', { name: 'B', roles: ['party'] });
  for (const [id, name, siteKind] of [
    [OLD_TOWN, 'Old Town', 'pick-up-point'],
    [SQUARE, 'Square', 'pick-up-point'],
    [GATE, 'Gate', 'checkpoint'],
    [SHELTER, 'Shelter', 'reception-site'],
  ] as const) {
    write(0, id, 'defined@1', { name, siteKind });
  }
  write(0, 'corridor/east', 'laid@1', {
    sites: [OLD_TOWN, SQUARE, GATE, SHELTER],
    legs: [
      { km: 2, minutes: 8 },
      { km: 3, minutes: 12 },
      { km: 10, minutes: 25 },
    ],
  });
  write(0, 'corridor/east', 'opened@1');
  const proposed = write(0, TERM, 'proposed@1', {
    by: 'party/b',
    about: 'people',
    origin: OLD_TOWN,
    destination: SHELTER,
    quantity,
    owedBy: 'party/a',
    owedTo: ['party/b'],
  });
  write(0, TERM, 'in-force@1', { of: proposed.id });
  write(0, BATCH, 'planned@1', { term: TERM, number: 1 });
  write(0, OLD_TOWN, 'people-asked@1', { mayStay: true, destinations: [SHELTER] });
  return room;
};
