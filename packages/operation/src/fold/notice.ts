import type { OperationEvent, SubjectId } from '../event.ts';
import type { NoticeState, NoticeStatus, NoticeWord } from '../state/agreement.ts';
import type { Contested } from '../state/common.ts';
import { type EventOf, momentOf, prepare } from './prepare.ts';
import { contestedOf, type Setting, settle } from './register.ts';

/** Notified is never read as a green light. */
const CARE: { readonly [status in NoticeStatus]: number } = {
  'green-light': 0,
  acknowledged: 1,
  notified: 2,
  withdrawn: 3,
};
const STATUS: { readonly [kind in EventOf<'notice'>['kind']]: NoticeStatus } = {
  'notified@1': 'notified',
  'acknowledged@1': 'acknowledged',
  'green-light@1': 'green-light',
  'withdrawn@1': 'withdrawn',
};

export const foldNotice = (id: SubjectId, lines: readonly OperationEvent[]): NoticeState => {
  const { events, seen, common } = prepare('notice', id, lines);
  const said = new Map<
    string,
    { settings: Setting<NoticeStatus>[]; events: EventOf<'notice'>[] }
  >();
  for (const event of events) {
    const { party, level, batch = '', trip = '' } = event.fact;
    const whose = `${party} ${level} ${batch} ${trip}`;
    const word = said.get(whose) ?? { settings: [], events: [] };
    said.set(whose, word);
    word.settings.push({ value: STATUS[event.kind], event });
    word.events.push(event);
  }
  const contested: Contested[] = [];
  const words: NoticeWord[] = [];
  for (const word of said.values()) {
    const settled = settle(word.settings, CARE, seen);
    const stands = word.events.find((event) => event.id === settled?.stands.event.id);
    if (!settled || !stands) continue;
    const { party, level, channel, validUntil = null, batch = null, trip = null } = stands.fact;
    const capacity = stands.fact.function ?? null;
    contested.push(...contestedOf(`word of ${party} at ${level}`, settled));
    words.push({
      party,
      level,
      status: settled.stands.value,
      since: momentOf(stands),
      channel,
      function: capacity,
      validUntil,
      batch,
      trip,
    });
  }
  return { ...common(contested, []), type: 'notice', words };
};
