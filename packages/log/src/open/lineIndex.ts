import type { Fork, Link } from '../standing/chains.ts';
import { byBytes } from '../text/utf8.ts';
import type { DeviceId, Hlc, LineId } from '../types.ts';
import { createIdTable } from './idTable.ts';
import type { Row } from './rows.ts';

/** A stretch of a chain without a branch; an honest device has exactly one. */
export interface Branch {
  readonly device: DeviceId;
  readonly firstSeq: number;
  /** Line the first one hangs on; -1 for the chain's beginning. */
  readonly parent: number;
  /** Numbers of its lines, in order. */
  readonly lines: number[];
  /** seq of its last device fact; 0 where it has none. */
  lastDeviceFact: number;
}

export interface IndexedLine {
  readonly id: LineId;
  readonly device: DeviceId;
  readonly seq: number;
  readonly prev: LineId | null;
  readonly hlc: Hlc;
}

export interface LineFlags {
  hasBody: boolean;
  /** Its own signature was verified here: a slice may end at it. */
  isChecked: boolean;
  isDeviceFact: boolean;
}

const bodyBit = 1;
const checkedBit = 2;
const deviceFactBit = 4;

/**
 * Every admitted line by a small number, with what is asked without its text: about 140 bytes a line. Lines
 * are only ever added, parents first.
 */
export interface LineIndex {
  readonly size: () => number;
  readonly absentBodies: () => number;
  readonly add: (line: IndexedLine, flags: LineFlags, row: Row) => number;
  readonly numberOf: (id: LineId) => number | undefined;
  readonly idAt: (line: number) => LineId;
  readonly seqAt: (line: number) => number;
  readonly hlcAt: (line: number) => Hlc;
  readonly branchAt: (line: number) => Branch;
  readonly parentOf: (line: number) => number;
  readonly flagsAt: (line: number) => LineFlags;
  readonly setFlags: (line: number, flags: Partial<LineFlags>) => void;
  readonly rowAt: (line: number) => Row;
  readonly setRow: (line: number, row: Row) => void;
  readonly devices: () => readonly DeviceId[];
  /** Parents before children. */
  readonly branches: (device: DeviceId) => readonly Branch[];
  readonly forks: (device: DeviceId) => readonly Fork[];
  readonly link: (line: number) => Link;
  /** Number of the line's ancestor at `seq`, itself included; -1 where there is none. */
  readonly ancestorAt: (line: number, seq: number) => number;
  /** Numbers from `fromSeq` up to the line, along its own ancestors. */
  readonly path: (line: number, fromSeq: number) => readonly number[];
}

const noForks: readonly Fork[] = [];

