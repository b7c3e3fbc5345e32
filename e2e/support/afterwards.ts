import { afterAll } from 'vitest';
import { children } from '../../packages/hub/src/testing/spawn.ts';

// Beside every file of scenes: one that fails in the middle must not leave hubs running behind it.
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});
