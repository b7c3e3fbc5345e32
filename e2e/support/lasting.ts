import { setTimeout as wait } from 'node:timers/promises';

/**
 * What is wrong with a screen, and stays wrong. While it is being drawn, records arriving or a language just chosen, a screen is for a moment
 * what nobody reads: it is looked at again before it is called wrong.
 */
export async function lasting(look: () => Promise<readonly string[]>): Promise<readonly string[]> {
  let found = await look();
  for (let again = 0; found.length > 0 && again < 15; again++) {
    await wait(200);
    found = await look();
  }
  return found;
}
