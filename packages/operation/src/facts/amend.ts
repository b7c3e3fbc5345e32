import type { DeviceId, LineId, SubjectId } from '../event.ts';
import type { RETRACTION_REASONS } from '../kinds/codes.ts';
import { subjectTypeOf } from '../kinds/index.ts';
import { faultOfFact } from './draft.ts';

/** The line to be taken back or corrected: its id, its subject and the device that wrote it. */
export interface AmendedLine {
  readonly id: LineId;
  readonly subject: SubjectId;
  readonly device: DeviceId;
}
interface Amendment {
  readonly kind: 'retracted@1' | 'corrected@1';
  /** Always that of the amended line. */
  readonly subject: SubjectId;
  readonly fact: {
    readonly of: LineId;
    readonly ofAnother?: true;
    readonly [field: string]: unknown;
  };
}

/** Says that the line is another device's wherever it is: whoever may not write that is told before, not after. */
const amendment = (
  kind: Amendment['kind'],
  { id, subject, device }: AmendedLine,
  by: DeviceId,
  said: object,
): Amendment => {
  const fact = { of: id, ...said, ...(device !== by && { ofAnother: true as const }) };
  const fault = faultOfFact(subjectTypeOf(subject), kind, fact);
  if (fault) throw new Error(`${subject} ${kind}: ${Object.values(fault).join(' ')}`);
  return { kind, subject, fact };
};

/** Takes a line back; `by` is the device that writes. Another device's line: coordinators only. */
export const retracted = (
  line: AmendedLine,
  by: DeviceId,
  reason: (typeof RETRACTION_REASONS)[number],
): Amendment => amendment('retracted@1', line, by, { reason });

/** Replaces single fields of a line's fact; `by` is the device that writes. Another device's line: coordinators only. */
export const corrected = (
  line: AmendedLine,
  by: DeviceId,
  fact: object,
  reason?: (typeof RETRACTION_REASONS)[number],
): Amendment =>
  amendment('corrected@1', line, by, { fact, ...(reason !== undefined && { reason }) });
