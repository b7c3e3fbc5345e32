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

export function createOwnFold(): OwnFold {
  const known = new Set<string>();
  const events = new Map<string, OperationEvent[]>();
  const states = new Map<string, Map<string, SubjectState>>();
  const all: OperationEvent[] = [];
  let lines: readonly OwnLine[] = [];

  let links: ReadonlyMap<string, readonly string[]> = new Map();

  /** Folds subjects that are one together, under the smallest; each of them leads to that state. */
  const fold = (subjects: ReadonlySet<string>) => {
    const done = new Set<string>();
    // A new map each time, since screens compare by identity; one for all, since a phone at its start folds thousands.
    const changed = new Map<SubjectType, Map<string, SubjectState>>();
    for (const subject of subjects) {
      const type = subjectTypeOf(subject);
      if (!isSubjectType(type) || done.has(subject)) continue;
      const members = links.get(subject) ?? [subject];
      const said = members.flatMap((member) => events.get(member) ?? []);
      if (members.length > 1) said.sort(inTime);
      const state = foldSubject(type, members[0] ?? subject, said);
      const next = changed.get(type) ?? new Map(states.get(type));
      changed.set(type, next);
      for (const member of members) {
        done.add(member);
        next.set(member, state);
      }
    }
    for (const [type, next] of changed) states.set(type, next);
  };

  return {
    add: (more) => {
      const fresh = more.flatMap((line) => {
        const event = known.has(line.id) || !isRecord(line) ? null : toEvent(line);
        return event ? [event] : [];
      });
      if (fresh.length === 0) return;
      const touched = new Set<string>();
      for (const event of fresh) {
        known.add(event.id);
        touched.add(event.subject);
        const list = events.get(event.subject);
        if (list) list.push(understand(event));
        else events.set(event.subject, [understand(event)]);
      }
      for (const subject of touched) events.get(subject)?.sort(inTime);
      all.push(...fresh);
      lines = [...all.sort(inTime)];
      if (fresh.some(({ kind }) => isAboutLinks(kind))) {
        const before = links;
        links = ownLinks(lines);
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
