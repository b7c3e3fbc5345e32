import { isExercise } from '@corridor/log';
import type { NamedFigures } from '../bundle/verify.ts';
import { Stop } from '../cli/exit.ts';
import { type FiguresVerdict, recomputedFromPublic, verdictOn } from './check.ts';
import { signerOfFigures } from './figuresFile.ts';
import { readPublicBundle } from './publicBundle.ts';

export interface PublicVerdict {
  readonly op: string;
  readonly name: string;
  readonly isExercise: boolean;
  /** Signed as a whole, and not changed since. */
  readonly isSound: boolean;
  readonly signedBy: string | null;
  readonly trips: number;
  readonly published: readonly FiguresVerdict[];
}

/** Works every published figure out again from what everybody may hold. */
export async function verifyPublicBundle(
  file: string,
  figures: readonly NamedFigures[],
): Promise<PublicVerdict> {
  const damaged = new Stop(
    'damaged',
    `${file} is damaged: its figures cannot be worked out again.`,
    'Ask for it again from whoever published it.',
  );
  const bundle = await readPublicBundle(file);
  if (!bundle) throw damaged;
  const { op, app, material, evaluation, delayMinutes, signedBy } = bundle;
  try {
    const again = recomputedFromPublic(material, delayMinutes);
    const by = signedBy === null ? null : { device: signedBy, label: null };
    const published = [verdictOn(file, app, evaluation, again, by)];
    for (const { name, figures: own } of figures) {
      if (own.op !== op || own.evaluation.edition !== 'public') continue;
      // Another public edition of the same operation was told from another file.
      if (own.evaluation.cutOff !== evaluation.cutOff) continue;
      const device = await signerOfFigures(own);
      const signer = device === null ? null : { device, label: null };
      published.push(verdictOn(name, own.app, own.evaluation, again, signer));
    }
    return {
      op,
      name: material.name,
      isExercise: isExercise(op),
      isSound: signedBy !== null,
      signedBy,
      trips: material.evidence.trips.length,
      published,
    };
  } catch {
    // What somebody changed by hand may be no material at all.
    throw damaged;
  }
}
