import type { Hub } from '../hub.ts';

export async function operationsJob(hub: Hub, _: Readonly<Record<string, never>>) {
  return hub.operations().map((operation) => ({
    op: operation.op,
    name: operation.name(),
    ...operation.log.size(),
    devices: operation.devices().length,
    damage: operation.log.damage().map((each) => ({
      ...each,
      label: operation.device(each.device)?.label ?? 'a device nobody enrolled',
    })),
    isHubEnrolled: operation.isHubEnrolled(),
    digest: operation.log.digest(),
  }));
}
