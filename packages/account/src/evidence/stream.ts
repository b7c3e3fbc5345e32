import type { Index, States } from '@corridor/operation';
import { toQuarter } from './quarter.ts';
import type { OwnMeans, Quarter, SampleEvidence, StreamEvidence } from './types.ts';

const KINDS = ['car', 'van', 'lorry'] as const satisfies readonly OwnMeans[];
const COUNTED = { car: 'cars', van: 'vans', lorry: 'lorries' } as const;

type Sample = { -readonly [key in keyof SampleEvidence]: SampleEvidence[key] };
interface Piece {
  minutes: number;
  onFoot: number;
  readonly of: { readonly [kind in OwnMeans]: Sample };
}
const nothing = (): Sample => ({ counted: 0, sampled: 0, people: 0, squares: 0, notSeen: 0 });
const emptyPiece = (): Piece => ({
  minutes: 0,
  onFoot: 0,
  of: { car: nothing(), van: nothing(), lorry: nothing() },
});

/**
 * One stream by quarter of an hour. Counts that stand beside another of the same time add nothing to how many passed,
 * but whatever vehicle they looked into tells how full vehicles are.
 */
export const streamEvidence = (index: Index, stream: States['stream']): StreamEvidence => {
  const beside = new Set(stream.differences.map(({ lines }) => lines[1]));
  const pieces = new Map<Quarter, Piece>();
  for (const { fact, line } of stream.tallies) {
    const quarter = toQuarter(fact.from);
    let piece = pieces.get(quarter);
    if (!piece) {
      piece = emptyPiece();
      pieces.set(quarter, piece);
    }
    for (const { vehicleKind, people } of fact.sampled) {
      const sample = piece.of[vehicleKind];
      sample.sampled++;
      sample.people += people;
      sample.squares += people * people;
    }
    for (const kind of fact.notSeen ?? []) piece.of[kind].notSeen++;
    if (beside.has(line)) continue;
    piece.minutes += (fact.to - fact.from) / 60_000;
    piece.onFoot += fact.onFoot;
    for (const kind of KINDS) piece.of[kind].counted += fact[COUNTED[kind]];
  }
  // A key that counts while locked may not say whose road it is; the stream bears the site's name.
  const named = `site/${stream.id.slice(stream.id.indexOf('/') + 1)}`;
  const site = stream.site ?? (index.store.get('site', named) ? named : null);
  return {
    id: stream.id,
    site: site && index.store.resolve(site),
    quarters: [...pieces]
      .sort(([a], [b]) => a - b)
      .map(([quarter, piece]) => ({ quarter, ...piece, minutes: Math.round(piece.minutes) })),
  };
};
