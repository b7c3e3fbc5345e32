import type { SubjectId } from '@corridor/operation';
import { t } from '@corridor/text';
import { useBoard } from '../app/board.ts';
import { AskTwice } from '../guard/AskTwice.tsx';
import { ConditionMark } from '../guard/ConditionList.tsx';
import { useWrite } from '../guard/useWrite.ts';
import { resumeDraft } from './drafts.ts';
import type { ResumeRow } from './resumeRows.ts';

/** A person lets something move again: looked at once more, with everything heard by then. It gives no batch its go. */
export function Resume(props: {
  readonly of: SubjectId;
  readonly title: string;
  readonly rows: readonly ResumeRow[];
  readonly onClose: () => void;
}) {
  const { facts, nowAt } = useBoard();
  const write = useWrite();
  const { of, title, rows } = props;
  const isFree = rows.every(({ blocks }) => !blocks);
  return (
    <AskTwice
      title={t('Let it move again: {what}', { what: title })}
      testId="resume"
      look="go"
      first={t('Let it move again')}
      yes={t('Yes, it may move again')}
      keep={t('Leave it standing')}
      sure={t('Sure? {what} is suspended no longer.', { what: title })}
      isReady={isFree}
      about={rows.map(({ id, mark }) => `${id} ${mark}`).join(' ')}
      onYes={async () => {
        const resumed = resumeDraft(facts, of, nowAt());
        if (resumed.ok) return write([resumed.draft]);
        return resumed.is === 'waits'
          ? t('Nothing was written: something it waits for is not met any more.')
          : t('Nothing was written: it moves already.');
      }}
      onClose={props.onClose}
    >
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <ConditionMark of={row.mark} /> {row.text}
            {row.aside && <small className="bad">{` ${row.aside}`}</small>}
          </li>
        ))}
      </ul>
      {rows.length === 0 && <p>{t('No condition is named: a person alone decides.')}</p>}
      <p>
        {t(
          'Every word that it stands is lifted, whichever reason was given. No batch gets its go by this: each still waits for its own conditions.',
        )}
      </p>
    </AskTwice>
  );
}
