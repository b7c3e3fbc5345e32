import type { DeviceId, LineId, LogEvent } from '../types.ts';
import { type ChainIndex, createChainIndex } from './chains.ts';
import { deviceSubject } from './facts.ts';
import type { MayWrite } from './types.ts';

/**
 * For tests: people who write lines with readable ids (`hub 3` is line 3 of the hub), unsigned. `founder`
 * founds. A line is where `after` says, in the writer's chain.
 */
export interface Cast {
  readonly lines: LogEvent[];
  /** Writes the next line of a chain. `prev`: another place in it (a fork); its name becomes the id. */
  readonly write: (
    device: DeviceId,
    what: Partial<LogEvent> & { readonly prev?: LineId | null },
  ) => LogEvent;
  readonly about: (
    author: DeviceId,
    target: DeviceId,
    kind: string,
    fact: unknown,
    more?: Partial<LogEvent> & { readonly prev?: LineId | null },
  ) => LogEvent;
  readonly enrol: (author: DeviceId, target: DeviceId, role: string, fact?: object) => LogEvent;
  readonly chains: (lines?: readonly LogEvent[]) => ChainIndex;
  readonly prevOf: (id: LineId) => LineId | null;
}

export const createCast = (): Cast => {
  const lines: LogEvent[] = [];
  const prevs = new Map<LineId, LineId | null>();
  const byId = new Map<LineId, LogEvent>();
  const heads = new Map<DeviceId, LineId>();
  let now = 1_000_000;

  const write: Cast['write'] = (device, { prev: asked, ...what }) => {
    now += 1000;
    const prev = asked === undefined ? (heads.get(device) ?? null) : asked;
    const before = prev === null ? undefined : byId.get(prev);
    const seq = (before?.seq ?? 0) + 1;
    let id = what.id ?? `${device} ${seq}`;
    while (byId.has(id)) id += "'";
    const ms = Math.max(what.hlc?.[0] ?? now, (before?.hlc[0] ?? 0) + 1);
    const line: LogEvent = {
      wall: ms,
      at: ms,
      doubt: 0,
      kind: 'tallied@1',
      subject: 'trip/1',
      after: [],
      fact: {},
      ...what,
      hlc: [ms, 0],
      id,
      device,
      person: device,
      seq,
    };
    lines.push(line);
    byId.set(id, line);
    prevs.set(id, prev);
    heads.set(device, id);
    return line;
  };

  const about: Cast['about'] = (author, target, kind, fact, more = {}) =>
    write(author, { ...more, kind, subject: deviceSubject(target), fact });

  return {
    lines,
    write,
    about,
    enrol: (author, target, role, fact = {}) =>
      about(author, target, 'enrolled@1', { label: target, role, ...fact }),
    chains: (some = lines) => {
      const index = createChainIndex();
      const wanted = new Set(some.map(({ id }) => id));
      for (const { id, device, seq } of lines) {
        if (wanted.has(id)) index.add({ id, dev: device, seq, prev: prevs.get(id) ?? null });
      }
      return index;
    },
    prevOf: (id) => prevs.get(id) ?? null,
  };
};

/**
 * Coordinators write everything, hubs device facts (and revoke only in answer to a report), officers tallies at their
 * sites, reports and their own second key, drivers passages.
 */
export const castMayWrite: MayWrite = (role, { kind, sites, fact }) => {
  if (role === 'coordinator') return true;
  const said = (typeof fact === 'object' && fact !== null ? fact : {}) as Record<string, unknown>;
  if (role === 'hub') {
    if (kind === 'revoked@1') return said.reason === 'surrendered' && said.of !== undefined;
    return ['enrolled@1', 'witnessed@1', 'clock-offset@1'].includes(kind);
  }
  if (role === 'officer') {
    if (kind === 'surrendered@1') return true;
    if (kind === 'enrolled@1') return said.role === 'pad';
    const site = said.site ?? null;
    return (
      kind === 'tallied@1' && (sites.length === 0 || site === null || sites.includes(`${site}`))
    );
  }
  if (role === 'pad') return kind === 'tallied@1';
  return role === 'driver' && kind === 'passed@1';
};
