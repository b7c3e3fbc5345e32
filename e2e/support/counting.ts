import { randomBytes } from 'node:crypto';
import { operationIdOf, seedToSigner } from '@corridor/log';
import { hashText } from '@corridor/log/node';
import {
  createDevice,
  type Device,
  signIn,
  type Wire,
} from '../../packages/hub/src/testing/people.ts';

/** A small operation as its board would found it: a pick-up point, a checkpoint, a reception site, eight buses. */
export interface Counting {
  readonly op: string;
  readonly coordinator: Device;
  /** A join token for one phone at a site. */
  readonly invite: (site: string, label: string) => Promise<string>;
}

export const RAMOUSEH = 'site/ramouseh';
export const RASHIDIN = 'site/rashidin';

const answered = <T>({ status, body }: { status: number; body: T }): T => {
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
};

export async function openCounting(wire: Wire, isExercise = true): Promise<Counting> {
  const now = () => wire.now;
  const seed = randomBytes(32);
  const op = operationIdOf((await seedToSigner(seed)).device, isExercise, hashText);
  const founder = await createDevice(op, now, seed);
  const coordinator = await createDevice(op, now);
  const setUp = answered(
    await wire.call('/api/join', { body: { token: await wire.signInToken(), devices: [] } }),
  ).setUp;
  const { hub } = answered(
    await wire.call('/api/operations/prepare', { token: setUp, body: { op } }),
  );
  const bus = (label: string) => ({
    kind: 'listed@1',
    subject: `vehicle/bus-${label}`,
    fact: { label, vehicleKind: 'bus', seats: 47 },
  });
  const lines = [
    ...(await founder.write(
      {
        kind: 'enrolled@1',
        subject: `device/${coordinator.signer.device}`,
        fact: { label: 'Board', role: 'coordinator', sites: [] },
      },
      {
        kind: 'enrolled@1',
        subject: `device/${hub.device}`,
        fact: { label: 'Hub', role: 'hub', sites: [], sealTo: hub.sealTo },
      },
    )),
    ...(await coordinator.write(
      {
        kind: 'opened@1',
        subject: 'operation/the-one',
        fact: { name: 'Winter road', timeZone: 'Asia/Damascus' },
      },
      {
        kind: 'defined@1',
        subject: RAMOUSEH,
        fact: { name: 'Ramouseh', siteKind: 'pick-up-point' },
      },
      {
        kind: 'defined@1',
        subject: 'site/bridge-gate',
        fact: { name: 'Bridge Gate', siteKind: 'checkpoint' },
      },
      {
        kind: 'defined@1',
        subject: RASHIDIN,
        fact: { name: 'Rashidin', siteKind: 'reception-site' },
      },
      {
        kind: 'laid@1',
        subject: 'corridor/one',
        fact: {
          sites: [RAMOUSEH, 'site/bridge-gate', RASHIDIN],
          legs: [
            { km: 4, minutes: 20 },
            { km: 6, minutes: 25 },
          ],
        },
      },
      ...['7', '12', '31', '4', '19', '22', '8', '40'].map(bus),
      {
        kind: 'listed@1',
        subject: 'vehicle/ambulance-2',
        fact: { label: 'A2', vehicleKind: 'ambulance', lying: 2 },
      },
    )),
  ];
  answered(await wire.call('/api/operations', { token: setUp, body: { op, lines } }));
  return {
    op,
    coordinator,
    invite: async (site, label) => {
      // A hub that was restarted in between has forgotten every session.
      const { token } = answered(await signIn(wire, op, coordinator));
      const body = { role: 'counter', label, sites: [site], post: `post/${site.slice(5)}` };
      return answered(await wire.call('/api/invitations', { token, body })).token;
    },
  };
}
