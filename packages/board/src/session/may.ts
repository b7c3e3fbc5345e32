import type { DeviceState } from '@corridor/log';
import { mayRead, mayWrite, subjectTypeOf } from '@corridor/operation';

type Own = Pick<DeviceState, 'role' | 'sites' | 'post'> | undefined;

/** May this device write that? False while the log does not know it yet: nothing is offered that would not count. */
export function mayRecord(
  own: Own,
  line: { readonly kind: string; readonly subject: string; readonly fact?: unknown },
): boolean {
  if (!own) return false;
  const { role, sites, post } = own;
  const what = { fact: {}, ...line, subjectType: subjectTypeOf(line.subject), sites };
  return mayWrite(role, post === undefined ? what : { ...what, post });
}

/** Does the hub give this device such lines? Of what it cannot hold it must not speak. */
export function mayHold(
  own: Own,
  line: { readonly kind: string; readonly subject: string },
): boolean {
  if (!own) return false;
  const what = { fact: {}, ...line, subjectType: subjectTypeOf(line.subject), sites: own.sites };
  return mayRead(own.role, what);
}
