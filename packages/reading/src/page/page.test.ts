import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText, MOST_BYTES } from './decode.ts';
import { readPages } from './page.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from([...text].map((sign) => sign.charCodeAt(0)));

test('an old page of an agency in Latin-1, a file of a Windows machine, one with a byte-order mark', () => {
  expect(decodeText(latin('Les blessés évacués'))).toEqual({
    ok: true,
    text: 'Les blessés évacués',
    encoding: 'windows-1252',
  });
  // “l’armée” as Word wrote it.
  expect(decodeText(Uint8Array.of(0x6c, 0x92, 0x61, 0x72, 0x6d, 0xe9, 0x65))).toMatchObject({
    text: 'l’armée',
  });
  expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x33, 0x06, 0x31, 0x00))).toMatchObject({
    text: 'س1',
    encoding: 'utf-16le',
  });
});

test('what is no text is said to be none, and by what it is', () => {
  expect(decodeText(new Uint8Array())).toEqual({ ok: false, why: 'empty' });
  expect(decodeText(bytes(' \n\u00a0 '))).toEqual({ ok: false, why: 'empty' });
  expect(decodeText(bytes('%PDF-1.7 …'))).toEqual({ ok: false, why: 'binary', form: 'PDF' });
  expect(decodeText(Uint8Array.from({ length: 4_000 }, (_, n) => n % 7))).toEqual({
    ok: false,
    why: 'binary',
  });
  expect(decodeText(new Uint8Array(MOST_BYTES + 1).fill(0x61))).toEqual({
    ok: false,
    why: 'too-large',
  });
  expect(readPages(bytes('<html><body><script>let a = 1;</script></body></html>'))).toEqual({
    ok: false,
    why: 'no-text',
  });
});

test('of a saved page the article is kept, with its day and its paper; menus and scripts are not', () => {
  const read = readPages(
    bytes(`<!doctype html><html lang="en"><head><title>Convoi - Le Courrier</title>
      <meta property="og:site_name" content="Le Courrier du Golfe">
      <script type="application/ld+json">{"datePublished":"2018-03-22T08:10:00+01:00"}</script></head>
      <body><nav>Accueil Sport</nav><h1>Un convoi est parti</h1>
      <p>Quelque 600 personnes sont sorties de la ville jeudi,&nbsp;selon le maire.</p>
      <p>Elles sont dans les cars.<br>Il pleut.</p><footer>300 journalistes</footer></body></html>`),
  );
  expect(read).toEqual({
    ok: true,
    form: 'html',
    encoding: 'utf-8',
    pages: [
      {
        text: 'Un convoi est parti\n\nQuelque 600 personnes sont sorties de la ville jeudi,\u00a0selon le maire.\n\nElles sont dans les cars.\nIl pleut.',
        // Its words know better than what its template says.
        language: 'fr',
        publishedOn: '2018-03-22',
        publisher: 'Le Courrier du Golfe',
        title: 'Convoi - Le Courrier',
      },
    ],
  });
});

test('a saved answer of ReliefWeb gives each report with the day of its source', () => {
  const answer = {
    data: [
      {
        fields: {
          title: 'Flash update 3',
          body: 'Some 4,500 people have left the town, according to the Red Crescent.',
          date: { original: '2018-03-24T00:00:00+00:00', created: '2018-03-26T09:00:00+00:00' },
          source: [{ name: 'Office for Coordination' }],
        },
      },
      { fields: { title: '', body: '' } },
    ],
  };
  const read = readPages(bytes(JSON.stringify(answer)));
  expect(read).toMatchObject({ ok: true, form: 'reliefweb' });
  expect(read.ok && read.pages).toEqual([
    {
      text: 'Flash update 3\n\nSome 4,500 people have left the town, according to the Red Crescent.',
      language: 'en',
      publishedOn: '2018-03-24',
      publisher: 'Office for Coordination',
      title: 'Flash update 3',
    },
  ]);
});

test('a day that is none, and one that only a weekday tells, is no day of publication', () => {
  const page = (stamp: string) =>
    readPages(
      bytes(`<html><head><meta name="date" content="${stamp}"></head><p>Le convoi est parti.</p>`),
    );
  for (const stamp of ['2018-02-31', 'jeudi', '22/03', '']) {
    const read = page(stamp);
    expect(read.ok && read.pages[0]?.publishedOn).toBe(null);
  }
});

test('whatever the bytes, there is an answer', () => {
  const seed = Date.now() % 2 ** 31;
  console.info('seed', seed);
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom('', 'a.csv', 'b.html'),
      (some, name) => {
        const read = readPages(some, name);
        if (read.ok) expect(read.pages.every((page) => page.text.trim() !== '')).toBe(true);
        else expect(['empty', 'binary', 'too-large', 'no-text']).toContain(read.why);
      },
    ),
    { seed, numRuns: 2_000 },
  );
});
