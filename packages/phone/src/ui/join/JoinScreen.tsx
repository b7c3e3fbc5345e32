import type { HubError, Offer } from '@corridor/log';
import { listed, t } from '@corridor/text';
import { useCallback, useEffect, useState } from 'react';
import type { Enrolment, Keyring } from '../../device/enrolment.ts';
import { askAgain, type JoinParts, joinAll, lookAt } from '../../join/join.ts';
import { hubErrorText } from '../../text/hubError.ts';
import { isLocked, type OpenedVault, type Vaults } from '../../vault/types.ts';
import { ExerciseMark } from '../Header.tsx';
import { HomeScreenFirst } from '../home/HomeScreenFirst.tsx';
import { LanguageKeys } from '../look/LanguageKeys.tsx';
import { ChoosePin } from '../vault/ChoosePin.tsx';
import { EnterPin } from '../vault/EnterPin.tsx';
import { refusalText } from '../vault/pinText.ts';

const roleText = (role: string): string => (role === 'counter' ? t('counter') : role);

type Person = Pick<OpenedVault['holder'], 'id' | 'label'>;

/** Before the key: whose phone it is from now on. */
type Step =
  | { readonly at: 'look' }
  | { readonly at: 'who'; readonly people: readonly Person[]; readonly mayBeNew: boolean }
  | { readonly at: 'enter'; readonly person: Person }
  /** Nothing was asked of the hub, and the link is still good. */
  | { readonly at: 'already'; readonly joined: readonly Enrolment[]; readonly vault: OpenedVault }
  | { readonly at: 'choose' };

/**
 * What is this link? Then, and only when the officer says so, a PIN, and under it this phone's key, which the hub enrols. `onJoined` hands the
 * unlocked vault on, so that nobody enters the PIN twice.
 */
