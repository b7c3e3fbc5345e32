import { runtimeTimer } from '@corridor/log/browser';
import { listed, t } from '@corridor/text';
import { Component, type ReactNode, useEffect } from 'react';
import { isLoadFailure } from '../boot/loadFailure.ts';
import type { Boot, Stage } from '../boot/stages.ts';
import { useStore } from '../store.ts';
import { useReading } from '../text/useReading.ts';
import { goToPad } from './context.ts';
import { fetched, NotLoaded, startAgain } from './fetched.tsx';
import { LockedPad } from './locked/LockedPad.tsx';
import { RescueScreen } from './RescueScreen.tsx';

/** A bug in a screen must never be a white page: what was counted is in the log, and the pad opens again. */
export class Unbreakable extends Component<{ children: ReactNode }, { problem: unknown }> {
  override state = { problem: null as unknown };
  static getDerivedStateFromError(problem: unknown) {
    return { problem };
  }
  override render() {
    const { problem } = this.state;
    if (problem === null) return this.props.children;
    return isLoadFailure(problem) ? (
      <NotLoaded onAgain={startAgain} />
    ) : (
      <RescueScreen problem={String(problem)} />
    );
  }
}

// Only the locked pad comes with the app's first file: it must take a tap before anything else is read.
const OpenApp = fetched(async () => (await import('./OpenApp.tsx')).OpenApp);
const StartScreen = fetched(async () => (await import('./join/StartScreen.tsx')).StartScreen);
const JoinScreen = fetched(async () => (await import('./join/JoinScreen.tsx')).JoinScreen);
const EnterPin = fetched(async () => (await import('./vault/EnterPin.tsx')).EnterPin);
const FirstPin = fetched(async () => (await import('./locked/FirstPin.tsx')).FirstPin);

export const App = ({ boot }: { boot: Boot }) => {
  const stage = useStore(boot.stage);
  // Draws everything below again when the language or its digits change; nothing is mounted anew.
  useReading();
  useEffect(() => boot.warm(), [boot]);
  const isAsked = stage.at === 'enter-pin';
  useEffect(() => {
    // While the PIN is typed the phone has nothing else to do. Where it does not come it is asked for again.
    if (isAsked) void OpenApp.ahead().catch(() => {});
  }, [isAsked]);
  switch (stage.at) {
    case 'opening':
      return (
        <main className="screen" aria-busy="true" data-testid="opening">
          <p className="soft">{t('Opening …')}</p>
        </main>
      );
    case 'start':
      return (
        <StartScreen
          onToken={boot.join}
          onBack={stage.mayGoBack ? () => void boot.leaveJoin() : null}
        />
      );
    case 'join':
      return (
        <JoinScreen
          parts={joinParts(stage)}
          vaults={stage.vaults}
          token={stage.token}
          onJoined={(enrolments, vault) => void boot.joined(enrolments, vault).then(goToPad)}
          onGiveUp={() => void boot.leaveJoin()}
        />
      );
    case 'choose-pin':
      return <FirstPin onChosen={boot.pinChosen} />;
    case 'enter-pin':
      return (
        <EnterPin
          key={stage.holder.id}
          vaults={stage.vaults}
          holder={stage.holder}
          onOpening={boot.unlocking}
          onOpened={(vault) => void boot.unlocked(vault)}
          onBack={() => void boot.toLocked()}
        >
          <p className="soft">
            {t('It opens what this phone has recorded, and all other screens.')}
          </p>
        </EnterPin>
      );
    case 'locked':
      return <LockedPad boot={boot} view={stage.view} />;
    case 'choose':
      return (
        <main className="screen" data-testid="choose">
          <h1>{t('Which operation?')}</h1>
          {stage.enrolments.map((enrolment) => (
            <button key={enrolment.device} type="button" onClick={() => void boot.open(enrolment)}>
              <bdi>{enrolment.name}</bdi>
              <br />
              <small>
                {listed([enrolment.op.startsWith('ex-') && t('EXERCISE'), enrolment.label])}
              </small>
            </button>
          ))}
          {stage.mayJoin ? (
            <button
              type="button"
              className="quiet end"
              onClick={boot.joinAnother}
              data-testid="join-another"
            >
              {t('Join another operation')}
            </button>
          ) : null}
        </main>
      );
    case 'open':
      return <OpenApp boot={boot} session={stage.session} />;
    case 'other-tab':
      return (
        <main className="screen" data-testid="other-tab">
          <h1>
            {stage.wasOurs
              ? t('Counting goes on in another tab')
              : t('The pad is open in another tab')}
          </h1>
          <p>
            {t(
              'Only one tab writes, so that no bus is counted in two places. Everything kept there is kept here too.',
            )}
          </p>
          <span className="end" />
          <button
            type="button"
            className="main"
            onClick={() => void boot.countHere()}
            data-testid="take-over"
          >
            {t('Count here instead')}
          </button>
        </main>
      );
    case 'not-loaded':
      return <NotLoaded onAgain={stage.again} />;
    case 'rescue':
      return <RescueScreen problem={stage.problem} />;
  }
};

const partsOf = new WeakMap<object, ReturnType<typeof newParts>>();
const newParts = ({ keyring, hubUrl }: Extract<Stage, { at: 'join' }>) => ({
  fetch: globalThis.fetch.bind(globalThis),
  hubUrl,
  timer: runtimeTimer,
  keyring,
  now: () => Date.now(),
});
/** The same parts for the same stage, or the screen would ask the hub again at every drawing. */
const joinParts = (stage: Extract<Stage, { at: 'join' }>) => {
  const parts = partsOf.get(stage) ?? newParts(stage);
  partsOf.set(stage, parts);
  return parts;
};
