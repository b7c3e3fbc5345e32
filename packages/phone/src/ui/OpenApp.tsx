import type { Boot } from '../boot/stages.ts';
import type { Session } from '../session/session.ts';
import { useStore } from '../store.ts';
import { ArrivalScreen } from './ArrivalScreen.tsx';
import { goToPad, SessionContext, useScreen, useSession } from './context.ts';
import { ExerciseMark } from './ExerciseMark.tsx';
import { fetched } from './fetched.tsx';
import { Header } from './Header.tsx';
import { StorageBar } from './home/StorageBar.tsx';
import { CountedLockedBar } from './locked/CountedLockedBar.tsx';
import { MoreScreen } from './MoreScreen.tsx';
import { PadScreen } from './pad/PadScreen.tsx';
import { RightsBar } from './RightsBar.tsx';
import { LeftRunning } from './records/LeftRunning.tsx';
import { NotesMenu } from './records/NotesMenu.tsx';
import { SiteScreen } from './SiteScreen.tsx';
import './records/records.css';
import { SlipScreen } from './SlipScreen.tsx';
import { TroubleBar } from './TroubleBar.tsx';
import { VehiclesScreen } from './VehiclesScreen.tsx';

const back = () => history.back();

// What is wanted while a bus boards comes with this file; the rest when it is first asked for.
const Note = fetched(async () => (await import('./records/NoteScreen.tsx')).NoteScreen);
const Trip = fetched(async () => (await import('./records/TripScreen.tsx')).TripScreen);
const Correct = fetched(async () => (await import('./records/CorrectScreen.tsx')).CorrectScreen);
const Today = fetched(async () => (await import('./TodayScreen.tsx')).TodayScreen);
const OneRecord = fetched(async () => (await import('./RecordScreen.tsx')).RecordScreen);
const Move = fetched(async () => (await import('./RecordScreen.tsx')).MoveScreen);
const CountedLocked = fetched(
  async () => (await import('./locked/CountedLocked.tsx')).CountedLocked,
);
const Handover = fetched(async () => (await import('./handover/Handover.tsx')).Handover);
const Guide = fetched(async () => (await import('./guide/GuideScreen.tsx')).GuideScreen);
const Limits = fetched(async () => (await import('./guide/LimitsScreen.tsx')).LimitsScreen);
const Protection = fetched(async () => (await import('./vault/OpenProtection.tsx')).OpenProtection);

const Screens = ({ boot }: { boot: Boot }) => {
  const session = useSession();
  const site = useStore(session.site);
  const screen = useScreen();
  const onOthers = () => void boot.others();
  switch (screen.at) {
    case 'more':
      return <MoreScreen onOthers={onOthers} />;
    case 'handover':
      return (
        <Handover
          onBack={back}
          beforeHandOver={session.sealRest}
          whileChoosing={session.whileChoosing}
        />
      );
    case 'protection':
      return <Protection boot={boot} onBack={back} />;
    case 'guide':
      return <Guide onClose={back} />;
    case 'limits':
      return <Limits onClose={back} />;
  }
  if (site === null || screen.at === 'site') return <SiteScreen />;
  switch (screen.at) {
    case 'vehicles':
      return <VehiclesScreen site={site} />;
    case 'arrival':
      return <ArrivalScreen site={site} />;
    case 'slip':
      return <SlipScreen trip={screen.trip} />;
    case 'today':
      return <Today />;
    case 'notes':
      return <NotesMenu site={site} />;
    case 'note':
      return <Note what={screen.what} site={site} />;
    case 'trip':
      return <Trip trip={screen.trip} site={site} ask={screen.ask ?? null} />;
    case 'correct':
      return <Correct id={screen.id} />;
    case 'record':
      return <OneRecord id={screen.id} />;
    case 'move':
      return <Move id={screen.id} site={site} />;
    case 'counted-locked':
      return <CountedLocked site={site} onDone={goToPad} />;
    default:
      return <PadScreen site={site} />;
  }
};

/** The phone with its PIN given: everything this person may see and do. */
export const OpenApp = ({ boot, session }: { boot: Boot; session: Session }) => (
  <SessionContext value={session}>
    {session.isExercise ? <ExerciseMark /> : null}
    <Header />
    <TroubleBar />
    <RightsBar />
    <StorageBar />
    <CountedLockedBar />
    <LeftRunning />
    <Screens boot={boot} />
  </SessionContext>
);
