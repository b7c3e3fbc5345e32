import type { DeviceStanding, Line, LineId, OpenLog } from '@corridor/log';
import { mayRead, subjectTypeOf } from '@corridor/operation';

/**
 * Who may have which body and which attachment, on every route. Some lines name no site ("retracted"): they
 * go where other lines of the same trip or stream go, so the sites of each are kept in memory, and so is
 * which line names which attachment. Read once, at the first question that needs it.
 */
export interface Scope {
  /** Answers whether this reader may have the body of a line. */
  readonly of: (reader: DeviceStanding) => Promise<(line: Line) => boolean>;
  readonly mayReadBlob: (reader: DeviceStanding, hash: string) => Promise<boolean>;
  readonly close: () => void;
}

const namedHash = /"hash":"([\w-]{43})"/g;
const named = /"(?:site|from|to)":"(site\/[\w.-]+)"/g;
const movesBetweenSites = (subject: string) =>
  subject.startsWith('trip/') || subject.startsWith('stream/');

export function createScope(log: OpenLog): Scope {
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

  const of = async (reader: DeviceStanding) => {
    const { device, role, sites, post } = reader;
    // Without sites of its own a device is asked about no trip's sites.
    if (sites.length > 0) await ready();
    return ({ header, body }: Line) => {
      if (header.dev === device) return true;
      if (!body) return false;
      const { kind, subject, fact } = body;
      return mayRead(role, {
        kind,
        subject,
        subjectType: subjectTypeOf(subject),
        fact,
        sites,
        ...(post === undefined ? {} : { post }),
        subjectSites: [...(sitesBySubject.get(subject) ?? [])],
      });
    };
  };

  return {
    of,
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
