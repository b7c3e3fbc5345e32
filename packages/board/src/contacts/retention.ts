import type { LogEvent } from '@corridor/log';
import type { OperationState } from '@corridor/operation';

const DAY = 86_400_000;

/**
 * When what was sealed of calls is destroyed, ms since 1970; null while the operation is open. Of all times that are told
 * of its closing the latest counts, as at the hub: a wrong hour must not destroy today what belongs to the next months.
 */
export function destroyedAt(
  operation: OperationState | null,
  events: readonly LogEvent[],
  receivedAt: (line: string) => number | null,
): number | null {
  if (!operation?.closed) return null;
  const { line, at } = operation.closed;
  const written = events.find(({ id }) => id === line)?.at ?? at;
  return Math.max(at, written, receivedAt(line) ?? at) + operation.contactDays * DAY;
}

/** Only when this laptop's clock and the hub's both say so: one clock set wrong destroys nothing here. */
export const isOver = (due: number | null, ownNow: number, hubNow: number | null): boolean =>
  due !== null && hubNow !== null && ownNow >= due && hubNow >= due;
