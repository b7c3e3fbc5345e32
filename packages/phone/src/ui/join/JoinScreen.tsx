import type { HubError, Offer } from '@corridor/log';
import { useCallback, useEffect, useState } from 'react';
import type { Enrolment } from '../../device/keyring.ts';
import { type JoinParts, joinAll, lookAt } from '../../join/join.ts';
import { hubErrorText } from '../../text/hubError.ts';
import { t } from '../../text/t.ts';
import { ExerciseMark } from '../Header.tsx';
import { LanguageKeys } from '../look/LanguageKeys.tsx';

const roleText = (role: string): string => (role === 'counter' ? t('counter') : role);

/** What is this link? Then, and only when the officer says so, this phone's key is made and enrolled. */
export const JoinScreen = ({
  parts,
  token,
  onJoined,
  onGiveUp,
}: {
  parts: JoinParts;
  token: string;
  onJoined: (joined: readonly Enrolment[]) => void;
  onGiveUp: () => void;
}) => {
  const [offers, setOffers] = useState<readonly Offer[] | null>(null);
  const [error, setError] = useState<HubError | null>(null);
  const [isBusy, setBusy] = useState(true);

  const ask = useCallback(async () => {
    setBusy(true);
    setError(null);
    const answer = await lookAt(parts, token);
    if (!answer.ok) setError(answer.error);
    else if (answer.value.is === 'joined') return onJoined(answer.value.enrolments);
    else setOffers(answer.value.offers);
    setBusy(false);
  }, [parts, token, onJoined]);
  useEffect(() => void ask(), [ask]);

  const accept = async () => {
    if (!offers) return;
    setBusy(true);
    setError(null);
    try {
      const answer = await joinAll(parts, token, offers);
      if (answer.ok) return onJoined(answer.value);
      setError(answer.error);
    } catch (problem) {
      setError({
        code: 'no-key',
        message: t('This browser could not make or keep a key.'),
        hint: t('Update the browser, leave private browsing, and try again. ({problem})', {
          problem: String(problem),
        }),
      });
    }
    setBusy(false);
  };

  const isExercise = offers?.some(({ op }) => op.startsWith('ex-')) ?? false;
  return (
    <>
      {isExercise ? <ExerciseMark /> : null}
      <main className="screen" data-testid="join">
        <LanguageKeys />
        <h1>{t('Join this operation?')}</h1>
        {offers?.map((offer) => (
          <dl key={offer.op} className="card facts" data-testid="offer">
            <dt>{t('operation')}</dt>
            <dd>
              <b>{offer.name}</b>
            </dd>
            <dt>{t('as')}</dt>
            <dd>{roleText(offer.role)}</dd>
            <dt>{t('this phone')}</dt>
            <dd>{offer.label}</dd>
            <dt>{t('site')}</dt>
            <dd>
              {offer.sites?.length
                ? offer.sites.map((site) => site.replace(/^site\//, '')).join(', ')
                : t('every site')}
            </dd>
          </dl>
        ))}
        {offers ? (
          <p className="soft">
            {t(
              'This phone makes a key of its own for it. No name, no password. What you count stays on the phone until the hub has signed for it.',
            )}
          </p>
        ) : null}
        {isBusy ? <p role="status">{t('Asking the hub …')}</p> : null}
        {error ? (
          <div className="card" role="alert" data-testid="join-error" data-code={error.code}>
            <p className="bad">
              <b>{hubErrorText(error).message}</b>
            </p>
            <p>{hubErrorText(error).hint}</p>
          </div>
        ) : null}
        <span className="end" />
        {offers && offers.length > 0 ? (
          <button
            type="button"
            className="main"
            disabled={isBusy}
            onClick={() => void accept()}
            data-testid="join-accept"
          >
            {t('Join')}
          </button>
        ) : error ? (
          <button
            type="button"
            className="main"
            disabled={isBusy}
            onClick={() => void ask()}
            data-testid="join-retry"
          >
            {t('Try again')}
          </button>
        ) : null}
        <button type="button" className="quiet" onClick={onGiveUp} data-testid="join-cancel">
          {t('Not now')}
        </button>
      </main>
    </>
  );
};
