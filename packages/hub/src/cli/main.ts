import { exitCodes } from './exit.ts';
import { runCommand } from './program.ts';

// `corridor verify … | head`: whoever reads us may stop reading.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(exitCodes.done);
});

// Whatever a command writes is for the owner's eyes alone, the database files that SQLite makes included.
process.umask(0o077);

process.exitCode = await runCommand(process.argv.slice(2));
