import {
  type DeviceFactLine,
  type DeviceStanding,
  type Draft,
  foldStanding,
  isDeviceFact,
  isFounder,
  type Line,
  type News,
  type OpenLog,
  type StandingView,
} from '@corridor/log';
import { hashText } from '@corridor/log/node';
import { mayWrite } from '@corridor/operation';

/** Who is who in one operation, kept up with what is admitted. Only device facts are read. */
export interface HubStanding {
  readonly view: () => StandingView;
  readonly devices: () => ReadonlyMap<string, DeviceStanding>;
  /** Devices that wrote a device fact. */
  readonly authors: () => ReadonlySet<string>;
  /** Whether anybody ever revoked it, whether that counts or not. */
  readonly wasRevoked: (device: string) => boolean;
  /** Answers the devices that this made revoked. */
  readonly admitted: (news: News) => { readonly revoked: readonly string[] };
}

function lineToFact(line: Line): DeviceFactLine | null {
  const { id, header, body } = line;
  if (!body || !isDeviceFact(body.kind, body.subject)) return null;
  const { dev: device, seq, hlc, wall } = header;
  const { kind, subject, fact, after = [] } = body;
  return { id, device, seq, hlc, wall, after, kind, subject, fact };
}

export async function openStanding(log: OpenLog): Promise<HubStanding> {
  const facts: DeviceFactLine[] = [];
  const add = (lines: readonly Line[]) => {
    const found = lines.flatMap((line) => lineToFact(line) ?? []);
    facts.push(...found);
    return found.length > 0;
  };
  const fold = () =>
    foldStanding(facts, {
      chains: log.chains,
      mayWrite,
      isFounder: (device) => isFounder(log.op, device, hashText),
    });

  for await (const lines of log.lines({ deviceFactsOnly: true })) add(lines);
  let view = fold();

  return {
    view: () => view,
    devices: () => view.devices,
    authors: () => new Set(facts.map(({ device }) => device)),
    wasRevoked: (device) =>
      facts.some(({ kind, subject }) => kind === 'revoked@1' && subject === `device/${device}`),
    admitted({ admitted, filled }) {
      const hasFacts = [add(admitted), add(filled)].some(Boolean);
      const mayMatter = admitted.some(
        ({ id, header }) => view.awaited.has(id) || log.chains.forksOf(header.dev).length > 0,
      );
      if (!hasFacts && !mayMatter) return { revoked: [] };
      const before = view.devices;
      view = fold();
      const revoked = [...view.devices.values()]
        .filter(({ device, revoked }) => revoked && before.get(device)?.revoked !== true)
        .map(({ device }) => device);
      return { revoked };
    },
  };
}

/** Lines of one `witnessed` fact: about 100 bytes each, far below a line's 16 KiB. */
const headsPerFact = 100;

/**
 * What the hub has seen of every chain. Of a forked chain it witnesses only what both branches share, or
 * the hub itself would decide which branch is the true one.
 */
export function witnessDrafts(
  log: OpenLog,
  hub: string,
  lastWitnessed: ReadonlyMap<string, string>,
): { readonly drafts: readonly Draft[]; readonly heads: ReadonlyMap<string, string> } {
  const heads = new Map<string, string>();
  const news: (readonly [string, number, string])[] = [];
  for (const device of log.devices()) {
    if (device === hub) continue;
    const common = log
      .heads(device)
      .map(({ id }) => id as string | null)
      .reduce((a, b) => (a === null || b === null ? null : log.commonAncestor(a, b)));
    const place = common === null ? null : log.place(common);
    if (!place) continue;
    heads.set(device, place.id);
    if (lastWitnessed.get(device) !== place.id) news.push([device, place.seq, place.id]);
  }
  const drafts: Draft[] = [];
  for (let i = 0; i < news.length; i += headsPerFact) {
    const fact = { heads: news.slice(i, i + headsPerFact) };
    drafts.push({ kind: 'witnessed@1', subject: `device/${hub}`, fact });
  }
  return { drafts, heads };
}
