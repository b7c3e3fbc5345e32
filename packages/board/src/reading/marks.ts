import type { Span } from '@corridor/reading';
import type { Proposal, ProposalField } from './proposal.ts';

/** A piece of a paragraph that is drawn in one way. The pieces of a paragraph, put together, are the paragraph. */
export interface Piece extends Span {
  /** The proposal whose figure this is. */
  readonly figure: string | null;
  /** Events that begin here: each has a mark of its own before the words. */
  readonly events: readonly string[];
  /** Of the proposal that is looked at. */
  readonly isQuote: boolean;
  readonly isFigureOfSelected: boolean;
  /** Fields that these words gave. */
  readonly fields: readonly ProposalField[];
  /** Of these fields it is the first piece: here their names stand. */
  readonly begins: readonly ProposalField[];
}

const isIn = (at: number, { start, end }: Span) => start <= at && at < end;

/** @param proposals In the order of the text. Where two figures overlap, the first is clicked. */
export function piecesOf(
  paragraph: Span,
  proposals: readonly Proposal[],
  selected: Proposal | null,
): readonly Piece[] {
  const near = proposals.filter(
    ({ mark }) => mark.start < paragraph.end && paragraph.start < mark.end,
  );
  const figures = near.filter(({ isEvent }) => !isEvent);
  const quote = selected?.quote ?? { start: -1, end: -1 };
  // The figure stands out by itself; “plus de” within it needs no name.
  const by = (selected?.by ?? []).filter(
    ({ span }) =>
      selected === null ||
      selected.isEvent ||
      !(selected.mark.start <= span.start && span.end <= selected.mark.end),
  );
  const cuts = new Set<number>([paragraph.start, paragraph.end]);
  const cut = ({ start, end }: Span) => {
    for (const at of [start, end]) if (isIn(at, paragraph)) cuts.add(at);
  };
  for (const { mark } of near) cut(mark);
  cut(quote);
  for (const { span } of by) cut(span);
  const order = [...cuts].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  for (let n = 0; n + 1 < order.length; n++) {
    const [start, end] = [order[n] as number, order[n + 1] as number];
    const fields = by.filter(({ span }) => isIn(start, span));
    const figure = figures.find(({ mark }) => isIn(start, mark));
    pieces.push({
      start,
      end,
      figure: figure?.id ?? null,
      events: near.flatMap(({ isEvent, mark, id }) =>
        isEvent && Math.max(mark.start, paragraph.start) === start ? [id] : [],
      ),
      isQuote: isIn(start, quote),
      isFigureOfSelected: selected !== null && !selected.isEvent && isIn(start, selected.mark),
      fields: [...new Set(fields.map(({ field }) => field))],
      begins: [
        ...new Set(
          fields.flatMap(({ field, span }) =>
            Math.max(span.start, paragraph.start) === start ? [field] : [],
          ),
        ),
      ],
    });
  }
  return pieces;
}
