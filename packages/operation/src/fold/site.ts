import { quarterEnd } from '../breakdown.ts';
import type { OperationEvent, SubjectId } from '../event.ts';
import type { Finding } from '../findings/rules.ts';
import type { SiteState } from '../state/places.ts';
import { momentOf, prepare, timeOf } from './prepare.ts';
import { contestedOf, type Setting, settle } from './register.ts';
import { createStops } from './suspension.ts';

export const foldSite = (id: SubjectId, lines: readonly OperationEvent[]): SiteState => {
  const { events, retracted, seen, common } = prepare('site', id, lines);
  const controls: Setting<string>[] = [];
  const changes: Extract<(typeof events)[number], { kind: 'control-changed@1' }>[] = [];
  const care: Record<string, number> = {};
  const waitingSeen: SiteState['waitingSeen'][number][] = [];
  const breakdowns: SiteState['breakdowns'][number][] = [];
  const quarters = new Set<number>();
  const findings: Finding[] = [];
  const stops = createStops();
  let isInOrder = true;
  let newest = Number.NEGATIVE_INFINITY;
  let defined: SiteState['defined'] = null;
  let crowd: Extract<(typeof events)[number], { kind: 'crowd-observed@1' }> | null = null;
  let informed: SiteState['informed'] = null;
  let asked: SiteState['asked'] = null;
  let identityCheck: SiteState['identityCheck'] = null;
  let choseToStayCounted = 0;

  for (const event of events) {
    switch (event.kind) {
      case 'defined@1':
        defined = event.fact;
        break;
      case 'control-changed@1': {
        const { by } = event.fact;
        const value = by ?? 'nobody known';
        controls.push({ value, event });
        care[value] = by === null ? 1 : 0;
        changes.push(event);
        break;
      }
      case 'waiting-observed@1': {
        const { id: line, device, doubt, fact } = event;
        const at = timeOf(event);
        if (at < newest) isInOrder = false;
        else newest = at;
        waitingSeen.push({ line, device, at, doubt, fact });
        break;
      }
      case 'crowd-observed@1':
        if (!crowd || timeOf(event) >= timeOf(crowd)) crowd = event;
        break;
      case 'movement-suspended@1':
        stops.suspend(event);
        break;
      case 'movement-resumed@1':
        stops.resume(event);
        break;
      case 'people-informed@1':
        informed = momentOf(event);
        break;
      case 'people-asked@1':
        asked = {
          ...momentOf(event),
          mayStay: event.fact.mayStay,
          destinations: event.fact.destinations,
        };
        break;
      case 'chose-to-stay-counted@1':
        choseToStayCounted++;
        break;
      case 'identity-check-observed@1':
        identityCheck = {
          form: event.fact.form,
          by: event.fact.by ?? null,
          told: momentOf(event),
        };
        break;
      case 'breakdown-counted@1': {
        const { quarter, people, women, girls, boys } = event.fact;
        const leaveOut = (rule: Finding['rule']) =>
          findings.push({ rule, subject: id, lines: [event.id], numbers: { quarter } });
        if (quarters.has(quarter)) leaveOut('breakdown-again');
        else if (event.at + event.doubt < quarterEnd(quarter)) leaveOut('breakdown-too-early');
        else {
          if (women + girls + boys > people) leaveOut('breakdown-does-not-add-up');
          breakdowns.push(event.fact);
        }
        quarters.add(quarter);
        break;
      }
      default:
        event satisfies never;
    }
  }
  for (const event of retracted) {
    if (event.kind === 'breakdown-counted@1') quarters.add(event.fact.quarter);
  }
  // Told late is not seen late.
  if (!isInOrder) waitingSeen.sort((a, b) => a.at - b.at);
  const control = settle(controls, care, seen);
  const { suspension, stops: words, stoppedLast, contested } = stops.settled(seen);
  const held = control && changes[controls.indexOf(control.stands)];
  return {
    ...common([...contestedOf('control', control), ...contested], findings),
    type: 'site',
    defined,
    control: held
      ? {
          by: held.fact.by,
          since: held.fact.since,
          sincePrecision: held.fact.sincePrecision ?? null,
          told: momentOf(held),
        }
      : null,
    waiting: waitingSeen[waitingSeen.length - 1] ?? null,
    waitingSeen,
    crowd: crowd && { crowd: crowd.fact.crowd, told: momentOf(crowd) },
    suspension,
    stops: words,
    stoppedLast,
    informed,
    asked,
    choseToStayCounted,
    identityCheck,
    breakdowns,
    quartersUsed: [...quarters].sort((a, b) => a - b),
  };
};
