import { type DeviceId, makeReceipt, type OpenLog, type Receipt, type Signer } from '@corridor/log';
import { hashText } from '@corridor/log/node';

/**
 * Signs for the heads of these devices, after the commit: a phone forgets nothing before it has this.
 * A chain of which a body is missing here gets no receipt, since only that phone may still have it.
 */
export async function receiptsByDevices(
  log: OpenLog,
  hub: Signer,
  devices: Iterable<DeviceId>,
): Promise<readonly Receipt[]> {
  const receipts: Receipt[] = [];
  for (const dev of devices) {
    if (log.absent(1, dev).length > 0) continue;
    for (const { id } of log.heads(dev))
      receipts.push(await makeReceipt(hub, { op: log.op, level: 'hub', dev, head: id }));
  }
  return receipts;
}

/** The same for single lines, wherever in their chain they stand. */
export async function receiptsByLines(
  log: OpenLog,
  hub: Signer,
  lines: readonly string[],
): Promise<readonly Receipt[]> {
  const receipts: Receipt[] = [];
  for (const line of lines) {
    const id = hashText(line.slice(0, line.indexOf('\t')));
    const dev = log.place(id)?.device;
    if (dev === undefined || log.absent(1, dev).length > 0) continue;
    receipts.push(await makeReceipt(hub, { op: log.op, level: 'hub', dev, head: id }));
  }
  return receipts;
}

/** Authors of these lines, read from their headers; what is no line has none. */
export function authorsOf(lines: readonly string[]): ReadonlySet<DeviceId> {
  const authors = new Set<DeviceId>();
  for (const line of lines) {
    const author = /^\{"v":1,"op":"[^"]*","dev":"([\w-]{43})"/.exec(line)?.[1];
    if (author) authors.add(author);
  }
  return authors;
}
