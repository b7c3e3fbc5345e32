import { type Rehearsal, rehearse, type ScenarioName } from '@corridor/exercise';
import { createSealingKey, seedToRecoverySealing } from '@corridor/log';
import type { Output } from '../cli/output.ts';
import type { Hub } from '../hub.ts';
import { newSeed } from '../identity/keyfile.ts';
import { hubRole } from '../operations/roles.ts';
import { castSeedOf, createCast } from './cast.ts';
import { loadRecord } from './load-record.ts';
import { createPace } from './pace.ts';
import { deliverUntil, type PlaySettings, playNote, startPlay } from './play.ts';
import { createPlayers } from './players.ts';

export interface ExerciseChoice {
  readonly scenario: ScenarioName;
  readonly seed: string;
  /** Absent: the pace that the rehearsal recommends. */
  readonly speed?: number;
}

export const usualExercise: ExerciseChoice = { scenario: 'M', seed: 'corridor' };

const hourMs = 3_600_000;

/** Both operations of the demonstration: loaded at the first start, played on at every other. */
export async function loadDemonstration(hub: Hub, output: Output): Promise<void> {
  await loadRecord(hub, output);
  await resumeExercises(hub, output);
  output.say(
    'The demonstration keeps its founders\u2019 keys here; a real operation\u2019s lies on paper only.',
  );
  const isThere = hub.keys.all().some(({ castSeed }) => castSeed !== undefined);
  if (!isThere) await loadExercise(hub, output, usualExercise);
}

/** Every exercise whose phones this hub plays goes on where it stopped. */
export async function resumeExercises(hub: Hub, output: Output): Promise<void> {
  for (const { op, castSeed } of hub.keys.all()) {
    if (castSeed === undefined || hub.play(op)) continue;
    const kept = await hub.store.note(op, playNote);
    if (kept !== null) await play(hub, output, op, castSeed, JSON.parse(kept) as PlaySettings);
  }
}

export async function loadExercise(
  hub: Hub,
  output: Output,
  { scenario, seed, speed }: ExerciseChoice,
): Promise<void> {
  const castSeed = newSeed();
  const curtainAt = hub.now();
  const rehearsal = rehearse(scenario, seed, { curtainAt });
  const { op } = await createCast(castSeed, rehearsal.cast);
  const founder = rehearsal.cast.find(({ enrolledBy }) => enrolledBy === null)?.key ?? '';
  const settings: PlaySettings = {
    scenario,
    seed,
    curtainAt,
    speed: speed ?? rehearsal.speed,
    simulatedNow: rehearsal.curtain,
    isRevealed: false,
  };
  // The settings first: with the keys there, a start that was cut off in the middle goes on from here.
  await hub.store.note(op, playNote, JSON.stringify(settings));
  const founderSeed = castSeedOf(castSeed, founder);
  hub.keys.write({
    op,
    seed: newSeed(),
    sealing: (await createSealingKey()).identity,
    recovery: (await seedToRecoverySealing(founderSeed)).recipient,
    founderSeed: founderSeed.toString('base64url'),
    castSeed,
  });
  const keys = hub.keys.read(op);
  if (keys) await hub.adopt(keys);
  await play(hub, output, op, castSeed, settings, rehearsal);
}

async function play(
  hub: Hub,
  output: Output,
  op: string,
  castSeed: string,
  settings: PlaySettings,
  known?: Rehearsal,
): Promise<void> {
  const operation = hub.operation(op);
  if (!operation) throw new Error('an exercise without its operation');
  const { scenario, seed, curtainAt } = settings;
  const rehearsal = known ?? rehearse(scenario as ScenarioName, seed, { curtainAt });
  const cast = await createCast(castSeed, rehearsal.cast);
  const founder = rehearsal.cast.find(({ enrolledBy }) => enrolledBy === null);
  const players = createPlayers(rehearsal, cast, [
    {
      device: founder?.key ?? '',
      kind: 'enrolled@1',
      subject: `device/${operation.signer.device}`,
      fact: { label: 'This laptop', role: hubRole, sites: [], sealTo: operation.sealTo },
    },
  ]);

  const pace = createPace(settings.simulatedNow, 0, hub.now);
  const { startsAt } = rehearsal;
  const past = settings.simulatedNow - startsAt;
  const progress = output.progress('Playing the exercise up to now', past);
  for (let time = startsAt; time < settings.simulatedNow; time += 6 * hourMs) {
    await deliverUntil(operation.log, players, time);
    progress.at(time - startsAt);
  }
  await deliverUntil(operation.log, players, settings.simulatedNow);
  const { lines } = operation.log.size();
  progress.end(`${rehearsal.name}: ${lines} records so far`);
  pace.setSpeed(settings.speed);
  const { journal } = hub;
  hub.addPlay(op, startPlay({ operation, rehearsal, players, settings, pace, journal }));
}
