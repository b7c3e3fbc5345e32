import { plainSumOf, type Rehearsal } from '@corridor/exercise';
import { maxSliceLines, type OpenLog } from '@corridor/log';
import { type Journal, whereOf } from '../data/journal.ts';
import type { Play, ShownTruth } from '../hub.ts';
import type { Operation } from '../operations/operation.ts';
import type { Pace } from './pace.ts';
import type { Delivery, Players } from './players.ts';

/** Kept beside the lines, so that after a restart the play goes on where it stopped. */
export interface PlaySettings {
  readonly scenario: string;
  readonly seed: string;
  readonly curtainAt: number;
  readonly speed: number;
  readonly simulatedNow: number;
  readonly isRevealed: boolean;
}

export const playNote = 'hub/play';

const tickMs = 200;
const keepEveryMs = 2_000;
/** In bulk one signature vouches for the lines before it, as it does in every chain. */
const signEvery = 50;

export interface PlayParts {
  readonly operation: Operation;
  readonly rehearsal: Rehearsal;
  readonly players: Players;
  readonly settings: PlaySettings;
  readonly pace: Pace;
  readonly journal: Journal;
}

/** Lines of a delivery that the hub does not hold, signed. */
async function signedLines(
  { chain, lines }: Delivery,
  has: (id: string) => boolean,
): Promise<readonly string[]> {
  const missing = lines.filter(({ id }) => !has(id));
  const isBulk = missing.length > signEvery;
  return Promise.all(
    missing.map((line, i) =>
      isBulk && (i + 1) % signEvery !== 0 && i + 1 < missing.length ? line.text : chain.sign(line),
    ),
  );
}

/** Everything that the phones deliver up to `time`, admitted like any other delivery. */
export async function deliverUntil(log: OpenLog, players: Players, time: number): Promise<number> {
  let delivered = 0;
  for (const delivery of players.until(time)) {
    const lines = await signedLines(delivery, log.has);
    for (let i = 0; i < lines.length; i += maxSliceLines)
      await log.admit(lines.slice(i, i + maxSliceLines), delivery.at);
    delivered += lines.length;
  }
  return delivered;
}

/** Plays on from `settings`; what lies before has been delivered already. */
export function startPlay({
  operation,
  rehearsal,
  players,
  settings,
  pace,
  journal,
}: PlayParts): Play {
  const { endsAt } = rehearsal;
  let shown: ShownTruth | null = null;
  /** Reading the whole rehearsal again takes a second, so only when somebody may see it, and once. */
  const shownTruth = () => {
    const { trips: _, ...truth } = rehearsal.truth;
    shown ??= { truth, plainSum: plainSumOf(rehearsal.acts) };
    return shown;
  };
  /** Beside a board's count of now stands the truth of now, not of the end. */
  const arrivedSoFar = (time: number) =>
    rehearsal.truth.trips.reduce(
      (sum, { end, endedAt, alighted }) =>
        end === 'arrived' && endedAt <= time ? sum + alighted : sum,
      0,
    );
  let isRevealed = settings.isRevealed;
  let hasEnded = false;
  let keptAt = 0;
  let running: Promise<unknown> = Promise.resolve();

  const keep = () => {
    keptAt = performance.now();
    const now: PlaySettings = {
      ...settings,
      speed: pace.speed(),
      simulatedNow: pace.now(),
      isRevealed,
    };
    return operation.log.note(playNote, JSON.stringify(now));
  };

  const step = async () => {
    if (hasEnded) return;
    const time = pace.now();
    await deliverUntil(operation.log, players, time);
    if (players.isDone() && time >= endsAt) {
      hasEnded = true;
      pace.setSpeed(0);
      await keep();
    } else if (performance.now() - keptAt > keepEveryMs) await keep();
  };

  let isStepping = false;
  const ticker = setInterval(() => {
    if (isStepping) return;
    isStepping = true;
    running = step()
      .catch((error) => journal({ event: 'fault', level: 'fault', where: whereOf(error) }))
      .finally(() => {
        isStepping = false;
      });
  }, tickMs);

  return {
    now: pace.now,
    state: () => ({
      speed: pace.speed(),
      simulatedNow: pace.now(),
      endsAt,
      ended: hasEnded,
      ...(hasEnded || isRevealed
        ? { ...shownTruth(), arrivedSoFar: arrivedSoFar(pace.now()) }
        : {}),
    }),
    async setSpeed(speed) {
      pace.setSpeed(hasEnded ? 0 : speed);
      await keep();
    },
    async reveal() {
      isRevealed = true;
      await keep();
    },
    async stop() {
      clearInterval(ticker);
      await running;
      await keep();
    },
  };
}
