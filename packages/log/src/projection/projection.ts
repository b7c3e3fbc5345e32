import { createSaw, type Saw } from '../order/causality.ts';
import { replaceCausally } from '../order/causalList.ts';
import { typeOf } from '../order/links.ts';
import type { Fork } from '../standing/chains.ts';
import { isDeviceFact } from '../standing/facts.ts';
import { foldStanding } from '../standing/fold.ts';
import type { StandingView } from '../standing/types.ts';
import type { DeviceId, Line, LineId, LogEvent, SubjectId } from '../types.ts';
import { createEventReader } from './event.ts';
import { createGroups, type Group } from './groups.ts';
import { headsOf } from './heads.ts';
import type {
  ChangeBatch,
  Disputed,
  FoldExtra,
  Projection,
  ProjectionDeps,
  SubjectChange,
} from './types.ts';

const NONE: readonly never[] = [];
/** Only before anybody else has seen the event. */
type Placed = { -readonly [K in 'at' | 'doubt' | 'person']: LogEvent[K] };

/** A line as far as folding needs it. `plain` null: its body is absent. */
interface ReadLine {
  readonly id: LineId;
  readonly dev: DeviceId;
  readonly plain: LogEvent | null;
}

/**
 * Folds a log: standing first, then each subject by itself. Reads the log once, then follows it: a late
 * ordinary line folds one subject again, a late device fact those in which that device wrote and whose
 * lines it touches. Where the log has forgotten something, all is read and folded again; until then the
 * screens show what was.
 */
