import { Command, CommanderError } from 'commander';
import { whereOf } from '../data/journal.ts';
import { version } from '../version.ts';
import { agreementCommand } from './agreement.ts';
import { backupCommand } from './backup.ts';
import { demoCommand } from './demo.ts';
import { stopOfDisk } from './disk.ts';
import { exerciseCommand } from './exercise.ts';
import { exitCodes, exitTable, Stop } from './exit.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { linkCommand } from './link.ts';
import { operationsCommand } from './operations.ts';
import { planCommand } from './plan.ts';
import { readCommand } from './read.ts';
import { reportCommand } from './report.ts';
import { restoreCommand } from './restore.ts';
import { startCommand } from './start.ts';
import { verifyCommand } from './verify.ts';

const commands = [
  startCommand,
  demoCommand,
  linkCommand,
  operationsCommand,
  exportCommand,
  importCommand,
  verifyCommand,
  reportCommand,
  readCommand,
  planCommand,
  agreementCommand,
  exerciseCommand,
  backupCommand,
  restoreCommand,
];

/** Runs one command to its end and answers the exit code. `start` and `demo` answer once the hub runs. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const program = new Command('corridor')
    .description(
      'Runs a negotiated evacuation: one honest count of who left, arrived and still waits.',
    )
    .version(version)
    .addHelpText('after', `\n${exitTable}`)
    .showHelpAfterError('Run with --help to see what this command takes.')
    .exitOverride();
  for (const create of commands) {
    const command = create().copyInheritedSettings(program);
    for (const part of command.commands) part.copyInheritedSettings(command);
    program.addCommand(command);
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCodes.done;
  } catch (thrown) {
    const error = stopOfDisk(thrown) ?? thrown;
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    if (error instanceof Stop) {
      process.stderr.write(`${error.message}\n${error.hint ? `${error.hint}\n` : ''}`);
      return exitCodes[error.exit];
    }
    process.stderr.write(`Corridor stumbled over a fault of its own (${whereOf(error)}).\n`);
    process.stderr.write('No receipted record is touched by it. Please report it.\n');
    if (process.env.CORRIDOR_DEBUG) console.error(error);
    return exitCodes.fault;
  }
}
