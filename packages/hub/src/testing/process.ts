import { afterAll, vi } from 'vitest';
import { runCommand } from '../cli/program.ts';
import { children } from './spawn.ts';

export * from './spawn.ts';

// A test that fails in the middle must not leave hubs running behind it.
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command of the command line to its end, in this process: starting one takes longer than most commands. */
export async function run(...args: readonly string[]): Promise<Ran> {
  let [stdout, stderr] = ['', ''];
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout += text;
    return true;
  });
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    stderr += text;
    return true;
  });
  try {
    const code = await runCommand(args);
    return { code, stdout, stderr };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}
