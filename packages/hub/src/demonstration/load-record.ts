import {
  createSealingKey,
  maxSliceLines,
  operationIdOf,
  seedToRecoverySealing,
  seedToSigner,
} from '@corridor/log';
import { hashText } from '@corridor/log/node';
import type { Output } from '../cli/output.ts';
import type { Hub } from '../hub.ts';
import { newSeed } from '../identity/keyfile.ts';
import { coordinatorRole, hubRole } from '../operations/roles.ts';
import { castSeedOf } from './cast.ts';
import { createChain } from './chain.ts';
import { record } from './record/index.ts';

const loadedNote = 'hub/record';

/**
 * The record of East Aleppo, written down by one coordinator's device whose clock is put to each fact's own
 * time: a record of what was said then. Made anew on every hub, since its keys belong to nobody else.
 */
export async function loadRecord(hub: Hub, output: Output): Promise<void> {
  for (const { op } of hub.operations()) {
    if ((await hub.store.note(op, loadedNote)) !== null) return;
  }
  const progress = output.progress('Writing down the record', record.length);
  const secret = newSeed();
  const founderSeed = castSeedOf(secret, 'founder');
  const op = operationIdOf((await seedToSigner(founderSeed)).device, false, hashText);
  const chainOf = async (seed: Buffer) => createChain(op, await seedToSigner(seed), secret);
  const founder = await chainOf(founderSeed);
  const desk = await chainOf(castSeedOf(secret, 'desk'));

  const keys = {
    op,
    seed: newSeed(),
    sealing: (await createSealingKey()).identity,
    recovery: (await seedToRecoverySealing(founderSeed)).recipient,
    founderSeed: founderSeed.toString('base64url'),
  };
  const operation = await hub.adopt(keys);
  const wall = (record[0]?.at ?? 0) - 3_600_000;
  const enrolled = (device: string, fact: object, salt: string) =>
    founder.write({ wall, kind: 'enrolled@1', subject: `device/${device}`, fact, salt });
  const enrolments = [
    enrolled(
      desk.signer.device,
      { label: 'Record desk', role: coordinatorRole, sites: [] },
      'enrol desk',
    ),
    enrolled(
      operation.signer.device,
      { label: 'This laptop', role: hubRole, sites: [], sealTo: operation.sealTo },
      'enrol hub',
    ),
  ];
  await operation.log.admit(await Promise.all(enrolments.map(founder.sign)), hub.now());

  const lines = record.map(({ at, kind, subject, fact }, i) =>
    desk.write({ wall: at, kind, subject, fact, salt: `record ${i}` }),
  );
  for (let i = 0; i < lines.length; i += maxSliceLines) {
    const slice = lines.slice(i, i + maxSliceLines);
    await operation.log.admit(await Promise.all(slice.map(desk.sign)), hub.now());
    progress.at(i);
  }
  // Written last: a start that was cut off in between makes another, and this one is never opened again.
  await operation.log.note(loadedNote, 'loaded');
  hub.keys.write(keys);
  progress.end(`Record of East Aleppo: ${lines.length} facts and claims`);
}
