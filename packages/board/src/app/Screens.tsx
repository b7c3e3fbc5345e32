import { openDifferences, openDiscrepancies } from '@corridor/operation';
import { figure, listed, t } from '@corridor/text';
import { useCallback, useMemo, useState } from 'react';
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Account } from '../account/Account.tsx';
import { doubleCounts } from '../account/doubles.ts';
import { Agreement } from '../agreement/Agreement.tsx';
import { CallsAndLists } from '../contacts/CallsAndLists.tsx';
import { Devices } from '../devices/Devices.tsx';
import { Incidents } from '../incidents/Incidents.tsx';
import { MareyScreen } from '../marey/MareyScreen.tsx';
import { Now } from '../now/Now.tsx';
import { TimetablesContext } from '../plan/context.ts';
import { openTimetableDesk } from '../plan/desk.ts';
import { Plan } from '../plan/Plan.tsx';
import { Desk } from '../radio/Desk.tsx';
import { openDocumentDesk } from '../reading/desk.ts';
import { Rehearsal, Truth } from '../rehearsal/Rehearsal.tsx';
import { ReportTab } from '../report/ReportTab.tsx';
import { Said } from '../said/Said.tsx';
import { useSealedDesk } from '../sealed/useSealedDesk.ts';
import { deviceLabelOf, type Live } from '../session/live.ts';
import { mayHold, mayRecord } from '../session/may.ts';
import { Soon } from '../soon/Soon.tsx';
import { useWordingDesk } from '../statements/useWordingDesk.ts';
import { SuspendTools } from '../suspend/SuspendTools.tsx';
import { datedClock, offsetName, zoneClock } from '../time/zone.ts';
import { mayAmend } from '../trips/history.ts';
import { TripDrawer } from '../trips/TripDrawer.tsx';
import { Trips } from '../trips/Trips.tsx';
import { operationOf, zoneOf } from '../view/facts.ts';
import { toHeader } from '../view/header.ts';
import { toSiteNews } from '../view/siteNews.ts';
import { Banner } from './Banner.tsx';
import { type Board, BoardContext } from './board.ts';
import { Header } from './Header.tsx';
import { useKeys } from './keys.ts';
import { usePageTitle } from './pageTitle.ts';
import type { Tab as TabName } from './route.ts';
import { useNow, useSnapshot } from './useLive.ts';
import { Visitor } from './Visitor.tsx';

