import type { SubjectId, WindowState } from '@corridor/operation';
import { listed, t } from '@corridor/text';
import { thingName } from '../guard/names.ts';
import { word } from '../text/words.ts';
import { howLong, type ZoneClock } from '../time/zone.ts';
import { type Facts, partyName, subjectName } from '../view/facts.ts';
import { endReasonText } from './words.ts';

/** `runs`: its time has come and nobody has ended it; what was announced is a word until somebody tells that it began. */
export type WindowPhase = 'runs' | 'to-come' | 'over';

export interface WindowRow {
  readonly id: SubjectId;
  readonly state: WindowState;
  readonly phase: WindowPhase;
  /** `pause`. */
  readonly kind: string;
  /** `14:00–18:00`. */
  readonly span: string;
  /** `ends in 1 h 20`, `begins in 20 min`. */
  readonly countdown: string;
  /** Less than half an hour left. */
  readonly isShort: boolean;
  /** By whom, for which road. */
  readonly detail: string;
  /** Whether anybody told that it began; why it ended. */
  readonly told: string;
  readonly isStarted: boolean;
  readonly isContested: boolean;
}

const SHORT = 30 * 60_000;
const ORDER: readonly WindowPhase[] = ['runs', 'to-come', 'over'];

export const phaseOf = ({ announced, status, since }: WindowState, now: number): WindowPhase => {
  if (!announced || status === 'ended' || (announced.to ?? now) < now) return 'over';
  const { from } = announced;
  const begins = status === 'started' ? Math.min(from, since?.at ?? from) : from;
  return begins <= now ? 'runs' : 'to-come';
};

const countdownOf = (phase: WindowPhase, { announced }: WindowState, now: number): string => {
  if (!announced || phase === 'over') return t('over');
  if (phase === 'to-come') return t('begins in {time}', { time: howLong(announced.from - now) });
  return announced.to === undefined
    ? t('no end announced')
    : t('ends in {time}', { time: howLong(announced.to - now) });
};

/** Every window that was announced: what runs now, then what comes, then what is over; the soonest first. */
export const toWindowRows = (facts: Facts, now: number, clock: ZoneClock): readonly WindowRow[] =>
  [...facts.states('window').values()]
    .flatMap((state): readonly WindowRow[] => {
      const { announced, status, since, endReason } = state;
      if (!announced) return [];
      const phase = phaseOf(state, now);
      const time = since ? clock.near(since.at, now) : '';
      return [
        {
          id: state.id,
          state,
          phase,
          kind: word('windowKind', announced.windowKind),
          span:
            announced.to === undefined
              ? t('from {time}, nobody said until when', { time: clock.near(announced.from, now) })
              : t('{from}–{to}', {
                  from: clock.near(announced.from, now),
                  to: clock.near(announced.to, now),
                }),
          countdown: countdownOf(phase, state, now),
          isShort: phase === 'runs' && announced.to !== undefined && announced.to - now < SHORT,
          detail: listed([
            announced.by
              ? t('announced by {who}', { who: partyName(facts, announced.by) })
              : t('nobody said who announced it'),
            announced.corridor
              ? thingName(facts, announced.corridor)
              : t('every road, as far as anybody said'),
          ]),
          told:
            status === 'ended'
              ? listed([t('ended {time}', { time }), endReason && endReasonText(endReason)])
              : status === 'started'
                ? t('began {time}, as told', { time })
                : phase === 'runs'
                  ? t('❝ announced; nobody has told that it holds')
                  : t('❝ announced'),
          isStarted: status === 'started',
          isContested: state.contested.length > 0,
        },
      ];
    })
    .sort(
      (a, b) =>
        ORDER.indexOf(a.phase) - ORDER.indexOf(b.phase) ||
        (a.state.announced?.to ?? Number.MAX_SAFE_INTEGER) -
          (b.state.announced?.to ?? Number.MAX_SAFE_INTEGER) ||
        (a.id < b.id ? -1 : 1),
    );

/** Who broke a word about a window is somebody's word too; only whose name stands there. */
export const windowName = (facts: Facts, { state, kind }: WindowRow): string =>
  state.announced?.by
    ? t('{kind} of {who}', { kind, who: subjectName(facts, state.announced.by) })
    : kind;
