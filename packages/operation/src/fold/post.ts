import type { OperationEvent, SubjectId } from '../event.ts';
import type { PostState } from '../state/places.ts';
import { type EventOf, momentOf, prepare, timeOf } from './prepare.ts';
import { contestedOf, type Setting, settle } from './register.ts';

/** When somebody was there, out of comings and goings by the time they happened. */
const watchedSpans = (
  changes: readonly { readonly at: number; readonly staffed: boolean }[],
): PostState['watched'] => {
  const spans: { from: number; to: number | null }[] = [];
  for (const { at, staffed } of changes.toSorted((a, b) => a.at - b.at)) {
    const open = spans[spans.length - 1];
    if (staffed && open?.to !== null) spans.push({ from: at, to: null });
    else if (!staffed && open?.to === null) open.to = at;
  }
  return spans;
};

export const foldPost = (id: SubjectId, lines: readonly OperationEvent[]): PostState => {
  const { events, seen, common } = prepare('post', id, lines);
  let site: SubjectId | null = null;
  let label: string | null = null;
  let answered: PostState['answered'] = null;
  const presence: Setting<'staffed' | 'left'>[] = [];
  const access: Setting<'asked' | 'granted' | 'refused'>[] = [];
  const changes: { at: number; staffed: boolean }[] = [];
  const departures = new Map<string, Extract<EventOf<'post'>, { kind: 'left@1' }>['fact']>();

  for (const event of events) {
    switch (event.kind) {
      case 'staffed@1':
        site = event.fact.site;
        label = event.fact.label ?? label;
        presence.push({ value: 'staffed', event });
        changes.push({ at: timeOf(event), staffed: true });
        break;
      case 'left@1':
        presence.push({ value: 'left', event });
        changes.push({ at: timeOf(event), staffed: false });
        departures.set(event.id, event.fact);
        break;
      case 'access-asked@1':
        access.push({ value: 'asked', event });
        break;
      case 'access-granted@1':
        access.push({ value: 'granted', event });
        break;
      case 'access-refused@1':
        access.push({ value: 'refused', event });
        break;
      case 'all-answered@1':
        if (!answered || timeOf(event) >= answered.at) answered = momentOf(event);
        break;
      default:
        event satisfies never;
    }
  }

  // Nobody may believe that a post is watched which somebody else has seen left.
  const here = settle(presence, { staffed: 0, left: 1 }, seen);
  const entry = settle(access, { granted: 0, asked: 1, refused: 2 }, seen);
  const left = here?.stands.value === 'left' ? departures.get(here.stands.event.id) : undefined;
  return {
    ...common([...contestedOf('presence', here), ...contestedOf('access', entry)], []),
    type: 'post',
    site,
    label,
    staffed: here?.stands.value === 'staffed',
    since: here ? momentOf(here.stands.event) : null,
    leftReason: left?.reason ?? null,
    toldBy: left?.toldBy ?? null,
    watched: watchedSpans(changes),
    access: entry?.stands.value ?? null,
    accessSince: entry ? momentOf(entry.stands.event) : null,
    answered,
  };
};
