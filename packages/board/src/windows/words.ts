import type { Fact } from '@corridor/operation';
import { codesIn, type Words, wordOf } from '@corridor/text';

type EndReason = NonNullable<Fact<'window', 'ended@1'>['reason']>;
const endReasons: Words<EndReason> = {
  'time-up': 'its time was up',
  broken: 'it was broken',
  'called-off': 'it was called off',
  unknown: 'reason not known',
};
export const endReasonText = (reason: string): string => wordOf(endReasons, reason);
export const endReasonCodes = codesIn(endReasons);
export type { EndReason };
