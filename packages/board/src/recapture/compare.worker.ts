import type { ListKind } from '@corridor/account';
import { type CompareAnswer, compareLists } from './compare.ts';

export interface CompareAsk {
  readonly lists: readonly { readonly of: ListKind; readonly file: Blob }[];
}
export type CompareNews =
  | { readonly done: number }
  | { readonly answer: CompareAnswer | { readonly ok: false; readonly why: 'not-read' } };

// A room of its own: when it is ended, all memory in which the lists ever stood is gone with it.
const tell = (news: CompareNews) => postMessage(news);

addEventListener('message', async ({ data }: MessageEvent<CompareAsk>) => {
  try {
    const files = await Promise.all(
      data.lists.map(async ({ of, file }) => ({
        of,
        bytes: new Uint8Array(await file.arrayBuffer()),
      })),
    );
    tell({ answer: compareLists(files, (done) => tell({ done })) });
  } catch {
    tell({ answer: { ok: false, why: 'not-read' } });
  }
});