/** One operation on this board: the bar, the banner, the tabs. */
export function Screens(props: {
  readonly live: Live;
  readonly tab: TabName;
  readonly baseUrl: string;
  readonly onTab: (tab: TabName) => void;
  readonly onLeave: () => void;
}) {
  const { live, tab, onTab } = props;
  const { projection, own } = live;
  const { facts, hub, play, synced, toSend } = useSnapshot(live);
  const now = useNow(live);
  const wordingDesk = useWordingDesk(live);
  const documentDesk = useSealedDesk(live, openDocumentDesk);
  const timetables = useSealedDesk(live, openTimetableDesk);
  // A drawer belongs to the screen over which it was opened: “back” leaves both.
  const [drawer, setDrawer] = useState<{ readonly trip: string; readonly over: TabName } | null>(
    null,
  );
  const setTrip = useCallback((trip: string) => setDrawer({ trip, over: tab }), [tab]);
  const trip = drawer?.over === tab ? drawer.trip : null;
  const [isVisitor, setVisitor] = useState(false);
  const [isDiagram, setDiagram] = useState(false);
  const [isDesk, setDesk] = useState(false);
  const [isTruthHidden, setTruthHidden] = useState(false);
  const zone = zoneOf(facts);
  // On a record that is over, a bare hour would be read as today's.
  const clock = operationOf(facts)?.closed ? datedClock(zone) : zoneClock(zone);
  const isExercise = own.op.startsWith('ex-');
  const ownRole = projection.devices().get(own.device);
  const isIn = useCallback(
    (line: Parameters<typeof mayRecord>[1]) => !hub.revoked && mayRecord(ownRole, line),
    [hub.revoked, ownRole],
  );
  const canWrite = isIn({ kind: 'departed@1', subject: 'trip/any' });
  const board = useMemo<Board>(
    () => ({
      op: own.op,
      device: own.device,
      isExercise,
      facts,
      clock,
      records: {
        events: projection.events,
        standingOf: projection.standingOf,
        deviceLabel: deviceLabelOf(projection),
        mayAmend: (event) => mayAmend(event, own.device, projection.devices().get(own.device)),
      },
      canWrite,
      may: isIn,
      holds: (line) => mayHold(ownRole, line),
      nowAt: live.now,
      heads: projection.heads,
      record: live.record,
      openTrip: setTrip,
    }),
    [
      own.op,
      own.device,
      isExercise,
      facts,
      clock,
      projection,
      canWrite,
      isIn,
      live,
      setTrip,
      ownRole,
    ],
  );
  const keys = useMemo(
    () => ({
      t: () => {
        onTab('now');
        setDiagram((is) => !is);
      },
      n: () => {
        setDiagram(false);
        onTab('plan');
      },
      v: () => setVisitor((is) => !is),
      r: () => setDesk(canWrite),
      escape: () => {
        setDiagram(false);
        setVisitor(false);
      },
    }),
    [onTab, canWrite],
  );
  useKeys(keys);
  const view = toHeader(facts, isExercise, now, clock);
  usePageTitle(
    listed([isExercise && t('EXERCISE'), view.suspended && t('suspended'), view.name, 'Corridor']),
    isExercise,
    view.suspended !== null,
  );

  if (isVisitor) {
    return <Visitor facts={facts} now={now} clock={clock} isExercise={isExercise} />;
  }
  const { badges, notUnderstood } = countOpen(facts);
  const syncedAt = hub.lastSynced ?? synced?.at ?? null;
  // Without the hub nobody here knows who has spoken since: what it knew then is told as of then.
  const heardUntil = hub.online ? Date.now() : (syncedAt ?? Date.now());
  const hubNow = isExercise && play ? now : heardUntil + (hub.clockDifference ?? 0);
  const names: Record<TabName, string> = {
    now: t('Now'),
    plan: t('Plan'),
    trips: t('Trips'),
    agreement: t('Agreement'),
    account: t('Account'),
    said: t('What they say'),
    incidents: t('Incidents'),
    medical: t('Medical'),
    map: t('Map'),
    report: t('Report'),
    devices: t('Devices'),
  };
  return (
    <BoardContext value={board}>
      <TimetablesContext value={timetables}>
        <Header view={view} {...toZoneNote(zone, now)} onLeave={props.onLeave}>
          <SuspendTools now={now} />
        </Header>
        <Banner
          hub={hub}
          syncedAt={syncedAt}
          toSend={toSend}
          realNow={Date.now()}
          clock={clock}
          notUnderstood={notUnderstood}
          siteNews={toSiteNews(facts, now)}
        />
        <Tabs className="tabs" selectedKey={tab} onSelectionChange={(key) => onTab(key as TabName)}>
          <div className="tab-bar">
            <TabList aria-label={t('Screens')}>
              {Object.entries(names).map(([id, name]) => (
                <Tab key={id} id={id} data-testid={`tab-${id}`}>
                  {name}
                  {badges[id] ? (
                    <span className="badge">
                      <span aria-hidden="true">{figure(badges[id])}</span>
                      <span className="visually-hidden">{t('{n} open', { n: badges[id] })}</span>
                    </span>
                  ) : null}
                </Tab>
              ))}
            </TabList>
            <div className="tab-tools">
              {isExercise && play && (
                <Rehearsal
                  live={live}
                  play={play}
                  now={now}
                  isTruthHidden={isTruthHidden}
                  onTruth={(isHidden) => {
                    setTruthHidden(isHidden);
                    if (!isHidden) onTab('now');
                  }}
                />
              )}
              {board.canWrite && (
                <Button className="quiet" onPress={() => setDesk(true)} data-testid="open-desk">
                  {t('Radio desk (R)')}
                </Button>
              )}
            </div>
          </div>
          <TabPanel id="now">
            {isExercise && play && !isTruthHidden && <Truth play={play} now={now} />}
            {isDiagram ? (
              <MareyScreen now={now} onClose={() => setDiagram(false)} />
            ) : (
              <Now
                facts={facts}
                now={now}
                clock={clock}
                isExercise={isExercise}
                onTrip={setTrip}
                onMore={onTab}
              />
            )}
          </TabPanel>
          <TabPanel id="plan">
            <Plan now={now} />
          </TabPanel>
          <TabPanel id="trips">
            <Trips now={now} />
          </TabPanel>
          <TabPanel id="agreement">
            <Agreement now={now} />
            <CallsAndLists now={now} role={ownRole?.role ?? ''} />
          </TabPanel>
          <TabPanel id="account">
            <Account now={now} />
          </TabPanel>
          <TabPanel id="said">
            <Said now={now} desk={documentDesk} />
          </TabPanel>
          <TabPanel id="incidents">
            <Incidents now={now} />
          </TabPanel>
          <TabPanel id="medical">
            <Soon
              what={t(
                'Here will stand who needs which transport and who was handed over to whom, by token, never by name.',
              )}
              until={t('wounded and lying patients are counted per trip, under Trips.')}
            />
          </TabPanel>
          <TabPanel id="map">
            <Soon
              what={t('Here will stand the sites and roads on a map from a file on this laptop.')}
              until={t('the corridor strip under Now shows every vehicle and site in order.')}
            />
          </TabPanel>
          <TabPanel id="report">
            <ReportTab live={live} desk={wordingDesk} now={now} />
          </TabPanel>
          <TabPanel id="devices">
            <Devices
              source={{
                devices: projection.devices,
                disputed: () => projection.disputed(),
                kept: (device) =>
                  live.log.heads(device).reduce((most, head) => Math.max(most, head.seq), 0),
                heard: hub.heard,
                self: own.device,
              }}
              headsOf={live.log.heads}
              call={live.client.call}
              baseUrl={props.baseUrl}
              isOnline={hub.online}
              mayDecide={isIn({ kind: 'enrolled@1', subject: 'device/any' })}
              mayReport={isIn({ kind: 'surrendered@1', subject: 'device/any' })}
              mayProtect={isIn({ kind: 'device-protection-set@1', subject: 'operation/any' })}
              hubNow={hubNow}
              takeIn={{
                call: live.client.call,
                log: live.log,
                sync: async () => (await live.client.sync()).error === null,
              }}
            />
          </TabPanel>
        </Tabs>
        <TripDrawer trip={trip} now={now} onClose={() => setDrawer(null)} />
        {isDesk && <Desk now={now} onClose={() => setDesk(false)} />}
      </TimetablesContext>
    </BoardContext>
  );
}

/** Every shown time is the operation's. Where the laptop believes otherwise, that is said beside the clock. */
function toZoneNote(
  zone: string,
  now: number,
): { readonly zone: string; readonly zoneNote: string } {
  const device = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [theirs, ours] = [offsetName(zone, now), offsetName(device, now)];
  if (theirs === ours) return { zone: '', zoneNote: '' };
  return {
    zone: theirs,
    zoneNote: t('every time on this board is {zone}; this device is on {device}', {
      zone: theirs,
      device: ours,
    }),
  };
}

/** What the tabs' red numbers say, and how many facts a newer app wrote. */
function countOpen(facts: Board['facts']): {
  readonly badges: Readonly<Record<string, number>>;
  readonly notUnderstood: number;
} {
  let incidents = 0;
  for (const one of facts.states('incident').values()) if (!one.resolved) incidents += 1;
  let notUnderstood = 0;
  for (const trip of facts.states('trip').values()) notUnderstood += trip.notUnderstood;
  return {
    badges: {
      account:
        openDiscrepancies(facts.index).length +
        openDifferences(facts.index).length +
        doubleCounts(facts).filter(({ agrees }) => !agrees).length,
      incidents,
    },
    notUnderstood,
  };
}
