import * as v from 'valibot';
import { readHtml } from './html.ts';

const named = v.object({ name: v.string() });

const fields = v.looseObject({
  title: v.optional(v.string()),
  body: v.optional(v.string()),
  'body-html': v.optional(v.string()),
  date: v.optional(
    v.looseObject({ original: v.optional(v.string()), created: v.optional(v.string()) }),
  ),
  source: v.optional(
    v.array(v.looseObject({ ...named.entries, shortname: v.optional(v.string()) })),
  ),
  language: v.optional(v.array(v.looseObject({ code: v.optional(v.string()) }))),
  url: v.optional(v.string()),
});

const answer = v.looseObject({
  data: v.union([
    v.array(v.looseObject({ fields })),
    v.pipe(
      v.looseObject({ fields }),
      v.transform((one) => [one]),
    ),
  ]),
});

export interface ReliefWebReport {
  readonly title: string | null;
  readonly text: string;
  readonly published: string | null;
  readonly publisher: string | null;
  readonly language: string | null;
}

/** The reports of a saved answer of the ReliefWeb API (v1 or v2, a list or one); null: it is no such answer. */
export function readReliefWeb(json: unknown): readonly ReliefWebReport[] | null {
  const parsed = v.safeParse(answer, json);
  if (!parsed.success) return null;
  return parsed.output.data.flatMap(({ fields: one }) => {
    const html = one['body-html'];
    const body = html ? readHtml(html).text : (one.body ?? '');
    const text = [one.title, body].filter(Boolean).join('\n\n').trim();
    if (text === '') return [];
    return {
      title: one.title ?? null,
      text,
      // `original` is the day the source published it; `created` the day it came to this site.
      published: one.date?.original ?? one.date?.created ?? null,
      publisher: one.source?.map(({ name }) => name).join(', ') || null,
      language: one.language?.[0]?.code ?? null,
    };
  });
}
