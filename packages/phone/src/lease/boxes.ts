import type { Box } from '@corridor/log';
import type { VaultKeys } from '../vault/types.ts';
import { type LeaseKey, LeaseOver } from './types.ts';

const PURPOSE = 'lease';

/** A lease key in use. What it seals begins with its mark, so that two of them can lie side by side. */
export interface MarkedBox extends Box {
  readonly mark: number;
  readonly isOf: (sealed: Uint8Array | string) => boolean;
}

const markedBox = (mark: number, inner: Box): MarkedBox => {
  const isOf = (sealed: Uint8Array | string) => typeof sealed !== 'string' && sealed[0] === mark;
  return {
    mark,
    isOf,
    seal: async (text) => {
      const sealed = await inner.seal(text);
      if (typeof sealed === 'string') throw new Error('a lease key seals to bytes');
      const bytes = new Uint8Array(1 + sealed.length);
      bytes[0] = mark;
      bytes.set(sealed, 1);
      return bytes;
    },
    open: async (sealed) => {
      if (!isOf(sealed)) throw new LeaseOver();
      return inner.open((sealed as Uint8Array).subarray(1));
    },
  };
};

export async function newMarkedKey(
  keys: Pick<VaultKeys, 'newKey'>,
  mark: number,
): Promise<{ readonly key: LeaseKey; readonly box: MarkedBox }> {
  const { wrapped, box } = await keys.newKey(PURPOSE);
  return { key: { mark, wrapped }, box: markedBox(mark, box) };
}

export const openMarkedKey = async (
  keys: Pick<VaultKeys, 'openKey'>,
  { mark, wrapped }: LeaseKey,
): Promise<MarkedBox> => markedBox(mark, await keys.openKey(PURPOSE, wrapped));

/** Seals by the present key; opens what the one before it sealed, too. */
export const boxOfOthers = (
  present: () => { readonly current: MarkedBox | null; readonly before: MarkedBox | null },
): Box => ({
  seal: async (text) => {
    const { current } = present();
    if (!current) throw new LeaseOver();
    return current.seal(text);
  },
  open: async (sealed) => {
    const { current, before } = present();
    const box = before?.isOf(sealed) ? before : current;
    if (!box) throw new LeaseOver();
    return box.open(sealed);
  },
});
