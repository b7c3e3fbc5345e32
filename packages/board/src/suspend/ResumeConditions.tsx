import { listed, t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { AskTwice } from '../guard/AskTwice.tsx';
import { ConditionMark } from '../guard/ConditionList.tsx';
import { wordText } from '../guard/conditionRow.ts';
import { setAsideDraft } from '../guard/drafts.ts';
import { useWrite } from '../guard/useWrite.ts';
import type { ResumeRow } from './resumeRows.ts';

/** What must be so before it moves again, each by name, with who requires it. What keeps people safe has no button to set it aside. */
export function ResumeConditions(props: {
  readonly rows: readonly ResumeRow[];
  readonly now: number;
}) {
  const { may } = useBoard();
  const { rows } = props;
  const [aside, setAside] = useState<string | null>(null);
  const [seen, setSeen] = useState<string | null>(null);
  const maySetAside = may({ kind: 'set-aside@1', subject: 'condition/any' });
  const maySee = may({ kind: 'met-observed@1', subject: 'condition/any' });
  const asideRow = rows.find(({ id }) => id === aside);
  const seenRow = rows.find(({ id }) => id === seen);
  return (
    <div className="resume-conditions">
      <p className="small soft">{t('Before it moves again')}</p>
      {rows.length === 0 && (
        <p className="not-yet">{t('No condition is named: a person alone decides.')}</p>
      )}
      <ul>
        {rows.map((row) => (
          <li
            key={row.id}
            className="condition"
            data-mark={row.mark}
            data-testid="resume-condition"
          >
            <ConditionMark of={row.mark} />
            <div>
              <span>
                {t('{what} (required by {who})', { what: row.text, who: row.requiredBy })}
              </span>
              {row.missing && <b className="bad">{` ${row.missing}`}</b>}
              {row.aside && <span className="bad">{` ${row.aside}`}</span>}
              {row.words.map((said) => (
                <span key={said.line} className="claimed resume-word">
                  {said.text}
                </span>
              ))}
              <small className="soft">{listed([row.since])}</small>
            </div>
            <span className="no-print">
              {row.isSeenByUs && maySee && (
                <Button className="button small" onPress={() => setSeen(row.id)}>
                  {row.mark === 'seen' ? t('No longer so…') : t('So it is…')}
                </Button>
              )}
              {maySetAside && row.mayBeSetAsideOn.length > 0 && (
                <Button className="button act-aside small" onPress={() => setAside(row.id)}>
                  {t('Set aside on the word of {who}…', { who: row.requiredBy })}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {asideRow && <SetAsideHere row={asideRow} now={props.now} onClose={() => setAside(null)} />}
      {seenRow && <SeenHere row={seenRow} onClose={() => setSeen(null)} />}
    </div>
  );
}

/** A party lets its own condition go. It stays unmet, and that stays in sight. */
function SetAsideHere(props: {
  readonly row: ResumeRow;
  readonly now: number;
  readonly onClose: () => void;
}) {
  const { facts, clock, nowAt } = useBoard();
  const write = useWrite();
  const { row } = props;
  const word = row.mayBeSetAsideOn.at(-1);
  return (
    <AskTwice
      title={t('Set aside on the word of {who}', { who: row.requiredBy })}
      testId="resume-set-aside"
      look="aside"
      first={t('Set it aside')}
      yes={t('Yes, on their word')}
      keep={t('Leave it in force')}
      sure={t('Sure? {who} no longer asks for this, and it is still not met.', {
        who: row.requiredBy,
      })}
      isReady={word !== undefined}
      about={word?.line ?? ''}
      onYes={async () => {
        const draft = word && setAsideDraft(facts, row.id, word.line, nowAt());
        return draft
          ? write([draft])
          : t('Nothing was written: that word does not stand any more.');
      }}
      onClose={props.onClose}
    >
      <p>{row.text}</p>
      {word && <p className="claimed">{wordText(facts, word, props.now, clock)}</p>}
      <p>
        {t(
          'This moves nothing by itself. The condition stays unmet and stays in sight; when they take their word back, or it runs out, it holds again.',
        )}
      </p>
    </AskTwice>
  );
}

/** What our own people see or say. */
function SeenHere(props: { readonly row: ResumeRow; readonly onClose: () => void }) {
  const write = useWrite();
  const { row } = props;
  const isSo = row.mark === 'seen';
  const kind = isSo ? 'not-met-observed@1' : 'met-observed@1';
  return (
    <AskTwice
      title={row.text}
      testId="resume-observe"
      look={isSo ? 'stop' : 'plain'}
      first={isSo ? t('It is so no longer') : t('So it is now')}
      yes={t('Yes, so it is')}
      keep={t('Leave it as it is')}
      sure={
        isSo
          ? t('Sure? No longer so: {what}.', { what: row.text })
          : t('Sure? So it is now: {what}.', { what: row.text })
      }
      isReady
      about={kind}
      onYes={() => write([{ kind, subject: row.id, fact: {} }])}
      onClose={props.onClose}
    />
  );
}
