import { isolate, t } from '@corridor/text';
import { useState } from 'react';
import { type Earlier, toldAt } from '../../records/earlier.ts';
import {
  answeredRecord,
  doubtsOfPost,
  leftRecord,
  postOf,
  staffedRecord,
} from '../../records/post.ts';
import { useStore } from '../../store.ts';
import { howLongAgo, zoneClock } from '../../text/clock.ts';
import { fieldCodes, fieldWord, type PostLeftReason } from '../../text/fieldWords.ts';
import { operationOf, siteOf } from '../../view/world.ts';
import { useSession } from '../context.ts';
import { standsText } from './metText.ts';
import type { NoteProps } from './screens.ts';
import { UndoRow } from './UndoRow.tsx';
import { useNow } from './useNow.ts';
import { When } from './When.tsx';

const doubtText = (why: ReturnType<typeof doubtsOfPost>[number]): string =>
  why === 'already-here'
    ? t('That is recorded already.')
    : why === 'not-here'
      ? t('Nobody has recorded that we are here.')
      : t('That is before the last record of this post.');

/** Are we here, are all of us well, do we leave? */
export const PostScreen = ({ site }: NoteProps) => {
  const session = useSession();
  const { desk } = session;
  const { isWriting } = useStore(desk.state);
  const world = useStore(session.world);
  const now = useNow();
  const [earlier, setEarlier] = useState<Earlier>(null);
  const [isLeaving, setLeaving] = useState(false);
  const { post } = session.counter();
  const state = postOf(world, post);
  const clock = zoneClock(operationOf(world)?.zone ?? 'UTC');
  const at = toldAt(earlier, session.now());
  const write = async (record: Parameters<typeof desk.write>[0][number]) => {
    if (!(await desk.write([record]))) return;
    setEarlier(null);
    setLeaving(false);
  };
  const doubts = (act: 'staffed' | 'answered' | 'left') =>
    doubtsOfPost(act, state, at ?? now).map((why) => (
      <small key={why} className="warn" data-testid="post-doubt">
        <br />
        {doubtText(why)}
      </small>
    ));
  const isUnsafe = state !== null && !state.staffed && state.leftReason === 'unsafe';
  return (
    <main className="screen" data-testid="post" data-staffed={state?.staffed ?? false}>
      <h1>{isolate(state?.label ?? siteOf(world, site).name ?? t('Our post'))}</h1>
      <div className="card" data-testid="post-state">
        <p>
          <b>
            {state === null || state.since === null
              ? t('Nobody has recorded that we are here.')
              : state.staffed
                ? t('We are here since {time}.', { time: clock.near(state.since.at, now) })
                : t('Left at {time}: {why}.', {
                    time: clock.near(state.since.at, now),
                    why: fieldWord('left', state.leftReason ?? 'relieved'),
                  })}
          </b>
        </p>
        {state?.staffed ? null : (
          <p className="warn" data-testid="not-watched">
            {state?.since
              ? t('Not watched for {long}. What passes in this time is not counted as nobody.', {
                  long: standsText(now - state.since.at),
                })
              : t('Until then this place counts as not watched.')}
          </p>
        )}
        {state?.answered ? (
          <p className="soft" data-testid="post-answered">
            {t('All of us answered {time}, {ago}.', {
              time: clock.near(state.answered.at, now),
              ago: howLongAgo(Math.max(0, now - state.answered.at)),
            })}
          </p>
        ) : null}
        {isUnsafe ? (
          <p data-testid="post-unsafe">
            {t('Go first. Counting can wait. When you are safe, tell the coordinator by radio.')}
          </p>
        ) : null}
      </div>
      {isLeaving ? (
        <fieldset className="stack" aria-label={t('Why do we leave?')}>
          <p>
            <b>{t('Why do we leave?')}</b>
          </p>
          {fieldCodes('left').map((reason: PostLeftReason) => (
            <button
              key={reason}
              type="button"
              disabled={isWriting}
              onClick={() => void write(leftRecord(post, reason, at))}
              data-testid={`left-${reason}`}
            >
              {fieldWord('left', reason)}
            </button>
          ))}
          <button type="button" className="quiet" onClick={() => setLeaving(false)}>
            {t('Back')}
          </button>
        </fieldset>
      ) : (
        <div className="stack">
          <button
            type="button"
            className={state?.staffed ? '' : 'main'}
            disabled={isWriting}
            onClick={() => void write(staffedRecord(post, site, at))}
            data-testid="post-staffed"
          >
            {t('We are here')}
            {doubts('staffed')}
          </button>
          <button
            type="button"
            className={state?.staffed ? 'main' : ''}
            disabled={isWriting}
            onClick={() => void write(answeredRecord(post, at))}
            data-testid="post-all-answered"
          >
            {t('All of us answered')}
            <br />
            <small>{t('every one of our own people was asked just now')}</small>
            {doubts('answered')}
          </button>
          <button type="button" onClick={() => setLeaving(true)} data-testid="post-leave">
            {t('We leave …')}
            {doubts('left')}
          </button>
        </div>
      )}
      <When earlier={earlier} onEarlier={setEarlier} />
      <UndoRow />
    </main>
  );
};
