import type { DeviceStanding, Line, OpenLog } from '@corridor/log';
import { hashText } from '@corridor/log/node';

/**
 * What may come over the network into one operation. Every head of every device stands in every vector, so a
 * thousand invented devices, or one device that forks its chain a thousand times, would make each phone's
 * smallest call too large to be sent. What is turned away is in no vector and will be offered again.
 */
export interface GateBounds {
  /** Devices that nobody enrolled: couriers bring their lines before the enrolment arrives. */
  readonly strangers: number;
  /** Second keys of one phone. */
  readonly padsOfOne: number;
  /** Branches of one device: two are a restored backup, dozens are an attack. */
  readonly branches: number;
  /** Characters within an hour: of one device, and of all strangers together. */
  readonly perHour: number;
}

const gateBounds: GateBounds = {
  strangers: 500,
  padsOfOne: 64,
  branches: 32,
  perHour: 32 * 1024 * 1024,
};

const hourMs = 3_600_000;
/** Header and signature, in characters. */
const lineOverhead = 350;
/** Parents that are not here yet, remembered to see who hangs several lines on one. */
const mostAwaited = 20_000;

const place = /^\{"v":1,"op":"[^"]*","dev":"([\w-]{43})","seq":\d+,"prev":(?:null|"([\w-]{43})")/;

export interface GateParts {
  readonly log: OpenLog;
  readonly device: (dev: string) => DeviceStanding | null;
  readonly now: () => number;
  readonly bounds?: GateBounds;
}

export interface Gate {
  /** Places (from 0) of the lines to turn away. */
  readonly turnedAway: (lines: readonly string[]) => ReadonlySet<number>;
  /** What was taken, since only that counts: anybody can send lines in another's name that nobody signed. */
  readonly taken: (lines: readonly Pick<Line, 'header' | 'bodyText'>[]) => void;
}

export function createGate({ log, device, now, bounds = gateBounds }: GateParts): Gate {
  let hour = 0;
  let sizes = new Map<string, number>();
  let awaited = new Map<string, string>();

  const whoseOf = (dev: string) => (device(dev) ? dev : 'strangers');
  const sizesNow = () => {
    const current = Math.floor(now() / hourMs);
    if (current !== hour) {
      hour = current;
      sizes = new Map();
    }
    return sizes;
  };

  /** Counts the strangers among devices. Pads beyond those that one phone can need are strangers, too. */
  const takeCensus = () => {
    const pads = new Map<string, number>();
    let strangers = 0;
    const add = (dev: string): boolean => {
      const known = device(dev);
      const by = known?.enrolledBy ?? '';
      if (known?.role === 'pad') pads.set(by, (pads.get(by) ?? 0) + 1);
      const isStranger = !known || (pads.get(by) ?? 0) > bounds.padsOfOne;
      if (isStranger && strangers >= bounds.strangers) return false;
      if (isStranger) strangers += 1;
      return true;
    };
    for (const dev of log.devices()) add(dev);
    return { add };
  };

  /** Whether a line goes on where a chain of its device ends, or opens a branch that it may open. */
  const fitsBranches = (id: string, prev: string | null, heads: Set<string>) => {
    if (prev !== null && heads.delete(prev)) {
      heads.add(id);
      return true;
    }
    if (prev !== null && !log.has(prev)) {
      if (awaited.size >= mostAwaited) awaited = new Map();
      const first = awaited.get(prev) ?? id;
      awaited.set(prev, first);
      if (first === id) return true;
    }
    if (heads.size >= bounds.branches) return false;
    heads.add(id);
    return true;
  };

  return {
    turnedAway(lines) {
      const away = new Set<number>();
      const headsByDevice = new Map<string, Set<string>>();
      const seen = new Set(log.devices());
      const coming = new Map<string, number>();
      let census: ReturnType<typeof takeCensus> | null = null;
      for (const [at, line] of lines.entries()) {
        const [, dev, prev = null] = place.exec(line) ?? [];
        // What is no line is for admission to refuse in its own words.
        if (dev === undefined) continue;
        const id = hashText(line.slice(0, line.indexOf('\t')));
        if (log.has(id)) continue;
        if (!seen.has(dev)) {
          census ??= takeCensus();
          if (!census.add(dev)) {
            away.add(at);
            continue;
          }
          seen.add(dev);
        }
        const heads =
          headsByDevice.get(dev) ?? new Set<string>(log.heads(dev).map((head) => head.id));
        headsByDevice.set(dev, heads);
        const whose = whoseOf(dev);
        const size = (coming.get(whose) ?? 0) + line.length;
        const isTooMuch = (sizesNow().get(whose) ?? 0) + size > bounds.perHour;
        if (isTooMuch || !fitsBranches(id, prev, heads)) away.add(at);
        else coming.set(whose, size);
      }
      return away;
    },
    taken(lines) {
      for (const { header, bodyText } of lines) {
        const whose = whoseOf(header.dev);
        sizesNow().set(whose, (sizesNow().get(whose) ?? 0) + bodyText.length + lineOverhead);
      }
    },
  };
}
