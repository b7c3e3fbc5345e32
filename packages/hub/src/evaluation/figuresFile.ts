import { createVerify, type Signer, signText, verifyText } from '@corridor/log';
import { hashText } from '@corridor/log/node';
import type { Evaluation } from '@corridor/report';

/**
 * Published figures as data: the evaluation, and a signature over it that names the records it was told from. Whoever
 * changes a figure breaks the signature; whoever signs anew shows another key.
 */
export interface FiguresFile {
  readonly corridorFigures: 1;
  readonly op: string;
  readonly app: string;
  readonly evaluation: Evaluation;
  /** base64url SHA-256 of the evaluation's JSON. */
  readonly sha256: string;
  /** Digest of all records that the maker held. */
  readonly digest: string;
  readonly by: string;
  readonly sig: string;
}

export const figuresMessage = (op: string, sha256: string, digest: string): string =>
  `corridor/1 figures\n${op}\n${sha256}\n${digest}`;

const hashOf = (evaluation: Evaluation): string => hashText(JSON.stringify(evaluation));

export async function signFigures(
  evaluation: Evaluation,
  {
    op,
    app,
    digest,
    signer,
  }: {
    readonly op: string;
    readonly app: string;
    readonly digest: string;
    readonly signer: Signer;
  },
): Promise<FiguresFile> {
  const sha256 = hashOf(evaluation);
  const sig = await signText(signer, figuresMessage(op, sha256, digest));
  return { corridorFigures: 1, op, app, evaluation, sha256, digest, by: signer.device, sig };
}

/** The device that signed exactly these figures; null: they were changed since, or the signature is no such. */
export async function signerOfFigures(file: FiguresFile): Promise<string | null> {
  const { op, evaluation, sha256, digest, by, sig } = file;
  if (hashOf(evaluation) !== sha256) return null;
  const fits = await verifyText(createVerify(), by, figuresMessage(op, sha256, digest), sig);
  return fits ? by : null;
}

const isEvaluation = (value: unknown): value is Evaluation => {
  const { corridorEvaluation, edition, figures, cutOff, delayMinutes } = (value ??
    {}) as Partial<Evaluation>;
  return (
    corridorEvaluation === 1 &&
    (edition === 'room' || edition === 'parties' || edition === 'public') &&
    Number.isSafeInteger(cutOff) &&
    Number.isSafeInteger(delayMinutes) &&
    Array.isArray(figures) &&
    figures.every((one) => typeof one?.id === 'string')
  );
};

/** null: it is no file of published figures. */
export function textToFigures(text: string): FiguresFile | null {
  try {
    const file = JSON.parse(text) as Partial<FiguresFile> | null;
    return file?.corridorFigures === 1 &&
      isEvaluation(file.evaluation) &&
      [file.op, file.app, file.sha256, file.digest, file.by, file.sig].every(
        (one) => typeof one === 'string',
      )
      ? (file as FiguresFile)
      : null;
  } catch {
    return null;
  }
}
