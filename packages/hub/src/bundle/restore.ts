import {
  createSealingKey,
  identityToSealingKey,
  openSealed,
  operationIdOf,
  seedToRecoverySealing,
  seedToSigner,
} from '@corridor/log';
import { hashText } from '@corridor/log/node';
import { Stop } from '../cli/exit.ts';
import type { Output } from '../cli/output.ts';
import type { Hub } from '../hub.ts';
import { newSeed } from '../identity/keyfile.ts';
import { hubRole } from '../operations/roles.ts';
import { type BackupRow, readBackup } from './backup.ts';

export interface Restored {
  readonly op: string;
  readonly name: string;
  readonly lines: number;
  readonly isHubEnrolled: boolean;
  /** The new hub opens what was sealed to the old one. */
  readonly opensOutbox: boolean;
}

/**
 * Rebuilds a hub. The file is read twice: to the end once before anything is written, so that a damaged
 * backup leaves nothing half restored behind.
 */
export async function restoreBackup(
  hub: Hub,
  file: string,
  seeds: readonly Uint8Array[],
  output: Output,
): Promise<readonly Restored[]> {
  const checking = output.progress('Checking the backup', 0);
  for await (const _ of readBackup(file)) {
    // Throws where it is damaged.
  }
  checking.end('The backup is whole');

  const founders = await Promise.all(
    seeds.map(async (seed) => ({ seed, signer: await seedToSigner(seed) })),
  );
  const found = new Map<string, { readonly opensOutbox: boolean }>();
  const progress = output.progress('Restoring', 0);
  let made = 0;
  let op = '';
  for await (const row of readBackup(file)) {
    if ('corridorBackup' in row) made = row.made;
    else if ('operation' in row) {
      op = row.operation;
      const founder = founders.find(({ signer }) =>
        [true, false].some(
          (isExercise) => operationIdOf(signer.device, isExercise, hashText) === op,
        ),
      );
      const opened = await openedSealing(row, founder?.seed);
      hub.keys.write({
        op,
        seed: newSeed(),
        sealing: opened ?? (await createSealingKey()).identity,
        ...(row.recovery ? { recovery: row.recovery } : {}),
      });
      found.set(op, { opensOutbox: opened !== null });
    } else if ('lines' in row) {
      const log = await hub.openLog(op);
      await log.admit(row.lines, made);
    } else if ('blob' in row) {
      const bytes = Buffer.from(row.bytes, 'base64');
      if (!hub.blobs.put(row.blob, bytes))
        throw new Stop('damaged', 'An attachment in the backup is damaged.');
      for (const by of row.by) hub.ledger.addBlob(row.blob, op, by, bytes.length);
    }
  }

  const restored: Restored[] = [];
  for (const [each, { opensOutbox }] of found) {
    const keys = hub.keys.read(each);
    if (!keys) throw new Error('keys that were just written are gone');
    const operation = await hub.adopt(keys);
    for (const { signer } of founders) {
      if (
        !operation
          .devices()
          .some(({ device, role }) => device === signer.device && role === 'founder')
      )
        continue;
      await operation.log.append(signer, [
        {
          kind: 'enrolled@1',
          subject: `device/${operation.signer.device}`,
          fact: { label: 'Restored hub', role: hubRole, sites: [], sealTo: operation.sealTo },
        },
      ]);
    }
    restored.push({
      op: each,
      name: operation.name(),
      lines: operation.log.size().lines,
      isHubEnrolled: operation.isHubEnrolled(),
      opensOutbox,
    });
  }
  progress.end('Restored');
  return restored;
}

async function openedSealing(
  { sealing }: Extract<BackupRow, { operation: string }>,
  seed: Uint8Array | undefined,
): Promise<string | null> {
  if (sealing === null || !seed) return null;
  const sheet = await seedToRecoverySealing(seed);
  const [identity] = (await openSealed([sheet.identity], Buffer.from(sealing, 'base64'))) ?? [];
  if (!identity) return null;
  return (await identityToSealingKey(identity)).identity;
}
