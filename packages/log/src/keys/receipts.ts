import { signText, verifyText } from '../line/sign.ts';
import type { DeviceId, LineId, OperationId, Signer, Verify } from '../types.ts';

export type ReceiptLevel = 'hub' | 'centre';

/** A hub's word that it holds a line and all its ancestors, durably. */
export interface Receipt {
  readonly op: OperationId;
  readonly level: ReceiptLevel;
  readonly dev: DeviceId;
  readonly head: LineId;
  /** The signing hub. */
  readonly by: DeviceId;
  readonly sig: string;
}

const messageOf = ({ op, level, dev, head }: Omit<Receipt, 'by' | 'sig'>) =>
  `corridor/1 receipt\n${op}\n${level}\n${dev}\n${head}`;

export const makeReceipt = async (
  signer: Signer,
  what: Omit<Receipt, 'by' | 'sig'>,
): Promise<Receipt> => ({
  op: what.op,
  level: what.level,
  dev: what.dev,
  head: what.head,
  by: signer.device,
  sig: await signText(signer, messageOf(what)),
});

export const isReceipt = (value: unknown): value is Receipt => {
  if (typeof value !== 'object' || value === null) return false;
  const { op, level, dev, head, by, sig } = value as Record<string, unknown>;
  return (
    (level === 'hub' || level === 'centre') &&
    [op, dev, head, by, sig].every((part) => typeof part === 'string' && part.length > 0)
  );
};

/** True only for a receipt that `by` signed. Whether `by` is a hub of this operation is the caller's to know. */
export const checkReceipt = (verify: Verify, receipt: Receipt): Promise<boolean> =>
  verifyText(verify, receipt.by, messageOf(receipt), receipt.sig);
