import type { SubjectId } from '@corridor/operation';
import { figure, t } from '@corridor/text';
import { type DragEvent, useDeferredValue, useEffect, useId, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { newId } from '../agreement/forms/typed.ts';
import { useBoard } from '../app/board.ts';
import { LABEL_FORM } from '../create/label.ts';
import { useWrite } from '../guard/useWrite.ts';
import { SuggestField } from '../said/SuggestField.tsx';
import { readDay } from '../said/typedClaim.ts';
import { useFound } from '../sealed/useSealedDesk.ts';
import { calendarDay } from '../time/calendar.ts';
import { Ask } from '../ui/Ask.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Fault } from '../ui/Fault.tsx';
import { Field } from '../ui/Field.tsx';
import { zoneOf } from '../view/facts.ts';
import type { DocumentDesk } from './desk.ts';
import { MOST_LETTERS } from './document.ts';
import { type DocumentRow, documentName, documentRows } from './documents.ts';
import type { Alike, Language } from './readText.ts';
import { loadReader, type ReaderModule, useReader } from './useReader.ts';
import './reading.css';

type Pages = Extract<ReturnType<ReaderModule['readPages']>, { readonly ok: true }>;

const LANGUAGES: readonly Language[] = ['fr', 'en', 'ar'];
const languageName = (language: Language): string =>
  language === 'fr' ? t('French') : language === 'en' ? t('English') : t('Arabic');

/** From this share on it is said that another text says much the same, though it is no copy. */
const WORTH_SAYING = 0.5;

/** A text comes in: pasted, dropped, or out of a file. Language and day are found or asked, never made up. */
export function ReadTextForm(props: {
  readonly desk: DocumentDesk;
  readonly now: number;
  readonly onOpen: (document: SubjectId) => void;
  readonly onClose: () => void;
}) {
  const { facts } = useBoard();
  const write = useWrite();
  const zone = zoneOf(facts);
  const { reader, failed } = useReader();
  const { desk, now } = props;
  useFound(desk);
  const documents = useMemo(() => documentRows(facts), [facts]);
  useEffect(() => {
    for (const { hash } of documents) desk.want(hash);
  }, [desk, documents]);

  const [pasted, setPasted] = useState('');
  const [file, setFile] = useState<{ readonly name: string; readonly pages: Pages } | null>(null);
  const [pageAt, setPageAt] = useState(0);
  const [language, setLanguage] = useState<Language | ''>('');
  const [day, setDay] = useState<string | null>(null);
  const [publisher, setPublisher] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const textId = useId();
  const fileId = useId();

  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    // Whoever is quicker than the reader's words waits for them.
    const read = await loadReader().catch(() => null);
    if (!read) return;
    const pages = read.readPages(new Uint8Array(await chosen.arrayBuffer()), chosen.name);
    setFault(
      pages.ok ? null : t('In “{name}” there is no text that can be read.', { name: chosen.name }),
    );
    if (!pages.ok) return;
    setFile({ name: chosen.name, pages });
    choosePage(pages, 0);
  };
  const choosePage = (pages: Pages, at: number) => {
    setPageAt(at);
    setPasted(pages.pages[at]?.text ?? '');
    setLanguage('');
    setDay(null);
    setPublisher(null);
  };
  const page = file?.pages.pages[pageAt] ?? null;
  const isTable = file?.pages.form === 'csv';
  const text = useDeferredValue(pasted);
  const own = page?.text === text ? page : null;

  const foundLanguage = useMemo(
    () => own?.language ?? (reader && text.trim() ? reader.languageOf(text) : null),
    [own, reader, text],
  );
  const chosenLanguage = language || foundLanguage;
  const published = useMemo(
    () =>
      reader && chosenLanguage && text.trim() ? reader.publishedByText(text, chosenLanguage) : null,
    [reader, chosenLanguage, text],
  );
  const foundDay = own?.publishedOn ?? published?.date ?? '';
  const typedDay = day ?? foundDay;
  const readDate = readDay(typedDay, zone, now);
  const typedPublisher = (publisher ?? labelOrNothing(own?.publisher ?? null)).trim();

  const known = documents.flatMap((row) => {
    const found = desk.find(row.hash);
    return found.is === 'open' ? [{ id: row.id, text: found.value.text, row }] : [];
  });
  const knownKey = known.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the texts under these names never change
  const alike = useMemo(
    () => (reader && text.trim() ? reader.alikeTexts(text, known, WORTH_SAYING) : []),
    [reader, text, knownKey],
  );
  const same = alike.find(({ isSame }) => isSame) ?? null;

  const dayFault =
    typedDay.trim() && readDate === null ? t('Not a day, as 18.12. or 2016-12-18.') : '';
  const publisherFault =
    typedPublisher && !LABEL_FORM.test(typedPublisher)
      ? t('A name of at most ten words, without punctuation.')
      : '';
  const isTooLong = pasted.length > MOST_LETTERS;
  const isReady =
    reader !== null &&
    pasted.trim() !== '' &&
    !isTooLong &&
    chosenLanguage !== null &&
    !dayFault &&
    !publisherFault;
  const read = async () => {
    setTried(true);
    if (!isReady || isBusy || !chosenLanguage) return;
    setBusy(true);
    try {
      const { hash, size } = await desk.seal(
        isTable ? { text: pasted, isTable } : { text: pasted },
      );
      const document = newId('document') as SubjectId;
      const why = await write([
        {
          kind: 'added@1',
          subject: document,
          fact: {
            hash,
            size,
            language: chosenLanguage,
            ...(readDate && { publishedOn: readDate }),
            ...(typedPublisher && { publisher: typedPublisher }),
          },
        },
      ]);
      setFault(why);
      if (why === null) props.onOpen(document);
    } catch (wrong) {
      setFault(wrong instanceof Error ? wrong.message : String(wrong));
    }
    setBusy(false);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped) void take(dropped);
    else {
      const words = event.dataTransfer.getData('text/plain');
      if (words) setPasted(words);
    }
  };
  const letters = (
    <p className="small soft">
      {pasted.length > 0 &&
        t('{n, plural, one {# letter} other {# letters}}', { n: pasted.length })}
    </p>
  );

  return (
    <Ask title={t('Read a text')} isOpen form="wide" onClose={props.onClose} testId="read-text">
      <form
        className="entry read-text"
        onSubmit={(event) => {
          event.preventDefault();
          if (same === null) void read();
        }}
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a file may be dropped here, or chosen below */}
        <div
          className="read-drop"
          data-over={isOver || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <label htmlFor={textId}>{t('The text: paste it, or drop a file here')}</label>
          <textarea
            id={textId}
            value={pasted}
            rows={9}
            dir="auto"
            // biome-ignore lint/a11y/noAutofocus: whoever opens the form came to paste
            autoFocus
            onChange={(event) => setPasted(event.target.value)}
          />
          <div className="read-file">
            <label htmlFor={fileId}>{t('or choose a file')}</label>
            <input
              id={fileId}
              type="file"
              accept=".txt,.html,.htm,.json,.csv,.md,text/*"
              onChange={(event) => void take(event.target.files?.[0])}
            />
            {letters}
          </div>
        </div>
        {file && file.pages.pages.length > 1 && (
          <Choice
            label={t('Which of its texts')}
            value={String(pageAt)}
            options={file.pages.pages.map((one, at) => ({
              value: String(at),
              text: one.title ?? t('text {n}', { n: at + 1 }),
            }))}
            onChange={(at) => choosePage(file.pages, Number(at || 0))}
          />
        )}
        <div className="claim-fields">
          <Choice
            label={t('Language')}
            value={chosenLanguage ?? ''}
            empty={t('not known')}
            options={LANGUAGES.map((value) => ({ value, text: languageName(value) }))}
            onChange={setLanguage}
          />
          <Field
            label={t('Published on')}
            value={typedDay}
            onChange={setDay}
            placeholder={t('not known')}
            hint={dayHint()}
            error={dayFault}
          />
          <SuggestField
            label={t('Publisher')}
            value={publisher ?? labelOrNothing(own?.publisher ?? null)}
            known={[...new Set(documents.flatMap((row) => row.publisher || []))].sort()}
            onChange={setPublisher}
            error={publisherFault}
          />
        </div>
        {isTried && chosenLanguage === null && pasted.trim() !== '' && (
          <p className="bad small">{t('Choose the language: the words do not tell it.')}</p>
        )}
        {isTooLong && (
          <p className="bad small">
            {t('Too long: at most {n} letters are read at once.', { n: figure(MOST_LETTERS) })}
          </p>
        )}
        {failed && <p className="bad small">{t('The reader did not load.')}</p>}
        {alike.map((one) => (
          <Known
            key={one.id}
            alike={one}
            row={documents.find(({ id }) => id === one.id) ?? null}
            onOpen={() => props.onOpen(one.id)}
          />
        ))}
        <Fault text={fault} />
        <div className="acts">
          <Button className="button" onPress={props.onClose}>
            {t('Close')}
          </Button>
          {same ? (
            <>
              <Button className="button" isDisabled={isBusy} onPress={() => void read()}>
                {t('Another published it: read it as theirs')}
              </Button>
              <Button className="button primary" onPress={() => props.onOpen(same.id)}>
                {t('Open what was read')}
              </Button>
            </>
          ) : (
            <Button
              className="button primary"
              type="submit"
              isDisabled={isBusy || pasted.trim() === ''}
            >
              {t('Read it')}
            </Button>
          )}
        </div>
      </form>
    </Ask>
  );

  function dayHint(): string {
    if (pasted.trim() === '') return '';
    if (day === null && own?.publishedOn) return t('so the page says');
    if (day === null && published) {
      return t('so the text says: “{words}”', {
        words: text.slice(published.start, published.end),
      });
    }
    if (readDate) return calendarDay(readDate, zone);
    return t('The text does not say. Left blank, “Thursday” stays without a date.');
  }
}

const labelOrNothing = (name: string | null): string =>
  name !== null && LABEL_FORM.test(name.trim()) ? name.trim() : '';

/** It was read before, or most of it. */
function Known(props: {
  readonly alike: Alike;
  readonly row: DocumentRow | null;
  readonly onOpen: () => void;
}) {
  const { facts } = useBoard();
  const { alike, row } = props;
  if (!row) return null;
  const name = documentName(facts, row);
  return (
    <p className="known" data-testid="known-text" data-same={alike.isSame || undefined}>
      {alike.isSame
        ? t('This text was read already: {name}.', { name })
        : t(
            '{share} % of it stood already in: {name}. What it repeats is one statement, not two.',
            {
              share: figure(Math.round(alike.shared * 100)),
              name,
            },
          )}{' '}
      <button type="button" className="link" onClick={props.onOpen}>
        {t('Open that one')}
      </button>
    </p>
  );
}
