import type { Line } from '@corridor/log';
import {
  foldSubject,
  isSubjectType,
  type OperationEvent,
  type States,
  type SubjectState,
  type SubjectType,
  subjectTypeOf,
  understand,
} from '@corridor/operation';
import type { OwnLine } from '../view/own.ts';
import { isAboutLinks, ownLinks } from './ownLinks.ts';

/**
 * What this phone itself wrote, unlocked or locked, folded from its own lines alone. A phone far from the hub may not hold the lines that
 * say who enrolled it; what it counted is on its screen all the same.
 */
export interface OwnFold {
  /** Adds lines of own chains, in any order; known ones are left out. */
  readonly add: (lines: readonly Line[]) => void;
  readonly lines: () => readonly OwnLine[];
  /** Live: they change with what is added. */
  readonly states: <T extends keyof States>(type: T) => ReadonlyMap<string, States[T]>;
  /** Id of the newest own line of a subject. */
  readonly newest: (subject: string) => string | null;
}

/** Whoever holds this phone. Who that is in the operation, only the lines of others tell. */
const OWN = 'own';

/** Who counts is decided from what others say of devices: the phone's own words about them are nobody's record. */
const isRecord = ({ body }: Line): boolean => body !== null && !body.subject.startsWith('device/');

const toEvent = ({ id, header, body }: Line): OperationEvent | null =>
  body && {
    id,
    device: header.dev,
    // All of it is this phone's own, its second key's lines too.
    person: OWN,
    seq: header.seq,
    hlc: header.hlc,
    wall: header.wall,
    at: header.wall,
    doubt: 0,
    kind: body.kind,
    subject: body.subject,
    after: body.after ?? [],
    ...(body.act === undefined ? {} : { act: body.act }),
    fact: body.fact,
  };

/** By clock; the same instant by chain and place, so that every start of the phone shows the same order. */
const inTime = (a: OperationEvent, b: OperationEvent): number =>
  a.hlc[0] - b.hlc[0] ||
  a.hlc[1] - b.hlc[1] ||
  (a.device < b.device ? -1 : a.device > b.device ? 1 : a.seq - b.seq);

/** Mostly it is the newest, and goes to the end. */
const put = <T extends OperationEvent>(list: T[], event: T): void => {
  const last = list.at(-1);
  list.push(event);
  if (last && inTime(last, event) > 0) list.sort(inTime);
};

/** `changed`: where it notes whose state is another now, one subject after another. */
export function createOwnFold(changed: string[] = []): OwnFold {
  const known = new Set<string>();
  const events = new Map<string, OperationEvent[]>();
  const states = new Map<string, Map<string, SubjectState>>();
  const aboutLinks: OperationEvent[] = [];
  let lines: readonly OwnLine[] = [];
  let links: ReadonlyMap<string, readonly string[]> = new Map();

  const statesOf = (type: SubjectType) => {
    const found = states.get(type) ?? new Map<string, SubjectState>();
    states.set(type, found);
    return found;
  };
  /** Folds subjects that are one together, under the smallest; each of them leads to that state. */
  const fold = (subjects: ReadonlySet<string>) => {
    const done = new Set<string>();
    for (const subject of subjects) {
      const type = subjectTypeOf(subject);
      if (!isSubjectType(type) || done.has(subject)) continue;
      const members = links.get(subject) ?? [subject];
      const said =
        members.length > 1
          ? members.flatMap((member) => events.get(member) ?? []).sort(inTime)
          : (events.get(subject) ?? []);
      const state = foldSubject(type, members[0] ?? subject, said);
      for (const member of members) {
        done.add(member);
        statesOf(type).set(member, state);
        changed.push(member);
      }
    }
  };
  /** A new list each time, since screens compare by identity. */
  const addLines = (fresh: OperationEvent[]) => {
    fresh.sort(inTime);
    const last = lines.at(-1) as OperationEvent | undefined;
    const isNewest = !last || inTime(last, fresh[0] as OperationEvent) <= 0;
    const all = lines.concat(fresh) as OperationEvent[];
    lines = isNewest ? all : all.sort(inTime);
  };

  return {
    add: (more) => {
      const fresh: OperationEvent[] = [];
      for (const line of more) {
        const event = known.has(line.id) || !isRecord(line) ? null : toEvent(line);
        if (!event) continue;
        known.add(event.id);
        fresh.push(event);
      }
      if (fresh.length === 0) return;
      const touched = new Set<string>();
      let isLinked = false;
      for (const event of fresh) {
        touched.add(event.subject);
        const list = events.get(event.subject);
        if (list) put(list, understand(event));
        else events.set(event.subject, [understand(event)]);
        if (!isAboutLinks(event.kind)) continue;
        put(aboutLinks, event);
        isLinked = true;
      }
      addLines(fresh);
      if (isLinked) {
        const before = links;
        links = ownLinks(aboutLinks);
        for (const subject of new Set([...before.keys(), ...links.keys()])) touched.add(subject);
      }
      fold(touched);
    },
    lines: () => lines,
    states: <T extends keyof States>(type: T) =>
      (states.get(type) ?? NONE) as ReadonlyMap<string, States[T]>,
    newest: (subject) => events.get(subject)?.at(-1)?.id ?? null,
  };
}

const NONE: ReadonlyMap<string, never> = new Map<string, never>();
