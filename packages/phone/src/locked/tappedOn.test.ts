import type { SealedChainStore } from '@corridor/log';
import { describe, expect, test } from 'vitest';
import { PAD_NOTE } from '../desk/desk.ts';
import { noteToPad } from '../pad/note.ts';
import { emptyPad } from '../pad/pad.ts';
import type { LockedEngine } from './engine.ts';
import { takeInLocked } from './takeIn.ts';
import { aLockedPhone, openForMe, padSigner, settled } from './testing.ts';

type Phone = ReturnType<typeof aLockedPhone>;

/** Somebody climbs in between *keep* and the disk's answer, and is tapped. */
const tappedOn = async (phone: Phone, more: (engine: LockedEngine) => void) => {
  let whileWriting = () => {};
  const slow = (store: SealedChainStore): SealedChainStore => ({
    ...store,
    write: async (change) => {
      whileWriting();
      await settled();
      return store.write(change);
    },
  });
  const { engine } = await phone.start(slow);
  engine.take('12');
  engine.tap({ tap: 'total', n: 47, act: engine.newAct() });
  await settled();
  whileWriting = () => {
    whileWriting = () => {};
    more(engine);
  };
  expect(await engine.keep()).toBe(true);
  await settled();
  return engine;
};
const openAfter = async (phone: Phone) => {
  const log = await phone.unlocked();
  const parts = { store: phone.store, log, pads: [padSigner.device], openForMe };
  await takeInLocked({ ...parts, takeNotes: async () => {} });
  const pad = noteToPad(await log.note(PAD_NOTE)) ?? emptyPad;
  return Object.values(pad.open).map(({ heads }) => heads);
};

describe('tapped on while the record is being written', () => {
  test('those taps, and the ones after, come back open with the PIN', async () => {
    const phone = aLockedPhone();
    const engine = await tappedOn(phone, (pad) => pad.tap({ tap: 'add', n: 1, act: 'x' }));
    engine.tap({ tap: 'add', n: 5, act: 'x' });
    await engine.stop();
    expect(await openAfter(phone)).toEqual([53]);
  });

  test('[killed-anywhere] the battery falls out right after: the tap that was felt is not lost', async () => {
    const phone = aLockedPhone();
    await tappedOn(phone, (pad) => pad.tap({ tap: 'add', n: 1, act: 'x' }));
    expect(await openAfter(phone)).toEqual([48]);
  });

  test('nothing tapped: the count is closed', async () => {
    const phone = aLockedPhone();
    const engine = await tappedOn(phone, () => {});
    await engine.stop();
    expect(await openAfter(phone)).toEqual([]);
  });
});
