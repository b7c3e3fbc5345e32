import { Parser } from 'htmlparser2';

/** What a saved page holds besides its furniture, and what its head says about it. */
export interface HtmlPage {
  readonly title: string | null;
  readonly text: string;
  /** As the page's head writes it, with time where it has one. */
  readonly published: string | null;
  readonly publisher: string | null;
  readonly language: string | null;
}

/** What is never part of a text. */
const SKIPPED = new Set(
  'script style noscript template nav header footer aside form button select svg canvas iframe object video audio head'.split(
    ' ',
  ),
);
/** Begins a line of its own. */
const BLOCKS = new Set(
  'p div section article main h1 h2 h3 h4 h5 h6 li ul ol table tr td th blockquote pre figure figcaption dl dt dd hr address'.split(
    ' ',
  ),
);

const PUBLISHED = [
  'article:published_time',
  'datepublished',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'pubdate',
  'publish-date',
  'og:published_time',
  'sailthru.date',
];
const PUBLISHER = ['og:site_name', 'publisher', 'dc.publisher', 'application-name'];

/** The first `datePublished` and `publisher` that a page's data for search engines gives. */
function fromJsonLd(json: string): { published?: string; publisher?: string } {
  const published = /"datePublished"\s*:\s*"([^"]{4,40})"/.exec(json)?.[1];
  const publisher = /"publisher"\s*:\s*\{[^{}]{0,400}?"name"\s*:\s*"([^"]{1,120})"/.exec(json)?.[1];
  return { ...(published && { published }), ...(publisher && { publisher }) };
}

/**
 * The words of a page, a line for each block, without menus, forms and scripts. Where the page marks its article
 * (`<article>`, `<main>`), only that is taken.
 */
export function readHtml(html: string): HtmlPage {
  const meta = new Map<string, string>();
  const all: string[] = [];
  const marked: string[] = [];
  let skipped = 0;
  let inArticle = 0;
  let title = '';
  let inTitle = false;
  let json = '';
  let inJson = false;
  let time: string | null = null;
  let language: string | null = null;
  const write = (text: string) => {
    all.push(text);
    if (inArticle > 0) marked.push(text);
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'html' && attributes.lang) language = attributes.lang;
      if (name === 'meta') {
        const key = (
          attributes.property ??
          attributes.name ??
          attributes.itemprop ??
          ''
        ).toLowerCase();
        if (key && attributes.content && !meta.has(key)) meta.set(key, attributes.content);
      }
      if (name === 'title' && title === '') inTitle = true;
      if (name === 'script' && /ld\+json/.test(attributes.type ?? '')) inJson = true;
      if (name === 'time' && time === null && attributes.datetime) time = attributes.datetime;
      if (SKIPPED.has(name)) skipped++;
      if (name === 'article' || name === 'main') inArticle++;
      if (skipped > 0) return;
      if (name === 'br') write('\n');
      else if (BLOCKS.has(name)) write('\n\n');
    },
    ontext(text) {
      if (inTitle) title += text;
      if (inJson) json += text;
      if (skipped === 0) write(text.replace(/[ \t\r\n\f]+/g, ' '));
    },
    onclosetag(name) {
      if (name === 'title') inTitle = false;
      if (name === 'script') inJson = false;
      if (BLOCKS.has(name) && skipped === 0) write('\n\n');
      if (SKIPPED.has(name)) skipped--;
      if (name === 'article' || name === 'main') inArticle--;
    },
  });
  parser.write(html);
  parser.end();
  const tidy = (parts: readonly string[]) =>
    parts
      .join('')
      .replace(/ *\n */g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  const article = tidy(marked);
  const ld = fromJsonLd(json);
  const first = (keys: readonly string[]) =>
    keys.map((key) => meta.get(key)).find((value) => value !== undefined) ?? null;
  return {
    title: (meta.get('og:title') ?? title).trim() || null,
    // An article that the page marks and fills by script is empty in the saved file.
    text: article.length > 200 ? article : tidy(all),
    published: ld.published ?? first(PUBLISHED) ?? time,
    publisher: ld.publisher ?? first(PUBLISHER),
    language,
  };
}
