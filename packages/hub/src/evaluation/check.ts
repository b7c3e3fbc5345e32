import {
  type Evaluation,
  editionOf,
  evaluationDiffers,
  evaluationOf,
  type FigureDifference,
  figureDifferences,
  type Material,
  materialOf,
  type Records,
} from '@corridor/report';

/** One evaluation held against what its records give when it is worked out again. */
export interface FiguresVerdict {
  readonly file: string;
  readonly edition: Evaluation['edition'];
  readonly cutOff: number;
  /** Version that published it: another may reckon by other rules. */
  readonly app: string;
  readonly figures: number;
  readonly differing: readonly FigureDifference[];
  /** Every figure came out, and something else in it was told otherwise. */
  readonly isToldOtherwise: boolean;
  /** Key and, where the records know it, label of who signed it; null: no signature that fits. */
  readonly signedBy: { readonly device: string; readonly label: string | null } | null;
}

export const verdictOn = (
  file: string,
  app: string,
  published: Evaluation,
  recomputed: Evaluation,
  signedBy: FiguresVerdict['signedBy'],
): FiguresVerdict => {
  const differing = figureDifferences(published.figures, recomputed.figures);
  return {
    file,
    edition: published.edition,
    cutOff: published.cutOff,
    app,
    figures: published.figures.length,
    differing,
    isToldOtherwise: differing.length === 0 && evaluationDiffers(published, recomputed),
    signedBy,
  };
};

export const isRight = ({ differing, isToldOtherwise, signedBy }: FiguresVerdict): boolean =>
  differing.length === 0 && !isToldOtherwise && signedBy !== null;

/** No figure hangs on the numbers that are dealt: any will do to work it out again. */
const anyNumbers = () => 0.5;

/** The evaluation that these records give for what was published. */
export const recomputedFrom = (
  records: Records,
  isExercise: boolean,
  { cutOff, edition, delayMinutes }: Evaluation,
): Evaluation => {
  const material = materialOf(records, { cutOff, isExercise });
  return evaluationOf(editionOf(material, edition, anyNumbers), { edition, delayMinutes });
};

export const recomputedFromPublic = (material: Material, delayMinutes: number): Evaluation =>
  evaluationOf(material, { edition: 'public', delayMinutes });
