import type { Evaluation, PublishedFigure } from '../evaluation/types.ts';

/** A published figure that does not come out when it is worked out again. */
export interface FigureDifference {
  readonly id: string;
  /** null: nobody published it, and it should be there. */
  readonly published: PublishedFigure | null;
  /** null: nothing in the records gives such a figure. */
  readonly recomputed: PublishedFigure | null;
}

const said = (figure: PublishedFigure | undefined): string =>
  figure === undefined
    ? ''
    : JSON.stringify([
        figure.kind,
        figure.unit,
        figure.value,
        figure.approx ?? null,
        figure.rule,
        figure.scope,
      ]);

/** Every figure that differs, in the order in which they were published. Empty: all came out again. */
export const figureDifferences = (
  published: readonly PublishedFigure[],
  recomputed: readonly PublishedFigure[],
): readonly FigureDifference[] => {
  const again = new Map(recomputed.map((figure) => [figure.id, figure]));
  const before = new Map(published.map((figure) => [figure.id, figure]));
  const wrong = published
    .filter((figure) => said(figure) !== said(again.get(figure.id)))
    .map((figure) => ({
      id: figure.id,
      published: figure,
      recomputed: again.get(figure.id) ?? null,
    }));
  const missing = recomputed
    .filter(({ id }) => !before.has(id))
    .map((figure) => ({ id: figure.id, published: null, recomputed: figure }));
  return [...wrong, ...missing];
};

/** The same for whole evaluations: whether anything beside the figures was told otherwise as well. */
export const evaluationDiffers = (published: Evaluation, recomputed: Evaluation): boolean =>
  JSON.stringify(published) !== JSON.stringify(recomputed);
