import { Command, CommanderError } from 'commander';
import { whereOf } from '../data/journal.ts';
import { version } from '../version.ts';
import { backupCommand } from './backup.ts';
import { demoCommand } from './demo.ts';
import { stopOfDisk } from './disk.ts';
import { exerciseCommand } from './exercise.ts';
import { exitCodes, exitTable, Stop } from './exit.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { linkCommand } from './link.ts';
import { operationsCommand } from './operations.ts';
import { restoreCommand } from './restore.ts';
import { startCommand } from './start.ts';
import { verifyCommand } from './verify.ts';

// `corridor verify … | head`: whoever reads us may stop reading.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(exitCodes.done);
});

const program = new Command('corridor')
  .description(
    'Runs a negotiated evacuation: one honest count of who left, arrived and still waits.',
  )
  .version(version)
  .addHelpText('after', `\n${exitTable}`)
  .showHelpAfterError('Run with --help to see what this command takes.')
  .exitOverride();

for (const command of [
  startCommand,
  demoCommand,
  linkCommand,
  operationsCommand,
  exportCommand,
  importCommand,
  verifyCommand,
  exerciseCommand,
  backupCommand,
  restoreCommand,
])
  program.addCommand(command().exitOverride());

// Whatever a command writes is for the owner's eyes alone, the database files that SQLite makes included.
process.umask(0o077);

try {
  await program.parseAsync();
} catch (thrown) {
  const error = stopOfDisk(thrown) ?? thrown;
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  } else if (error instanceof Stop) {
    process.stderr.write(`${error.message}\n${error.hint ? `${error.hint}\n` : ''}`);
    process.exitCode = exitCodes[error.exit];
  } else {
    process.stderr.write(`Corridor stumbled over a fault of its own (${whereOf(error)}).\n`);
    process.stderr.write('No receipted record is touched by it. Please report it.\n');
    if (process.env.CORRIDOR_DEBUG) console.error(error);
    process.exitCode = exitCodes.fault;
  }
}
