import type { ComparisonView } from '../../view/comparison.ts';
import './comparison.css';

/** What another counter says of the same people. Put it where the kept count stands, never beside a count in hand. */
export const Comparison = ({ view }: { view: ComparisonView }) => (
  <div className="comparison" role="status" data-tone={view.tone} data-testid="comparison">
    {view.sentences.map((sentence) => (
      <p key={sentence}>{sentence}</p>
    ))}
  </div>
);
