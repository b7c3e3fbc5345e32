import { readTyped } from '@corridor/text';
import { roleText } from './roles.ts';
import type { DeviceRow } from './rows.ts';

/** Longer than this without a word is worth a call. */
const SILENT = 30 * 60_000;
/** A clock that is off by more than this makes the order of counts doubtful. */
export const CLOCK_OFF = 120_000;
/** So many devices a person reads as one list. */
const FOLDED_FROM = 14;

/** Of the devices behind one line, how many are why nothing to see to. */
export function quietOf(rows: readonly DeviceRow[]): {
  readonly heard: number;
  /** Let in, and nothing came yet: nobody knows whether they are in anybody's hands. */
  readonly notYet: number;
  readonly revoked: number;
} {
  const revoked = rows.filter((row) => row.isRevoked).length;
  const notYet = rows.filter((row) => !row.isRevoked && row.heard === null).length;
  return { heard: rows.length - revoked - notYet, notYet, revoked };
}

export interface DeviceGroup {
  /** A site; empty for who works everywhere. */
  readonly name: string;
  readonly silent: number;
  /** The longest silent first, who is cut off last. */
  readonly rows: readonly DeviceRow[];
  /** Nothing to see to: behind one line where there are many. */
  readonly quiet: readonly DeviceRow[];
}

/**
 * The founder's key lies on paper, a hub does not call itself, and a key that counts while its phone is locked speaks
 * only then: nobody waits to hear from those.
 */
export const isSilent = (row: DeviceRow, hubNow: number): boolean =>
  !row.isRevoked &&
  !row.isHub &&
  row.role !== 'founder' &&
  row.role !== 'pad' &&
  row.heard !== null &&
  hubNow - row.heard > SILENT;

const needsLook = (row: DeviceRow, hubNow: number): boolean =>
  isSilent(row, hubNow) ||
  row.isSelf ||
  row.reports.length > 0 ||
  // Cut off, and the key that counts while it is locked was forgotten.
  (row.isRevoked && row.pads.length > 0) ||
  row.isForked ||
  row.disputed > 0 ||
  Math.abs(row.clockOffset) > CLOCK_OFF;

/** Devices by the site where they work, those that need a look first. A search shows all that fit, unfolded. */
export function groupDevices(
  rows: readonly DeviceRow[],
  hubNow: number,
  search: string,
): readonly DeviceGroup[] {
  const wanted = readTyped(search).trim().toLowerCase();
  const fitting = rows.filter((row) =>
    [
      row.label,
      row.sites,
      row.post,
      row.role,
      roleText(row.role),
      row.device,
      ...row.padLabels,
      ...row.padsEver,
    ].some((text) => text.toLowerCase().includes(wanted)),
  );
  const folds = wanted === '' && rows.length >= FOLDED_FROM;
  const silence = (row: DeviceRow) => (isSilent(row, hubNow) ? hubNow - (row.heard ?? 0) : 0);
  return [...Map.groupBy(fitting, (row) => row.sites)]
    .map(([name, all]): DeviceGroup => {
      const sorted = [...all].sort(
        (a, b) => Number(a.isRevoked) - Number(b.isRevoked) || silence(b) - silence(a),
      );
      const isQuiet = (row: DeviceRow) => folds && name !== '' && !needsLook(row, hubNow);
      return {
        name,
        silent: all.filter((row) => isSilent(row, hubNow)).length,
        rows: sorted.filter((row) => !isQuiet(row)),
        quiet: sorted.filter(isQuiet),
      };
    })
    .sort(
      (a, b) =>
        Number(a.name !== '') - Number(b.name !== '') ||
        b.silent - a.silent ||
        (a.name < b.name ? -1 : 1),
    );
}
