import { t } from '@corridor/text';
import { useState } from 'react';
import { lastAct } from '../../pad/pad.ts';
import type { Earlier } from '../../records/earlier.ts';
import { INCIDENTS, reportOf, sameJustNow } from '../../records/incident.ts';
import { useStore } from '../../store.ts';
import { howLongAgo } from '../../text/clock.ts';
import { fieldWord } from '../../text/fieldWords.ts';
import { useSession } from '../context.ts';
import { ReportedCard } from './ReportedCard.tsx';
import type { NoteProps } from './screens.ts';
import { UndoRow } from './UndoRow.tsx';
import { useNow } from './useNow.ts';
import { useReport } from './useReport.ts';
import { When } from './When.tsx';

/** Something went wrong: what, where, when, how sure. Never who did it, and no words of one's own. */
export const IncidentScreen = ({ site }: NoteProps) => {
  const session = useSession();
  const { pad, own, isWriting } = useStore(session.desk.state);
  const now = useNow();
  const report = useReport(site);
  const [earlier, setEarlier] = useState<Earlier>(null);
  const [dealtWith, setDealtWith] = useState<string | null>(null);
  const last = lastAct(pad);
  const incident =
    last?.did === 'record'
      ? (last.lines.find(({ subject }) => subject.startsWith('incident/'))?.subject ?? null)
      : null;
  const line = incident === null || incident === dealtWith ? null : reportOf(own, incident);
  if (line) {
    return (
      <main className="screen" data-testid="incident-reported">
        <ReportedCard line={line} site={site} />
        <button
          type="button"
          onClick={() => setDealtWith(line.subject)}
          data-testid="incident-another"
        >
          {t('Report something else')}
        </button>
        <UndoRow />
      </main>
    );
  }
  return (
    <main className="screen" data-testid="incident">
      <h1>{t('What went wrong?')}</h1>
      <div className="grid two-wide">
        {INCIDENTS.map((kind) => {
          const same = sameJustNow(own, kind, now);
          return (
            <button
              key={kind}
              type="button"
              disabled={isWriting}
              onClick={() =>
                void report(kind, earlier).then((isDone) => isDone && setEarlier(null))
              }
              data-testid={`incident-${kind}`}
            >
              <b>{fieldWord('incident', kind)}</b>
              {same === null ? null : (
                <small className="warn">
                  <br />
                  {t('reported {ago}', { ago: howLongAgo(Math.max(0, now - same)) })}
                </small>
              )}
            </button>
          );
        })}
      </div>
      <p className="soft">
        {t('It is recorded at once. How sure, and where, comes after. Never who did it.')}
      </p>
      <When earlier={earlier} onEarlier={setEarlier} />
      <UndoRow />
    </main>
  );
};
