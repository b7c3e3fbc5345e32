import { runtimeTimer } from '@corridor/log/browser';
import { Component, type ReactNode } from 'react';
import type { Boot } from '../boot.ts';
import { box } from '../session/places.ts';
import type { Session } from '../session/session.ts';
import { useStore } from '../store.ts';
import { listed } from '../text/isolate.ts';
import { useReading } from '../text/language.ts';
import { t } from '../text/t.ts';
import { ArrivalScreen } from './ArrivalScreen.tsx';
import { goToPad, SessionContext, useScreen, useSession } from './context.ts';
import { ExerciseMark, Header } from './Header.tsx';
import { JoinScreen } from './join/JoinScreen.tsx';
import { StartScreen } from './join/StartScreen.tsx';
import { MoreScreen } from './MoreScreen.tsx';
import { PadScreen } from './pad/PadScreen.tsx';
import { MoveScreen, RecordScreen } from './RecordScreen.tsx';
import { RescueScreen } from './RescueScreen.tsx';
import { LateCorrect, LateTrip } from './records/late.tsx';
import { NoteScreen } from './records/NoteScreen.tsx';
import { NotesMenu } from './records/NotesMenu.tsx';
import { SiteScreen } from './SiteScreen.tsx';
import { SlipScreen } from './SlipScreen.tsx';
import { TodayScreen } from './TodayScreen.tsx';
import { TroubleBar } from './TroubleBar.tsx';
import { VehiclesScreen } from './VehiclesScreen.tsx';

/** A bug in a screen must never be a white page: what was counted is in the log, and the pad opens again. */
export class Unbreakable extends Component<{ children: ReactNode }, { problem: string | null }> {
  override state = { problem: null };
  static getDerivedStateFromError(problem: unknown) {
    return { problem: String(problem) };
  }
  override render() {
    return this.state.problem === null ? (
      this.props.children
    ) : (
      <RescueScreen problem={this.state.problem} />
    );
  }
}

const Screens = ({ onOthers }: { onOthers: () => void }) => {
  const session = useSession();
  const site = useStore(session.site);
  const screen = useScreen();
  if (screen.at === 'more') return <MoreScreen onOthers={onOthers} />;
  if (site === null || screen.at === 'site') return <SiteScreen />;
  switch (screen.at) {
    case 'pad':
      return <PadScreen site={site} />;
    case 'vehicles':
      return <VehiclesScreen site={site} />;
    case 'arrival':
      return <ArrivalScreen site={site} />;
    case 'slip':
      return <SlipScreen trip={screen.trip} />;
    case 'today':
      return <TodayScreen />;
    case 'notes':
      return <NotesMenu site={site} />;
    case 'note':
      return <NoteScreen what={screen.what} site={site} />;
    case 'trip':
      return <LateTrip trip={screen.trip} site={site} ask={screen.ask ?? null} />;
    case 'correct':
      return <LateCorrect id={screen.id} />;
    case 'record':
      return <RecordScreen id={screen.id} />;
    case 'move':
      return <MoveScreen id={screen.id} site={site} />;
    default:
      return <MoreScreen onOthers={onOthers} />;
  }
};

const Open = ({ session, onOthers }: { session: Session; onOthers: () => void }) => (
  <SessionContext value={session}>
    {session.isExercise ? <ExerciseMark /> : null}
    <Header />
    <TroubleBar />
    <Screens onOthers={onOthers} />
  </SessionContext>
);

export const App = ({ boot }: { boot: Boot }) => {
  const stage = useStore(boot.stage);
  // Draws everything below again when the language or its digits change; nothing is mounted anew.
  useReading();
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
          token={stage.token}
          onJoined={(enrolments) => void boot.joined(enrolments).then(goToPad)}
          onGiveUp={() => void boot.leaveJoin()}
        />
      );
    case 'choose':
      return (
        <main className="screen" data-testid="choose">
          <h1>{t('Which operation?')}</h1>
          {stage.enrolments.map((enrolment) => (
            <button key={enrolment.op} type="button" onClick={() => void boot.open(enrolment)}>
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
      return <Open session={stage.session} onOthers={() => void boot.others()} />;
    case 'other-tab':
      return (
        <>
          {stage.enrolment.op.startsWith('ex-') ? <ExerciseMark /> : null}
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
              onClick={() => void boot.open(stage.enrolment, true)}
              data-testid="take-over"
            >
              {t('Count here instead')}
            </button>
          </main>
        </>
      );
    case 'rescue':
      return <RescueScreen problem={stage.problem} />;
  }
};

const partsOf = new WeakMap<object, Parameters<typeof JoinScreen>[0]['parts']>();
/** The same parts for the same stage, or the screen would ask the hub again at every drawing. */
const joinParts = (stage: Extract<ReturnType<Boot['stage']['get']>, { at: 'join' }>) => {
  const known = partsOf.get(stage);
  if (known) return known;
  const { keyring, hubUrl } = stage;
  const parts = {
    fetch: globalThis.fetch.bind(globalThis),
    hubUrl,
    timer: runtimeTimer,
    keyring,
    box,
    now: () => Date.now(),
  };
  partsOf.set(stage, parts);
  return parts;
};
