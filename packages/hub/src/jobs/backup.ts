import { statSync } from 'node:fs';
import { writeBackup } from '../bundle/backup.ts';
import type { Hub } from '../hub.ts';
import type { Report } from './report.ts';

export async function backupJob(hub: Hub, { out }: { readonly out: string }, report: Report) {
  await writeBackup(hub, out, report);
  const operations = hub.operations().map(({ op, name, log }) => ({
    op,
    name: name(),
    lines: log.size().lines,
    hasSealingKey: hub.keys.read(op)?.recovery !== undefined,
  }));
  return { out, bytes: statSync(out).size, operations };
}
