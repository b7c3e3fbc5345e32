import {
  type Catalogue,
  figure,
  type Language,
  listed,
  t,
  wordOf,
  writtenIn,
  type ZoneClock,
  zoneClock,
} from '@corridor/text';
import type { Block, Evaluation, Section, Table } from '../evaluation/types.ts';
import { recomputeNote } from '../sections/method.ts';
import { captions, heads, notes, sections } from '../words/codes.ts';
import { word } from '../words/lists.ts';
import { cellText, isNumber, kindNames, MARKS, type Told } from './cells.ts';
import { escaped } from './escape.ts';
import { pictureHtml } from './picture.ts';
import { markStyle, STYLE } from './style.ts';

const tableHtml = ({ caption, about, heads: columns, rows }: Table, told: Told): string => {
  const isNumeric = columns.map((_, at) => rows.some((row) => isNumber(row[at] ?? null)));
  const head = columns
    .map((column) => `<th scope="col">${escaped(wordOf(heads, column))}</th>`)
    .join('');
  const body = rows
    .map((row) => {
      const cells = row.map((cell, at) => {
        const text = cellText(cell, told);
        if (at === 0) return `<th scope="row">${text}</th>`;
        return `<td${isNumeric[at] ? ' class="num"' : ''}>${text || '–'}</td>`;
      });
      return `<tr>${cells.join('')}</tr>`;
    })
    .join('\n');
  const question = about === undefined ? '' : ` <small>${cellText(about, told)}</small>`;
  return `<div class="wide"><table><caption>${escaped(wordOf(captions, caption))}${question}</caption><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
};

const blockHtml = (block: Block, told: Told): string => {
  if ('note' in block) {
    const values = Object.fromEntries(
      Object.entries(block.values ?? {}).map(([name, cell]) => [
        name,
        cell !== null && 'name' in cell ? cell.name : '',
      ]),
    );
    return `<p>${escaped(wordOf(notes, block.note, values))}</p>`;
  }
  const pictures =
    'pictures' in block
      ? block.pictures.map((picture) => pictureHtml(picture, told.clock)).join('\n')
      : '';
  return `${pictures}${tableHtml(block.table, told)}`;
};

const sectionHtml = ({ section, blocks }: Section, told: Told): string =>
  `<section id="${section}"><h2>${escaped(wordOf(sections, section))}</h2>\n${blocks
    .map((block) => blockHtml(block, told))
    .join('\n')}\n</section>`;

const headHtml = (evaluation: Evaluation, clock: ZoneClock): string => {
  const { edition, cutOff, timeZone, phase, delayMinutes } = evaluation;
  const rows: readonly (readonly [string, string])[] = [
    [t('Edition'), word('edition', edition)],
    [t('As written down by'), listed([clock.dateTime(cutOff), timeZone])],
    [t('State of the operation'), word('phase', phase)],
    ...(delayMinutes > 0
      ? [[t('Held back for'), t('{n} h', { n: figure(delayMinutes / 60) })] as const]
      : []),
  ];
  return `<dl class="head">${rows
    .map(([name, said]) => `<dt>${escaped(name)}</dt><dd>${escaped(said)}</dd>`)
    .join('')}</dl>`;
};

const bodyHtml = (evaluation: Evaluation): string => {
  const clock = zoneClock(evaluation.timeZone);
  const told: Told = {
    clock,
    figures: new Map(evaluation.figures.map((one) => [one.id, one])),
  };
  const legend = (['observed', 'claimed', 'derived'] as const)
    .map((kind) => `<span>${MARKS[kind]} ${escaped(wordOf(kindNames, kind))}</span>`)
    .join('');
  return [
    evaluation.isExercise ? `<p class="exercise">${escaped(wordOf(notes, 'exercise'))}</p>` : '',
    `<h1><bdi>${escaped(evaluation.name)}</bdi></h1>`,
    `<p><strong>${escaped(t('Closing evaluation'))}</strong></p>`,
    headHtml(evaluation, clock),
    `<p class="legend">${legend}</p>`,
    ...evaluation.sections.map((section) => sectionHtml(section, told)),
    `<p class="foot">${escaped(
      t('{n, plural, one {# figure} other {# figures}} in this document. {rule}', {
        n: evaluation.figures.length,
        rule: wordOf(notes, recomputeNote(evaluation.edition)),
      }),
    )}</p>`,
  ]
    .filter(Boolean)
    .join('\n');
};

/**
 * The evaluation as one page to print, which fetches nothing and runs nothing. `texts`: this package's catalogue of the
 * language (`catalogueOf`).
 */
export const evaluationToHtml = (
  evaluation: Evaluation,
  language: Language,
  texts: Catalogue,
): string =>
  writtenIn({ language, digits: language === 'ar' ? 'arab' : 'latn' }, texts, () => {
    const title = listed([
      evaluation.isExercise && t('EXERCISE'),
      evaluation.name,
      t('Closing evaluation'),
    ]);
    const direction = language === 'ar' ? 'rtl' : 'ltr';
    return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${STYLE}${evaluation.isExercise ? markStyle(t('EXERCISE')) : ''}</style>
</head>
<body>
${bodyHtml(evaluation)}
</body>
</html>
`;
  });
