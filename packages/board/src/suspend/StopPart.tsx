import { resumptionConditions, type SubjectId } from '@corridor/operation';
import { separator, t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { RecordWord } from '../guard/RecordWord.tsx';
import { resumeKind } from './drafts.ts';
import { Require } from './Require.tsx';
import { Resume } from './Resume.tsx';
import { ResumeConditions } from './ResumeConditions.tsx';
import { toResumeRows } from './resumeRows.ts';
import type { StopRow } from './stopRows.ts';

/** One thing that stands: every word of it, and what must be so before it moves again. */
export function StopPart(props: { readonly stop: StopRow; readonly now: number }) {
  const { facts, clock, may } = useBoard();
  const { stop, now } = props;
  const [act, setAct] = useState<'require' | 'word' | 'resume' | null>(null);
  const close = () => setAct(null);
  const views = resumptionConditions(facts.index.guards.factsAt(now), stop.of);
  const rows = toResumeRows(facts, stop.of, views, now, clock);
  const waits = rows.filter(({ blocks }) => blocks).length;
  const mayResume = may({ kind: resumeKind(stop.of), subject: stop.of });
  const mayRequire = may({ kind: 'required@1', subject: 'condition/any' });
  const row = { id: stop.of as SubjectId, title: stop.title, conditions: rows };
  return (
    <section className="stop" data-testid="stop" aria-label={stop.title}>
      <header>
        <h3>{stop.title}</h3>
        <b className="bad">{t('stands for {time}', { time: stop.long })}</b>
      </header>
      {stop.isContested && (
        <p className="claimed">
          {t('❝ Different reasons were given; each stands as it was said:')}
        </p>
      )}
      <ul className="stop-words">
        {stop.words.map((one) => (
          <li key={one.line} data-testid="stop-word">
            <b>{one.reason}</b>
            {one.where && separator()}
            {one.where}
            <span className={one.isOutside ? 'bad' : ''}>
              {separator()}
              {one.detail}
            </span>
            <span className="soft">
              {separator()}
              {one.since}
            </span>
          </li>
        ))}
      </ul>
      {/* Who decides nothing reads no conditions either: “none” would be a guess. */}
      {(rows.length > 0 || mayResume) && <ResumeConditions rows={rows} now={now} />}
      <div className="acts no-print">
        {mayRequire && (
          <Button className="button" onPress={() => setAct('require')}>
            {t('Add a condition…')}
          </Button>
        )}
        {mayRequire && rows.length > 0 && (
          <Button className="button" onPress={() => setAct('word')}>
            {t('Record a party’s word…')}
          </Button>
        )}
        {mayResume ? (
          <Button
            className="button act-go"
            isDisabled={waits > 0}
            onPress={() => setAct('resume')}
            data-testid="resume-open"
          >
            {waits
              ? t('{n, plural, one {Waits for # condition} other {Waits for # conditions}}', {
                  n: waits,
                })
              : t('Let it move again…')}
          </Button>
        ) : (
          <span className="soft">{t('Only a coordinator lets it move again.')}</span>
        )}
      </div>
      {act === 'require' && <Require of={stop.of} title={stop.title} now={now} onClose={close} />}
      {act === 'word' && <RecordWord row={row} condition={null} now={now} onClose={close} />}
      {act === 'resume' && <Resume of={stop.of} title={stop.title} rows={rows} onClose={close} />}
    </section>
  );
}
