import { createTripCode } from '@corridor/operation';
import { readFigure, t, toScreenDigits } from '@corridor/text';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { Choice } from '../ui/Choice.tsx';
import { Field } from '../ui/Field.tsx';
import { columns, sheetWords } from './words.ts';
import './sheets.css';

const rowsPerSheet = 16;

/** Paper for when phones fail: trip numbers dealt beforehand, so that a sheet and a phone never name two trips alike. */
export function CountSheets(props: {
  readonly operation: string;
  readonly isExercise: boolean;
  readonly posts: readonly { readonly id: string; readonly label: string }[];
  readonly onDone: () => void;
}) {
  const { posts } = props;
  const [post, setPost] = useState('');
  const [copies, setCopies] = useState(() => toScreenDigits('1'));
  const count = Math.min(20, Math.max(1, readFigure(copies) ?? 1));
  // New numbers only when other sheets are asked for.
  const sheets = useMemo(
    () =>
      posts
        .filter((one) => !post || one.id === post)
        .flatMap((one) =>
          Array.from({ length: count }, (_, n) => ({
            key: `${one.id} ${n}`,
            label: one.label,
            n: n + 1,
            codes: Array.from({ length: rowsPerSheet }, () =>
              createTripCode(crypto.getRandomValues(new Uint8Array(5))),
            ),
          })),
        ),
    [posts, post, count],
  );
  return (
    <main className="sheets-page" data-testid="sheets">
      <div className="acts no-print page">
        <h1>{t('Count sheets')}</h1>
        <Choice
          label={t('Post')}
          value={post}
          empty={t('all')}
          options={posts.map((one) => ({ value: one.id, text: one.label }))}
          onChange={setPost}
        />
        <Field label={t('Sheets each')} value={copies} onChange={setCopies} inputMode="numeric" />
        <Button className="button primary" onPress={() => window.print()}>
          {t('Print')}
        </Button>
        <Button className="button" onPress={props.onDone}>
          {t('Done')}
        </Button>
      </div>
      {sheets.map((sheet) => (
        <article key={sheet.key} className="count-sheet" dir="rtl" lang="ar">
          <header>
            <div>
              <h2>
                {sheetWords.title.ar}
                <small lang="fr" dir="ltr">
                  {sheetWords.title.fr} – {sheetWords.title.en}
                </small>
              </h2>
              <p dir="auto">
                <b>{sheet.label}</b> – <bdi>{props.operation}</bdi>
              </p>
            </div>
            <div className="sheet-side" dir="ltr">
              {props.isExercise && <strong className="sheet-exercise">EXERCISE · تمرين</strong>}
              <span>
                {sheetWords.date.ar} – {sheetWords.date.fr} – {sheetWords.date.en} ______________
              </span>
              <span>
                {sheetWords.sheet.ar} {sheet.n}
              </span>
            </div>
          </header>
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column.en} scope="col" className={column.width}>
                    {column.ar}
                    <small lang="fr">{column.fr}</small>
                    <small lang="en">{column.en}</small>
                  </th>
                ))}
                <th scope="col" className="slip">
                  {sheetWords.slip.ar}
                  <small lang="fr">{sheetWords.slip.fr}</small>
                  <small lang="en">{sheetWords.slip.en}</small>
                </th>
              </tr>
            </thead>
            <tbody>
              {sheet.codes.map((code) => (
                <tr key={code}>
                  <th scope="row" className="code" dir="ltr">
                    {code}
                  </th>
                  {columns.slice(1).map((column) => (
                    <td key={column.en} />
                  ))}
                  <td className="slip" dir="ltr">
                    ✂ <b>{code}</b>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <footer>
            <p>{sheetWords.rule.ar}</p>
            <p lang="fr" dir="ltr">
              {sheetWords.rule.fr}
            </p>
            <p lang="en" dir="ltr">
              {sheetWords.rule.en}
            </p>
          </footer>
        </article>
      ))}
    </main>
  );
}
