import type { Span } from '../text/span.ts';
import type { PartialDate } from '../time/types.ts';

/** One clause that says that something happened or is due. */
export interface EventProposal {
  readonly quote: Span;
  readonly type: string;
  /** null when the text does not fix it. */
  readonly date: PartialDate | null;
  readonly clock: string | null;
  readonly places: readonly string[];
  readonly parties: readonly string[];
  readonly source: string | null;
  readonly hedge: boolean;
  readonly by: Readonly<Partial<Record<'type' | 'date' | 'hedge' | 'source', readonly Span[]>>>;
}
