import { expect, test } from 'vitest';
import { type Cast, castMayWrite, createCast } from './cast.ts';
import { isDeviceFact } from './facts.ts';
import { foldStanding } from './fold.ts';

const viewOf = (cast: Cast) =>
  foldStanding(
    cast.lines.filter(({ kind, subject }) => isDeviceFact(kind, subject)),
    {
      chains: cast.chains(),
      mayWrite: castMayWrite,
      isFounder: (device) => device === 'founder',
    },
  );

const inTheRoom = () => {
  const cast = createCast();
  cast.enrol('founder', 'leila', 'coordinator');
  cast.enrol('founder', 'hub', 'hub');
  cast.enrol('hub', 'omar', 'coordinator', { sealTo: 'age1-of-the-hub' });
  return cast;
};

test('a board says itself to which key may be sealed; its last word counts', () => {
  const cast = inTheRoom();
  cast.about('omar', 'omar', 'sealing-key-given@1', { sealTo: 'age1-first' });
  expect(viewOf(cast).devices.get('omar')?.ownSealTo).toBe('age1-first');
  cast.about('omar', 'omar', 'sealing-key-given@1', { sealTo: 'age1-second' });
  const view = viewOf(cast);
  expect(view.devices.get('omar')?.ownSealTo).toBe('age1-second');
  expect(view.devices.get('leila')?.ownSealTo).toBeUndefined();
  expect(view.ineffective).toEqual([]);
});

test('S3 nobody names a key in the name of another, neither the hub nor who let the device in', () => {
  const cast = inTheRoom();
  const words = ['founder', 'hub', 'leila'].map((author) =>
    cast.about(author, 'omar', 'sealing-key-given@1', { sealTo: 'age1-reads-along' }),
  );
  const view = viewOf(cast);
  expect(view.devices.get('omar')?.ownSealTo).toBeUndefined();
  expect(view.ineffective.map(({ id }) => id).sort()).toEqual(words.map(({ id }) => id).sort());
});

test('a word after the revocation, or one that is no key, is none', () => {
  const cast = inTheRoom();
  const given = cast.about('omar', 'omar', 'sealing-key-given@1', { sealTo: 'age1-first' });
  cast.about('omar', 'omar', 'sealing-key-given@1', { sealTo: 7 });
  cast.about('leila', 'omar', 'revoked@1', { heads: [given.id], reason: 'stolen' });
  cast.about('omar', 'omar', 'sealing-key-given@1', { sealTo: 'age1-of-the-thief' });
  const omar = viewOf(cast).devices.get('omar');
  expect([omar?.ownSealTo, omar?.revoked]).toEqual(['age1-first', true]);
});
