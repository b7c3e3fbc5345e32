import type { Doc, Paragraph } from '@corridor/reading';
import { listed, t } from '@corridor/text';
import { memo, useEffect, useMemo, useRef } from 'react';
import type { Decision } from './decisions.ts';
import { fieldWord } from './fieldWords.ts';
import { type Piece, piecesOf } from './marks.ts';
import type { Proposal } from './proposal.ts';

/** The text as it was published. Every figure that was read can be clicked; the words that gave its fields bear their names. */
export function Article(props: {
  readonly doc: Doc;
  readonly proposals: readonly Proposal[];
  readonly selected: Proposal | null;
  readonly decisionOf: (id: string) => Decision;
  readonly onSelect: (id: string) => void;
}) {
  const { doc, proposals, selected } = props;
  const ref = useRef<HTMLElement>(null);
  const id = selected?.id ?? null;
  useEffect(() => {
    if (id === null) return;
    const quote = ref.current?.querySelector('[data-quote]');
    quote?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }, [id]);
  return (
    <article
      ref={ref}
      className="article"
      lang={doc.language}
      dir={doc.language === 'ar' ? 'rtl' : 'ltr'}
      aria-label={t('The text')}
      data-testid="article"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
      tabIndex={0}
    >
      {doc.paragraphs.map((paragraph) => {
        const touches = (one: Proposal | null) =>
          one !== null &&
          [one.quote, one.mark, ...one.by.map(({ span }) => span)].some(
            ({ start, end }) => start < paragraph.end && paragraph.start < end,
          );
        return (
          <Part
            key={paragraph.start}
            doc={doc}
            paragraph={paragraph}
            proposals={proposals}
            // A paragraph that the selected figure does not touch is not drawn anew.
            selected={touches(selected) ? selected : null}
            decided={proposals.map((one) => props.decisionOf(one.id)).join()}
            decisionOf={props.decisionOf}
            onSelect={props.onSelect}
          />
        );
      })}
    </article>
  );
}

const Part = memo(
  function Part(props: {
    readonly doc: Doc;
    readonly paragraph: Paragraph;
    readonly proposals: readonly Proposal[];
    readonly selected: Proposal | null;
    readonly decided: string;
    readonly decisionOf: (id: string) => Decision;
    readonly onSelect: (id: string) => void;
  }) {
    const { doc, paragraph, proposals, selected } = props;
    const pieces = useMemo(
      () => piecesOf(paragraph, proposals, selected),
      [paragraph, proposals, selected],
    );
    // Names stand over and under the line in turn: short words side by side would write over each other.
    let names = 0;
    return (
      <p data-kind={paragraph.kind}>
        {pieces.map((piece) => (
          <Words
            key={piece.start}
            piece={piece}
            text={doc.text.slice(piece.start, piece.end)}
            isUnder={piece.begins.length > 0 && names++ % 2 === 1}
            decisionOf={props.decisionOf}
            onSelect={props.onSelect}
          />
        ))}
      </p>
    );
  },
  (a, b) =>
    a.paragraph === b.paragraph &&
    a.proposals === b.proposals &&
    a.selected === b.selected &&
    a.decided === b.decided,
);

function Words(props: {
  readonly piece: Piece;
  readonly text: string;
  readonly isUnder: boolean;
  readonly decisionOf: (id: string) => Decision;
  readonly onSelect: (id: string) => void;
}) {
  const { piece, text } = props;
  const { figure } = piece;
  const words = figure ? (
    <button
      type="button"
      className="figure-mark"
      tabIndex={-1}
      data-decision={props.decisionOf(figure)}
      aria-current={piece.isFigureOfSelected || undefined}
      onClick={() => props.onSelect(figure)}
    >
      {text}
    </button>
  ) : (
    text
  );
  return (
    <>
      {piece.events.map((event) => (
        <button
          key={event}
          type="button"
          className="event-mark"
          tabIndex={-1}
          data-decision={props.decisionOf(event)}
          aria-label={t('what happened here')}
          onClick={() => props.onSelect(event)}
        >
          ◆
        </button>
      ))}
      {piece.isQuote || piece.fields.length > 0 ? (
        <span
          className={piece.fields.length > 0 ? 'gave' : undefined}
          data-quote={piece.isQuote || undefined}
          data-under={props.isUnder || undefined}
          {...(piece.begins.length > 0 && {
            'data-names': listed(piece.begins.map(fieldWord)),
          })}
        >
          {words}
        </span>
      ) : (
        words
      )}
    </>
  );
}