export const JoinScreen = ({
  parts,
  vaults,
  token,
  onJoined,
  onGiveUp,
}: {
  parts: JoinParts & { readonly keyring: Pick<Keyring, 'holders'> };
  vaults: Vaults;
  token: string;
  onJoined: (joined: readonly Enrolment[], opened: OpenedVault) => void;
  onGiveUp: () => void;
}) => {
  const [offers, setOffers] = useState<readonly Offer[] | null>(null);
  const [error, setError] = useState<HubError | null>(null);
  const [isBusy, setBusy] = useState(true);
  const [step, setStep] = useState<Step>({ at: 'look' });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [opened, setOpened] = useState<OpenedVault | null>(null);

  const ask = useCallback(async () => {
    setBusy(true);
    setError(null);
    const answer = await lookAt(parts, token);
    if (!answer.ok) setError(answer.error);
    else if (answer.value.is === 'offers') setOffers(answer.value.offers);
    else {
      const { holders } = answer.value;
      const people = (await parts.keyring.holders()).filter(({ id }) => holders.includes(id));
      setStep({ at: 'who', people, mayBeNew: false });
    }
    setBusy(false);
  }, [parts, token]);
  useEffect(() => void ask(), [ask]);

  const failed = (problem: unknown) =>
    setError({
      code: 'no-key',
      message: t('This browser could not make or keep a key.'),
      hint: t('Update the browser, leave private browsing, and try again. ({problem})', {
        problem: String(problem),
      }),
    });

  const goOn = async (vault: OpenedVault) => {
    setBusy(true);
    setError(null);
    setOpened(vault);
    setStep({ at: 'look' });
    try {
      const before = await parts.keyring.ofHolder(vault.holder.id);
      const answer = offers
        ? await joinAll(parts, token, vault.keys, offers)
        : await askAgain(parts, token, vault.keys);
      if (answer.ok) {
        const joined = answer.value;
        const isKnown = ({ device }: Enrolment) =>
          before.some((known) => known.device === device && known.state === 'joined');
        if (!offers || !joined.every(isKnown)) return onJoined(joined, vault);
        setStep({ at: 'already', joined, vault });
      } else setError(answer.error);
    } catch (problem) {
      // Two minutes went by while the hub was asked.
      if (isLocked(problem)) {
        setOpened(null);
        setStep({ at: 'enter', person: vault.holder });
      } else failed(problem);
    }
    setBusy(false);
  };

  const accept = async () => {
    if (opened) return goOn(opened);
    try {
      const people = await parts.keyring.holders();
      setStep(people.length > 0 ? { at: 'who', people, mayBeNew: true } : { at: 'choose' });
      vaults.warm();
    } catch (problem) {
      failed(problem);
    }
  };

  const choose = async (pin: string) => {
    setBusy(true);
    setRefusal(null);
    try {
      const label = offers?.[0]?.label ?? '';
      const made = await vaults.create(pin, { label, known: [token] });
      if (made.ok) return goOn(made);
      setRefusal(refusalText(made.why));
    } catch (problem) {
      setStep({ at: 'look' });
      failed(problem);
    }
    setBusy(false);
  };

  const enter = async (entered: OpenedVault & { readonly is: 'real' | 'decoy' }) => {
    if (entered.is === 'real') return goOn(entered);
    // Under duress no hub is asked: what opens is the empty operation.
    setBusy(true);
    onJoined(await parts.keyring.ofHolder(entered.holder.id), entered);
  };

  const back = () => setStep({ at: 'look' });
  const isExercise = offers?.some(({ op }) => op.startsWith('ex-')) ?? false;
  const mark = isExercise ? <ExerciseMark /> : null;
  if (step.at === 'choose') {
    return (
      <>
        {mark}{' '}
        <ChoosePin
          title={t('Choose a PIN')}
          why={t(
            'Six digits or more. It opens what you counted, on this phone only. Nobody can give it back to you: without it, only the hub can read what was counted.',
          )}
          known={[token]}
          isBusy={isBusy}
          error={refusal}
          onChosen={(pin) => void choose(pin)}
          onBack={back}
        />
      </>
    );
  }
  if (step.at === 'enter') {
    return (
      <>
        {mark}{' '}
        <EnterPin
          vaults={vaults}
          holder={step.person}
          onOpened={(entered) => void enter(entered)}
          onBack={back}
        />
      </>
    );
  }
  if (step.at === 'already') {
    return (
      <>
        {mark}{' '}
        <main className="screen" data-testid="already-in">
          <h1>{t('You are in this operation already')}</h1>
          <p>
            {t(
              'Your PIN opens the key that you have. If it is no longer let in, or was told to stop, make a new one under a new PIN: what you counted before stays on this phone and is still sent.',
            )}
          </p>
          <span className="end" />
          <button
            type="button"
            className="main"
            onClick={() => onJoined(step.joined, step.vault)}
            data-testid="already-open"
          >
            {t('Open it')}
          </button>
          <button
            type="button"
            onClick={() => {
              setOpened(null);
              setStep({ at: 'choose' });
            }}
            data-testid="already-new-key"
          >
            {t('A new key, under a new PIN')}
          </button>
        </main>
      </>
    );
  }
  if (step.at === 'who') {
    return (
      <>
        {mark}{' '}
        <main className="screen" data-testid="who">
          <h1>{t('Who are you?')}</h1>
          {step.people.map((person) => (
            <button
              key={person.id}
              type="button"
              onClick={() => setStep({ at: 'enter', person })}
              data-testid="person"
            >
              <bdi>{person.label}</bdi>
            </button>
          ))}
          {step.mayBeNew ? (
            <button
              type="button"
              onClick={() => setStep({ at: 'choose' })}
              data-testid="new-person"
            >
              {t('Somebody else, with a PIN of my own')}
            </button>
          ) : null}
          <span className="end" />
          <button type="button" className="quiet" onClick={step.mayBeNew ? back : onGiveUp}>
            {t('Back')}
          </button>
        </main>
      </>
    );
  }

  return (
    <>
      {mark}
      <main className="screen" data-testid="join">
        <LanguageKeys />
        <HomeScreenFirst />
        <h1>{t('Join this operation?')}</h1>
        {offers?.map((offer) => (
          <dl key={offer.op} className="card facts" data-testid="offer">
            <dt>{t('operation')}</dt>
            <dd>
              <b>
                <bdi>{offer.name}</bdi>
              </b>
            </dd>
            <dt>{t('as')}</dt>
            <dd>{roleText(offer.role)}</dd>
            <dt>{t('this phone')}</dt>
            <dd>
              <bdi>{offer.label}</bdi>
            </dd>
            <dt>{t('site')}</dt>
            <dd>
              {offer.sites?.length
                ? listed(offer.sites.map((site) => site.replace(/^site\//, '')))
                : t('every site')}
            </dd>
          </dl>
        ))}
        {offers ? (
          <p className="soft">
            {t(
              'This phone makes a key of its own for it, under a PIN that you choose. No name. What you count stays on the phone until the hub has signed for it.',
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
