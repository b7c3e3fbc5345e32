import type { Hub } from '../hub.ts';
import { backupJob } from './backup.ts';
import { evaluationJob } from './evaluation.ts';
import { exportJob } from './export.ts';
import { importJob } from './import.ts';
import { operationsJob } from './operations.ts';
import type { Report } from './report.ts';

/** What the command line asks of a hub, running or not. Arguments and results are JSON. */
export const jobs = {
  operations: operationsJob,
  export: exportJob,
  import: importJob,
  backup: backupJob,
  evaluation: evaluationJob,
} satisfies {
  readonly [name: string]: (hub: Hub, args: never, report: Report) => Promise<unknown>;
};

export type JobName = keyof typeof jobs;
