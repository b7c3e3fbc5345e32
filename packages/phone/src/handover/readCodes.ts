import { createCollector } from '@corridor/log';
import { sha256 } from '@corridor/log/browser';

export type CodeRead =
  /** A text in one code: a join link, receipts. */
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'collecting'; readonly id: string; readonly progress: number }
  | { readonly is: 'whole'; readonly bytes: Uint8Array }
  | { readonly is: 'newer-version' | 'spoiled' }
  | null;

/** Puts together what the camera reads. null: nothing new. */
export function createCodeReader(): (code: Uint8Array) => CodeRead {
  const collector = createCollector(sha256);
  return (code) => {
    const collected = collector.take(code);
    if (collected.is === 'foreign') return { is: 'text', text: new TextDecoder().decode(code) };
    if (collected.is === 'whole') return { is: 'whole', bytes: collected.bytes };
    if (collected.is === 'collecting' && collected.isNew) {
      return { is: 'collecting', id: collected.id, progress: collected.progress };
    }
    const { is } = collected;
    return is === 'newer-version' || is === 'spoiled' ? { is } : null;
  };
}
