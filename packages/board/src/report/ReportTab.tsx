import type { SubjectId } from '@corridor/operation';
import { t } from '@corridor/text';
import { useState } from 'react';
import { useBoard } from '../app/board.ts';
import type { Live } from '../session/live.ts';
import type { WordingDesk } from '../statements/desk.ts';
import { Sheet } from '../statements/Sheet.tsx';
import { StatementsPanel, wordsOf } from '../statements/StatementsPanel.tsx';
import { useWordings } from '../statements/useWordingDesk.ts';
import { Words3 } from '../statements/Words3.tsx';
import { stateOf } from '../view/facts.ts';
import { EvaluationPanel } from './EvaluationPanel.tsx';

/** What is told: the figures that we say, day by day, and at the end the whole. */
export function ReportTab(props: {
  readonly live: Live;
  /** null: the storage of this board is being opened. */
  readonly desk: WordingDesk | null;
  readonly now: number;
}) {
  const { live, desk, now } = props;
  const { facts, holds } = useBoard();
  const [sheet, setSheet] = useState<SubjectId | null>(null);
  const printed = stateOf(facts, 'statement', sheet);
  const found = printed && desk ? wordsOf(desk, printed) : null;
  useWordings(desk);
  if (printed && found?.is === 'open') {
    return <Sheet of={printed} wording={found.value} onDone={() => setSheet(null)} />;
  }
  const mayRead = holds({ kind: 'drafted@1', subject: 'statement/any' });
  return (
    <section className="page report" aria-label={t('Report')} data-testid="report">
      {found && (
        <div className="panel" role="status">
          <Words3 found={found} />
        </div>
      )}
      {!mayRead ? (
        <p className="panel not-yet">{t('What we say is not shown in this role.')}</p>
      ) : desk ? (
        <StatementsPanel
          live={live}
          desk={desk}
          now={now}
          onSheet={(statement) => setSheet(statement.id)}
        />
      ) : (
        <p className="panel soft">{t('Opening…')}</p>
      )}
      <EvaluationPanel live={live} now={now} />
    </section>
  );
}