export const createProjection = async <State>(
  deps: ProjectionDeps<State>,
): Promise<Projection<State>> => {
  const { log, foldSubject, mayWrite, isFounder, upcast = (event) => event } = deps;
  const { chains } = log;
  const read = createEventReader();
  let groups = createGroups<State>();
  const byDevice = new Map<DeviceId, LogEvent[]>();
  const deviceFacts = new Map<LineId, LogEvent>();
  const absent = new Set<LineId>();
  const forks = new Map<DeviceId, readonly Fork[]>();
  const keys = new Map<DeviceId, string>();
  const states = new Map<string, Map<SubjectId, State>>();
  const failures = new Map<SubjectId, unknown>();
  const listeners = new Set<(batch: ChangeBatch<State>) => void>();
  let eventCount = 0;
  const judgeAll = (): StandingView =>
    foldStanding([...deviceFacts.values()], { chains, mayWrite, isFounder });
  let view = judgeAll();
  const toRead = (line: Line): ReadLine => ({
    id: line.id,
    dev: line.header.dev,
    plain: read(line),
  });

  /** Takes lines in; answers the events that are new, and whether standing has to be judged again. */
  const takeIn = (lines: readonly ReadLine[], into: LogEvent[]): boolean => {
    let isTouched = false;
    for (const { id, dev, plain } of lines) {
      if (view.awaited.has(id)) isTouched = true;
      if (forks.get(dev) !== chains.forksOf(dev)) {
        if (forks.has(dev) || chains.forksOf(dev).length > 0) isTouched = true;
        forks.set(dev, chains.forksOf(dev));
      }
      if (plain === null) {
        absent.add(id);
        continue;
      }
      absent.delete(id);
      const event = upcast(plain);
      if (!isDeviceFact(event.kind, event.subject)) into.push(event);
      else if (!deviceFacts.has(event.id)) {
        deviceFacts.set(event.id, event);
        isTouched = true;
      }
    }
    return isTouched;
  };

  const disputedBy = (event: LogEvent): Disputed | null => {
    const standing = view.standingOf(event);
    return standing === 'stands' ? null : { event, standing };
  };

  const addEvents = (events: readonly LogEvent[], dirty: Set<SubjectId>) => {
    for (const event of events) {
      const { at, doubt } = view.timeOf(event);
      const person = view.personOf(event.device);
      if (at !== event.at) (event as Placed).at = at;
      if (doubt !== event.doubt) (event as Placed).doubt = doubt;
      if (person !== event.person) (event as Placed).person = person;
    }
    for (const event of groups.add(events)) {
      eventCount++;
      const own = byDevice.get(event.device);
      if (own) own.push(event);
      else byDevice.set(event.device, [event]);
      if (!keys.has(event.device)) keys.set(event.device, view.keyOf(event.device));
      groups.note(event, disputedBy(event));
      dirty.add(event.subject);
    }
  };

  /** Judges again every line of the devices whose judgement changed. */
  const rejudge = (dirty: Set<SubjectId>): readonly DeviceId[] => {
    const before = view;
    view = judgeAll();
    const changed: DeviceId[] = [];
    for (const device of new Set([
      ...before.devices.keys(),
      ...view.devices.keys(),
      ...keys.keys(),
    ])) {
      const key = view.keyOf(device);
      if (keys.get(device) === key) continue;
      keys.set(device, key);
      changed.push(device);
      const own = byDevice.get(device) ?? [];
      const person = view.personOf(device);
      for (const [place, event] of own.entries()) {
        const { at, doubt } = view.timeOf(event);
        const isMoved = at !== event.at || doubt !== event.doubt || person !== event.person;
        const timed = isMoved ? { ...event, at, doubt, person } : event;
        const group = groups.of(event.subject) as Group<State>;
        const was = group.apart?.get(event.id)?.standing ?? 'stands';
        const now = disputedBy(timed);
        if (isMoved) {
          own[place] = timed;
          replaceCausally(group.list, timed);
        } else if (was === (now?.standing ?? 'stands')) continue;
        groups.note(timed, now);
        dirty.add(event.subject);
      }
    }
    return changed.sort();
  };

  const foldGroup = ({ name, members, list, apart }: Group<State>): State | null => {
    const { events } = list;
    let standing = events;
    const disputed: Disputed[] = [];
    if (apart) {
      const rest: LogEvent[] = [];
      for (const event of events) {
        const found = apart.get(event.id);
        if (found) disputed.push(found);
        else rest.push(event);
      }
      standing = rest;
    }
    failures.delete(name);
    if (standing.length === 0) return null;
    let saw: Saw | null = null;
    const extra: FoldExtra = {
      members,
      disputed,
      saw: (later, earlier) => {
        saw ??= createSaw(events);
        return saw(later, earlier);
      },
    };
    try {
      return foldSubject(typeOf(name), name, standing, extra);
    } catch (error) {
      // One subject's bug must not take the other counts off the wall.
      failures.set(name, error);
      return null;
    }
  };

  const statesOf = (type: string): Map<SubjectId, State> => {
    const found = states.get(type) ?? new Map<SubjectId, State>();
    states.set(type, found);
    return found;
  };

  const refold = (dirty: Set<SubjectId>): readonly SubjectChange<State>[] => {
    const gone = groups.relink(dirty);
    const befores = new Map<SubjectId, State | null>(gone.map(({ name, state }) => [name, state]));
    const again = new Set<Group<State>>();
    for (const subject of [...dirty, ...gone.flatMap(({ members }) => members)]) {
      const group = groups.of(subject);
      if (group) again.add(group);
    }
    for (const { name, state } of again) if (!befores.has(name)) befores.set(name, state);
    for (const group of again) groups.setState(group, foldGroup(group));
    const changes: SubjectChange<State>[] = [];
    for (const [subject, before] of befores) {
      const group = groups.of(subject);
      const after = group?.name === subject ? group.state : null;
      if (group?.name !== subject) failures.delete(subject);
      if (before === null && after === null) continue;
      if (after === null) statesOf(typeOf(subject)).delete(subject);
      else statesOf(typeOf(subject)).set(subject, after);
      changes.push({ subject, before, after });
    }
    return changes;
  };

  const take = (lines: readonly Line[]): ChangeBatch<State> => {
    const events: LogEvent[] = [];
    const dirty = new Set<SubjectId>();
    const isTouched = takeIn(lines.map(toRead), events);
    const devices = isTouched ? rejudge(dirty) : NONE;
    addEvents(events, dirty);
    return { changes: refold(dirty), devices, admitted: lines.length };
  };

  const waiting: Line[] = [];
  let isReady = false;
  let isClosed = false;
  let mustReadAgain = false;
  const tell = (batch: ChangeBatch<State>) => {
    for (const listener of listeners) listener(batch);
  };
  const unsubscribe = log.subscribe(({ admitted, filled, forgotten = NONE }) => {
    const lines = [...admitted, ...filled];
    if (forgotten.length > 0) mustReadAgain = true;
    if (!isReady) {
      for (const line of lines) waiting.push(line);
      return;
    }
    if (lines.length > 0) tell(take(lines));
    if (mustReadAgain) void readAgain();
  });

  const foldAll = (events: LogEvent[]) => {
    rejudge(new Set());
    const dirty = new Set<SubjectId>();
    addEvents(events, dirty);
    events.length = 0;
    refold(dirty);
  };
  const readAll = async (): Promise<readonly ReadLine[]> => {
    const all: ReadLine[] = [];
    do {
      mustReadAgain = false;
      all.length = 0;
      for await (const slice of log.lines()) for (const line of slice) all.push(toRead(line));
    } while (mustReadAgain);
    return all;
  };
  const forgetAll = (): ReadonlyMap<SubjectId, State> => {
    const before = new Map([...states.values()].flatMap((ofType) => [...ofType]));
    // Screens hold these maps: emptied and filled again, never replaced.
    for (const ofType of states.values()) ofType.clear();
    for (const each of [byDevice, deviceFacts, absent, forks, keys, failures]) each.clear();
    groups = createGroups<State>();
    eventCount = 0;
    view = judgeAll();
    return before;
  };
  const readAgain = async () => {
    isReady = false;
    try {
      const lines = await readAll();
      if (isClosed) return;
      const known = view.devices;
      const before = forgetAll();
      const events: LogEvent[] = [];
      takeIn(lines, events);
      foldAll(events);
      if (waiting.length > 0) take(waiting.splice(0));
      const after = new Map([...states.values()].flatMap((ofType) => [...ofType]));
      const changes = [...new Set([...before.keys(), ...after.keys()])].map((subject) => ({
        subject,
        before: before.get(subject) ?? null,
        after: after.get(subject) ?? null,
      }));
      const devices = [...new Set([...known.keys(), ...view.devices.keys()])].sort();
      tell({ changes, devices, admitted: 0 });
    } catch {
      // The store was locked or closed meanwhile; whoever opens it again folds anew.
      mustReadAgain = false;
    }
    isReady = true;
    if (waiting.length > 0) tell(take(waiting.splice(0)));
    if (mustReadAgain) await readAgain();
  };

  const loaded: LogEvent[] = [];
  for await (const slice of log.lines()) takeIn(slice.map(toRead), loaded);
  foldAll(loaded);
  if (waiting.length > 0) take(waiting.splice(0));
  isReady = true;
  if (mustReadAgain) await readAgain();

  const factsAbout = (subject: SubjectId) =>
    [...deviceFacts.values()].filter((event) => event.subject === subject);
  return {
    get: (subject) => groups.of(subject)?.state ?? null,
    states: statesOf,
    nameOf: (subject) => groups.nameOf(subject),
    events: (subject) => groups.of(subject)?.list.events ?? NONE,
    standingOf: (event) => view.standingOf(event),
    disputed: (subject) =>
      subject === undefined
        ? groups.disputed()
        : [...(groups.of(subject)?.apart?.values() ?? NONE)],
    counts: () => ({
      lines: eventCount + deviceFacts.size + absent.size,
      events: eventCount,
      absent: absent.size,
      disputed: groups.disputed().length,
    }),
    heads: (subject) =>
      headsOf([...(groups.of(subject)?.list.events ?? NONE), ...factsAbout(subject)]),
    devices: () => view.devices,
    ineffective: () => view.ineffective,
    failures: () => failures,
    digest: log.digest,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      isClosed = true;
      unsubscribe();
      listeners.clear();
    },
  };
};
