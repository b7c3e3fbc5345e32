import type { DeviceStanding, Line, LineId, OpenLog, Place, StandingView } from '@corridor/log';
import { hashText } from '@corridor/log/node';
import {
  isInWindow,
  isPerSite,
  mayRead,
  READABLE_FOR_MS,
  subjectTypeOf,
} from '@corridor/operation';

/**
 * Who may have which body and which attachment, on every route. Some lines name no site ("retracted"): they
 * go where other lines of the same trip or stream go, so the sites of each are kept in memory, and so is
 * which line names which attachment. Read once, at the first question that needs it. A phone at a site has what
 * others wrote for a day only.
 */
export interface Scope {
  /** Answers whether this reader may have the body of a line, as of now. */
  readonly of: (reader: DeviceStanding) => Promise<(line: Line) => boolean>;
  /** Which absent bodies it is worth asking this reader for. */
  readonly mayHold: (reader: DeviceStanding) => (place: Place) => boolean;
  readonly mayReadBlob: (reader: DeviceStanding, hash: string) => Promise<boolean>;
  readonly close: () => void;
}

export interface ScopeParts {
  readonly log: OpenLog;
  readonly standing: () => StandingView;
  /** The time this operation goes by. */
  readonly now: () => number;
}

/** What a device is told at sign-in of what it may read, so that it asks for nothing else. */
export const readsOf = ({ role, sites, post }: DeviceStanding) => ({
  key: hashText(JSON.stringify([role, sites, post ?? null])).slice(0, 22),
  forMs: isPerSite(role) ? READABLE_FOR_MS : null,
});

const namedHash = /"hash":"([\w-]{43})"/g;
const named = /"(?:site|from|to)":"(site\/[\w.-]+)"/g;
const movesBetweenSites = (subject: string) =>
  subject.startsWith('trip/') || subject.startsWith('stream/');

export function createScope({ log, standing, now }: ScopeParts): Scope {
  const sitesBySubject = new Map<string, Set<string>>();
  const linesByHash = new Map<string, Set<LineId>>();

  const add = (lines: readonly Line[]) => {
    for (const { id, body, bodyText } of lines) {
      if (!body) continue;
      for (const [, hash = ''] of bodyText.matchAll(namedHash))
        linesByHash.set(hash, (linesByHash.get(hash) ?? new Set()).add(id));
      if (!movesBetweenSites(body.subject)) continue;
      for (const [, site = ''] of bodyText.matchAll(named)) {
        const sites = sitesBySubject.get(body.subject) ?? new Set();
        sitesBySubject.set(body.subject, sites.add(site));
      }
    }
  };
  let reading: Promise<void> | null = null;
  const stop = log.subscribe(({ admitted, filled }) => {
    if (!reading) return;
    add(admitted);
    add(filled);
  });
  const readAll = async () => {
    for await (const lines of log.lines()) add(lines);
  };
  const ready = () => {
    reading ??= readAll();
    return reading;
  };

  /** Whether a body is young enough for a phone at a site. Its own pads are no others. */
  const windowOf = ({ device, role }: DeviceStanding) => {
    const { devices, timeOf } = standing();
    const at = now();
    return (
      { id, header: { dev, seq, wall } }: Line,
      kind: string,
      type: string,
      fact: unknown,
    ) => {
      const author = devices.get(dev);
      if (author?.role === 'pad' && author.enrolledBy === device) return true;
      const times = {
        at: timeOf({ id, device: dev, seq, wall }).at,
        enrolledAt: author?.enrolledAt ?? 0,
        receivedAt: () => log.receivedAt(id) ?? at,
      };
      return isInWindow(role, { kind, subjectType: type, fact }, times, at);
    };
  };

  const of = async (reader: DeviceStanding) => {
    const { device, role, sites, post } = reader;
    const isYoung = isPerSite(role) ? windowOf(reader) : null;
    // Without sites of its own a device is asked about no trip's sites.
    if (sites.length > 0) await ready();
    return (line: Line) => {
      const { header, body } = line;
      if (header.dev === device) return true;
      if (!body) return false;
      const { kind, subject, fact } = body;
      const subjectType = subjectTypeOf(subject);
      if (isYoung && !isYoung(line, kind, subjectType, fact)) return false;
      return mayRead(role, {
        kind,
        subject,
        subjectType,
        fact,
        sites,
        ...(post === undefined ? {} : { post }),
        subjectSites: [...(sitesBySubject.get(subject) ?? [])],
      });
    };
  };

  return {
    of,
    mayHold({ device, role }) {
      if (!isPerSite(role)) return () => true;
      const oldest = now() - READABLE_FOR_MS;
      return ({ device: dev, hlc }) => dev === device || hlc[0] >= oldest;
    },
    async mayReadBlob(reader, hash) {
      await ready();
      const lines = await log.linesById([...(linesByHash.get(hash) ?? [])]);
      const mayHave = await of(reader);
      // Naming a hash proves nothing about having been given what is under it: own lines do not count.
      return lines.some((line) => line.header.dev !== reader.device && mayHave(line));
    },
    close: stop,
  };
}
