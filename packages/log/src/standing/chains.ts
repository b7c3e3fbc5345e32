import type { DeviceId, LineId } from '../types.ts';

/** Where a line hangs. */
export interface Link {
  readonly id: LineId;
  readonly dev: DeviceId;
  readonly seq: number;
  readonly prev: LineId | null;
}

/** A line (null: the chain's beginning) that more than one line names as its `prev`. */
export interface Fork {
  readonly at: LineId | null;
  /** First line of each branch, sorted byte-wise. */
  readonly branches: readonly LineId[];
}

/** What the folds ask of the admitted lines' chains. Only admitted lines are seen. */
export interface Chains {
  readonly linkOf: (id: LineId) => Link | null;
  /** `id` is `of`, or is reached from it through `prev`. False where one of them is not held. */
  readonly isAncestor: (id: LineId, of: LineId) => boolean;
  /** Empty for an honest device. The same array until the device's forks change. */
  readonly forksOf: (dev: DeviceId) => readonly Fork[];
}

export interface ChainIndex extends Chains {
  /** Parents first. A line already there changes nothing. A missing `prev` is a bug and throws. */
  readonly add: (link: Link) => void;
  readonly headsOf: (dev: DeviceId) => readonly (readonly [seq: number, id: LineId])[];
  readonly devices: () => readonly DeviceId[];
  readonly size: () => number;
}

/** A stretch of a chain without a branch; an honest device has exactly one. */
interface Run {
  readonly dev: DeviceId;
  readonly firstSeq: number;
  readonly parent: Run | null;
  /** Place in `parent` of the line the first one hangs on. */
  readonly parentOffset: number;
  readonly ids: LineId[];
}

const NO_FORKS: readonly Fork[] = [];
/** Run and offset in one number: a million lines without a million small objects. */
const RUN = 2 ** 26;

/** An index in memory: constant time for honest devices, (number of branches) for forked ones. */
export const createChainIndex = (): ChainIndex => {
  const runs: Run[] = [];
  const placeOf = new Map<LineId, number>();
  const runsOf = new Map<DeviceId, Run[]>();
  const forks = new Map<DeviceId, readonly Fork[]>();

  const runAt = (place: number): Run => runs[Math.floor(place / RUN)] as Run;

  const findForks = (dev: DeviceId): readonly Fork[] => {
    const branches = new Map<LineId | null, Set<LineId>>();
    for (const { parent, parentOffset, ids } of runsOf.get(dev) ?? []) {
      const at = parent ? (parent.ids[parentOffset] as LineId) : null;
      const found = branches.get(at) ?? new Set();
      branches.set(at, found.add(ids[0] as LineId));
      const onward = parent?.ids[parentOffset + 1];
      if (onward !== undefined) found.add(onward);
    }
    return [...branches]
      .filter(([, ids]) => ids.size > 1)
      .map(([at, ids]) => ({ at, branches: [...ids].sort() }));
  };

  return {
    add: ({ id, dev, seq, prev }) => {
      if (placeOf.has(id)) return;
      const before = prev === null ? undefined : placeOf.get(prev);
      if (prev !== null && before === undefined)
        throw new Error(`line before ${id} is not indexed`);
      const parent = before === undefined ? null : runAt(before);
      const parentOffset = before === undefined ? 0 : before % RUN;
      if (parent && parentOffset === parent.ids.length - 1) {
        placeOf.set(id, (before as number) + 1);
        parent.ids.push(id);
        return;
      }
      const run: Run = { dev, firstSeq: seq, parent, parentOffset, ids: [id] };
      placeOf.set(id, runs.length * RUN);
      runs.push(run);
      const all = runsOf.get(dev);
      if (all) all.push(run);
      else runsOf.set(dev, [run]);
      if (all) forks.set(dev, findForks(dev));
    },
    linkOf: (id) => {
      const place = placeOf.get(id);
      if (place === undefined) return null;
      const { dev, firstSeq, parent, parentOffset, ids } = runAt(place);
      const offset = place % RUN;
      const prev = offset > 0 ? ids[offset - 1] : parent?.ids[parentOffset];
      return { id, dev, seq: firstSeq + offset, prev: prev ?? null };
    },
    isAncestor: (id, of) => {
      const low = placeOf.get(id);
      const high = placeOf.get(of);
      if (low === undefined || high === undefined) return false;
      const target = runAt(low);
      let run: Run | null = runAt(high);
      let offset = high % RUN;
      while (run && run !== target) {
        offset = run.parentOffset;
        run = run.parent;
      }
      return run === target && low % RUN <= offset;
    },
    forksOf: (dev) => forks.get(dev) ?? NO_FORKS,
    headsOf: (dev) => {
      const all = runsOf.get(dev) ?? [];
      const carriedOn = new Set(all.map(({ parent, parentOffset }) => parent?.ids[parentOffset]));
      return all
        .map(
          ({ firstSeq, ids }) =>
            [firstSeq + ids.length - 1, ids[ids.length - 1] as LineId] as const,
        )
        .filter(([, id]) => !carriedOn.has(id))
        .sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
    },
    devices: () => [...runsOf.keys()].sort(),
    size: () => placeOf.size,
  };
};
