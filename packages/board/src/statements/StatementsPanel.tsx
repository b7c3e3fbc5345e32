import type { States, SubjectId } from '@corridor/operation';
import { t } from '@corridor/text';
import { useEffect, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useAccount } from '../account/useAccount.ts';
import { useBoard } from '../app/board.ts';
import { stateOf } from '../view/facts.ts';
import { type Act, Card } from './Card.tsx';
import { Clear } from './Clear.tsx';
import { Daily } from './Daily.tsx';
import { DraftForm } from './DraftForm.tsx';
import type { Parts } from './parts.ts';
import { toStatements } from './rows.ts';
import { Say } from './Say.tsx';
import { useRevisions } from './useRevisions.ts';
import { useWordings } from './useWordingDesk.ts';
import './statements.css';

type Statement = States['statement'];
type Opened =
  | { readonly is: 'draft'; readonly asOf?: number }
  | { readonly is: Exclude<Act, 'sheet'>; readonly id: SubjectId };

/** The figures we say: drafted from the account, cleared, said; and day by day what became of them. */
export function StatementsPanel(props: Parts & { readonly onSheet: (of: Statement) => void }) {
  const { live, desk, now, onSheet } = props;
  const { facts, may } = useBoard();
  const { account } = useAccount();
  const [opened, setOpened] = useState<Opened | null>(null);
  useWordings(desk);
  const statements = useMemo(() => toStatements(facts), [facts]);
  const revisionOf = useRevisions(live, statements, account);
  // What waits for somebody is fetched without being asked for, unless no board drafted it: a rehearsal keeps no words.
  useEffect(() => {
    for (const one of statements) {
      if (one.knew && (one.status === 'drafted' || one.status === 'cleared')) wantWords(desk, one);
    }
  }, [desk, statements]);
  const mayDraft = may({ kind: 'drafted@1', subject: 'statement/any' });
  const mayClear = may({ kind: 'cleared@1', subject: 'statement/any' });
  const close = () => setOpened(null);
  const isReadable = (one: Statement) =>
    one.drafted !== null && desk.find(one.drafted.wording.hash).is === 'open';
  const actsOf = (one: Statement): readonly Act[] => [
    ...(mayClear && one.status === 'drafted' && isReadable(one) ? (['clear'] as const) : []),
    ...(mayClear && one.status === 'cleared' && isReadable(one) ? (['say'] as const) : []),
    ...(mayDraft && (one.status === 'drafted' || one.status === 'cleared')
      ? (['change'] as const)
      : []),
    ...(one.said.length > 0 || one.status === 'cleared' ? (['sheet'] as const) : []),
  ];
  const of = opened && opened.is !== 'draft' ? stateOf(facts, 'statement', opened.id) : null;
  return (
    <section className="statements" aria-label={t('What we say')} data-testid="statements">
      <div className="statements-bar">
        <h2 className="answer">{t('What we say')}</h2>
        {mayDraft && (
          <Button
            className="button primary"
            onPress={() => setOpened({ is: 'draft' })}
            data-testid="draft-figure"
          >
            {t('Draft a figure…')}
          </Button>
        )}
      </div>
      {statements.length === 0 && (
        <p className="panel not-yet">
          {t(
            'Nothing has been drafted yet. A figure is drafted from the account, cleared in a named function, and said to all parties in the same minute.',
          )}
        </p>
      )}
      {statements.map((one) => (
        <Card
          key={one.id}
          of={one}
          found={wordsOf(desk, one)}
          revision={revisionOf(one)}
          now={now}
          acts={actsOf(one)}
          onWords={() => wantWords(desk, one)}
          onAct={(act) => {
            wantWords(desk, one);
            if (act === 'sheet') onSheet(one);
            else setOpened({ is: act, id: one.id });
          }}
        />
      ))}
      <Daily
        now={now}
        account={account}
        revisionOf={revisionOf}
        onDraft={mayDraft ? (asOf) => setOpened({ is: 'draft', asOf }) : null}
      />
      {opened?.is === 'draft' && (
        <DraftForm
          live={live}
          desk={desk}
          now={now}
          {...(opened.asOf === undefined ? {} : { asOf: opened.asOf })}
          onClose={close}
        />
      )}
      {opened?.is === 'change' && of && (
        <DraftForm live={live} desk={desk} now={now} of={of} onClose={close} />
      )}
      {opened?.is === 'clear' && of && (
        <Clear live={live} desk={desk} now={now} of={of} onClose={close} />
      )}
      {opened?.is === 'say' && of && (
        <Say live={live} desk={desk} now={now} of={of} onClose={close} />
      )}
    </section>
  );
}

const textsOf = ({ drafted, said }: Statement): readonly string[] => {
  const out = said.find(({ text }) => text !== null)?.text;
  return out ? [out.hash] : drafted ? [drafted.wording.hash] : [];
};
const wantWords = (desk: Parts['desk'], statement: Statement): void => {
  for (const hash of textsOf(statement)) desk.want(hash);
};

/** Of what was said the words in clear, which everybody here reads; else those of the draft. */
export const wordsOf = (desk: Parts['desk'], { drafted, said }: Statement) => {
  const draftOf = drafted ? desk.find(drafted.wording.hash) : ({ is: 'away' } as const);
  const out = said.find(({ text }) => text !== null)?.text;
  const clear = out ? desk.find(out.hash) : null;
  return clear?.is === 'open' ? clear : draftOf;
};
