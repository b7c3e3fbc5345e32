import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { mustBeFile } from '../bundle/files.ts';
import type { NamedFigures } from '../bundle/verify.ts';
import { Stop } from '../cli/exit.ts';
import { type FiguresFile, textToFigures } from './figuresFile.ts';

const readFigures = (file: string): FiguresFile => {
  const figures = textToFigures(readFileSync(file, 'utf8'));
  if (figures) return figures;
  throw new Stop(
    'damaged',
    `${file} holds no published figures, or is damaged.`,
    '"corridor report evaluation" writes them into evaluation.<edition>.json.',
  );
};

/** The published figures that were named, or where none were those that lie beside a bundle: `evaluation.room.json`. */
export function figuresFor(bundle: string, named: string | undefined): readonly NamedFigures[] {
  if (named !== undefined) {
    mustBeFile(named);
    const figures = readFigures(named);
    return [{ name: named, figures }];
  }
  const folder = dirname(resolve(bundle));
  return readdirSync(folder)
    .filter((name) => /^evaluation\.\w+\.json$/.test(name))
    .sort()
    .map((name) => ({ name, figures: readFigures(join(folder, name)) }));
}
