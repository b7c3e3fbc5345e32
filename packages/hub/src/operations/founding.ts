import { createMemoryStore, createVerify, isFounder, openLog, runtimeRandom } from '@corridor/log';
import { hashText } from '@corridor/log/node';
import { coordinatorRole, hubRole } from './roles.ts';
import { openStanding } from './standing.ts';

/**
 * What is wrong with the first lines of an operation, or null. Checked apart from the store, so that a
 * refused founding leaves nothing behind.
 */
export async function problemOfFounding(
  op: string,
  lines: readonly string[],
  hub: string,
): Promise<string | null> {
  const log = await openLog({
    store: createMemoryStore(),
    op,
    hash: hashText,
    verify: createVerify(),
    clock: { now: () => 0 },
    random: runtimeRandom,
  });
  const { refused, held } = await log.admit(lines);
  const [first] = refused;
  if (first) return `Line ${first.at + 1} is refused: ${first.why}.`;
  if (held > 0) return 'Lines are missing: what hangs on them cannot be taken.';
  if (!log.devices().some((device) => isFounder(op, device, hashText)))
    return 'No line is from the founder whose key gives this operation its id.';
  const devices = [...(await openStanding(log)).devices().values()];
  if (!devices.some(({ device, role }) => device === hub && role === hubRole))
    return 'This hub is not enrolled in the lines.';
  if (!devices.some(({ role }) => role === coordinatorRole)) return 'No coordinator is enrolled.';
  return null;
}
