import type { Claim, Ledger, OwnArithmetic, OwnGrowth } from '@corridor/account';
import { figure, figureRange, listed, t } from '@corridor/text';
import { useBoard } from '../app/board.ts';
import { quantityText } from '../text/claimWords.ts';
import { claimTexts } from '../view/claims.ts';

const quantityOf = ({ fact }: Claim): string =>
  fact.quantity ? quantityText(fact.quantity, fact.approx, fact.unit) : '';

function partsText({ whole, parts, finding }: OwnArithmetic): string {
  const n = quantityOf(whole);
  const of = listed(parts.map(quantityOf));
  switch (finding.is) {
    case 'adds-up':
      return t('{n} adds up from its parts: {parts}.', { n, parts: of });
    case 'overlap':
      return t('{n}, of whom {parts}: the same people may be in several parts.', { n, parts: of });
    case 'too-many':
      return t('{n}, but its parts {parts} are {over} more.', {
        n,
        parts: of,
        over: figure(finding.by),
      });
    case 'unallocated':
      return t('{n}, of whom {parts}: {rest} in no part.', {
        n,
        parts: of,
        rest:
          finding.high === null
            ? t('{n} or more', { n: finding.low })
            : figureRange(finding.low, finding.high),
      });
    default:
      finding satisfies never;
      return '';
  }
}

function growthText({ before, after, between, finding }: OwnGrowth): string {
  const totals = { before: quantityOf(before), after: quantityOf(after) };
  if (finding.is === 'fell') {
    return t('The total fell from {before} to {after}, by {n}, and nobody said why.', {
      ...totals,
      n: finding.by,
    });
  }
  const came = between ? quantityOf(between) : '';
  return finding.by > 0
    ? t('From {before} to {after} with {came} between: {n} more than was said to have come.', {
        ...totals,
        came,
        n: finding.by,
      })
    : t('From {before} to {after} with {came} between: {n} fewer than were said to have come.', {
        ...totals,
        came,
        n: -finding.by,
      });
}

/** What one speaker's own figures make of each other. Figures of two speakers are never put together. */
export function ArithmeticLines(props: {
  readonly ledger: Ledger;
  /** Only what concerns this claim; absent: all that does not add up. */
  readonly of?: string;
  readonly onOpen: (id: string) => void;
}) {
  const { facts } = useBoard();
  const { ledger, of } = props;
  const isAbout = (...claims: readonly (Claim | null)[]) =>
    of === undefined || claims.some((claim) => claim?.id === of);
  const lines = [
    ...ledger.arithmetic
      .filter(({ whole, parts }) => isAbout(whole, ...parts))
      .filter(({ finding, parts }) => of !== undefined || isWorthSaying(finding, parts.length))
      .map((one) => ({ claim: one.whole, text: partsText(one) })),
    ...ledger.growth
      .filter(({ before, after, between }) => isAbout(before, after, between))
      .map((one) => ({ claim: one.after, text: growthText(one) })),
  ];
  if (lines.length === 0) return null;
  return (
    <section data-testid="own-arithmetic">
      <h3>{t('By one speaker’s own figures')}</h3>
      <ul>
        {lines.map(({ claim, text }) => (
          <li key={`${claim.id} ${text}`}>
            <span className="claimed" aria-hidden="true">
              ❝
            </span>{' '}
            <button type="button" className="link" onClick={() => props.onOpen(claim.id)}>
              <bdi>{claimTexts(facts, claim.fact).speaker}</bdi>
            </button>{' '}
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One "of whom" says nothing of the rest: that is no fault of it. */
const isWorthSaying = ({ is }: OwnArithmetic['finding'], parts: number): boolean =>
  is === 'too-many' || (is === 'unallocated' && parts > 1);