export function createLineIndex(): LineIndex {
  const ids: LineId[] = [];
  const numbers = createIdTable((line) => ids[line] as LineId);
  const seqs: number[] = [];
  const ms: number[] = [];
  const counts: number[] = [];
  const branchOf: Branch[] = [];
  const flags: number[] = [];
  const rows: Row[] = [];
  const branchesOf = new Map<DeviceId, Branch[]>();
  const forksOf = new Map<DeviceId, readonly Fork[]>();
  let absent = 0;

  const tip = (branch: Branch) => branch.lines[branch.lines.length - 1] as number;

  const openBranch = (device: DeviceId, firstSeq: number, parent: number): Branch => {
    const branch: Branch = { device, firstSeq, parent, lines: [], lastDeviceFact: 0 };
    const all = branchesOf.get(device);
    if (all) all.push(branch);
    else branchesOf.set(device, [branch]);
    return branch;
  };

  const parentOf = (line: number): number => {
    const branch = branchOf[line] as Branch;
    const at = (seqs[line] as number) - branch.firstSeq;
    return at === 0 ? branch.parent : (branch.lines[at - 1] as number);
  };

  const ancestorAt = (line: number, seq: number): number => {
    if (seq < 1 || seq > (seqs[line] as number)) return -1;
    let branch = branchOf[line] as Branch;
    while (seq < branch.firstSeq) branch = branchOf[branch.parent] as Branch;
    return branch.lines[seq - branch.firstSeq] as number;
  };

  const findForks = (device: DeviceId): readonly Fork[] => {
    const children = new Map<number, Set<number>>();
    for (const branch of branchesOf.get(device) ?? []) {
      const found = children.get(branch.parent) ?? new Set<number>();
      children.set(branch.parent, found.add(branch.lines[0] as number));
      if (branch.parent < 0) continue;
      const around = branchOf[branch.parent] as Branch;
      const onward = around.lines[(seqs[branch.parent] as number) - around.firstSeq + 1];
      if (onward !== undefined) found.add(onward);
    }
    return [...children]
      .filter(([, firsts]) => firsts.size > 1)
      .map(([at, firsts]) => ({
        at: at < 0 ? null : (ids[at] as LineId),
        branches: [...firsts].map((first) => ids[first] as LineId).sort(byBytes),
      }));
  };

  return {
    size: () => ids.length,
    absentBodies: () => absent,
    add: (line, { hasBody, isChecked, isDeviceFact }, row) => {
      // Mostly the line before was added just now.
      const isNext = line.prev !== null && ids[ids.length - 1] === line.prev;
      const parent = isNext ? ids.length - 1 : line.prev === null ? -1 : numbers.find(line.prev);
      if (parent === undefined) throw new Error(`the line before ${line.id} is not there`);
      let branch = parent < 0 ? undefined : branchOf[parent];
      const isNew = branch === undefined || tip(branch) !== parent;
      if (branch === undefined || isNew) {
        // Behind a tip there is no line yet; only here it may be known.
        const known = numbers.find(line.id);
        if (known !== undefined) return known;
        branch = openBranch(line.device, line.seq, parent);
      }
      const number = ids.length;
      ids.push(line.id);
      numbers.add(number);
      seqs.push(line.seq);
      ms.push(line.hlc[0]);
      counts.push(line.hlc[1]);
      branchOf.push(branch);
      branch.lines.push(number);
      if (isDeviceFact) branch.lastDeviceFact = line.seq;
      flags.push(
        (hasBody ? bodyBit : 0) | (isChecked ? checkedBit : 0) | (isDeviceFact ? deviceFactBit : 0),
      );
      rows.push(row);
      if (!hasBody) absent++;
      if (isNew && (branchesOf.get(line.device)?.length ?? 0) > 1) {
        forksOf.set(line.device, findForks(line.device));
      }
      return number;
    },
    numberOf: (id) => numbers.find(id),
    idAt: (line) => ids[line] as LineId,
    seqAt: (line) => seqs[line] as number,
    hlcAt: (line) => [ms[line] as number, counts[line] as number],
    branchAt: (line) => branchOf[line] as Branch,
    parentOf,
    flagsAt: (line) => {
      const bits = flags[line] as number;
      return {
        hasBody: (bits & bodyBit) !== 0,
        isChecked: (bits & checkedBit) !== 0,
        isDeviceFact: (bits & deviceFactBit) !== 0,
      };
    },
    setFlags: (line, { hasBody, isChecked, isDeviceFact }) => {
      const before = flags[line] as number;
      if (hasBody === true && (before & bodyBit) === 0) absent--;
      if (hasBody === false && (before & bodyBit) !== 0) absent++;
      if (isDeviceFact) {
        const branch = branchOf[line] as Branch;
        branch.lastDeviceFact = Math.max(branch.lastDeviceFact, seqs[line] as number);
      }
      flags[line] =
        (hasBody === false ? before & ~bodyBit : before) |
        (hasBody ? bodyBit : 0) |
        (isChecked ? checkedBit : 0) |
        (isDeviceFact ? deviceFactBit : 0);
    },
    rowAt: (line) => rows[line] as Row,
    setRow: (line, row) => {
      rows[line] = row;
    },
    devices: () => [...branchesOf.keys()].sort(byBytes),
    branches: (device) => branchesOf.get(device) ?? [],
    forks: (device) => forksOf.get(device) ?? noForks,
    link: (line) => {
      const parent = parentOf(line);
      return {
        id: ids[line] as LineId,
        dev: (branchOf[line] as Branch).device,
        seq: seqs[line] as number,
        prev: parent < 0 ? null : (ids[parent] as LineId),
      };
    },
    ancestorAt,
    path: (line, fromSeq) => {
      const numbersUp: number[] = [];
      for (let at = line; at >= 0 && (seqs[at] as number) >= fromSeq; at = parentOf(at)) {
        numbersUp.push(at);
      }
      return numbersUp.reverse();
    },
  };
}
