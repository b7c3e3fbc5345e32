// Brings the catalogues up to date with the sources: new texts come in empty, gone ones are marked obsolete, translations stay.
//   npm run texts             and then fill what is empty in packages/phone/texts/*.po
//   npm run texts -- --tidy   throws obsolete texts away as well
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import PO from 'pofile';
import { textsOf } from './texts.ts';

const isTidy = process.argv.includes('--tidy');
const sources = textsOf(fileURLToPath(new URL('../src', import.meta.url)));

for (const language of ['en', 'fr', 'ar']) {
  const path = fileURLToPath(new URL(`../texts/${language}.po`, import.meta.url));
  const old = existsSync(path) ? PO.parse(readFileSync(path, 'utf8')) : new PO();
  const known = new Map(old.items.map((item) => [item.msgid, item]));
  const po = new PO();
  po.comments = [
    'Texts of the phone. msgid is the English of the source, in ICU form; places in {braces} stay as they are.',
    'After a change in the sources: npm run texts.',
  ];
  po.headers = {
    Language: language,
    'Content-Type': 'text/plain; charset=UTF-8',
    'Content-Transfer-Encoding': '8bit',
  };
  const added: string[] = [];
  for (const [text, places] of sources) {
    const item = known.get(text) ?? new PO.Item();
    const { comments, msgstr } = item;
    const next = new PO.Item();
    next.msgid = text;
    // The English catalogue is for whoever proofreads; the app shows the text of the source.
    next.msgstr = language === 'en' ? [text] : msgstr;
    next.comments = comments;
    next.references = [...places];
    po.items.push(next);
    if (!next.msgstr[0]) added.push(text);
  }
  const gone = old.items.filter(({ msgid, msgstr }) => !sources.has(msgid) && msgstr[0]);
  if (!isTidy && language !== 'en') {
    for (const item of gone) {
      item.obsolete = true;
      po.items.push(item);
    }
  }
  writeFileSync(path, `${po.toString().trimEnd()}\n`);
  console.info(`${language}: ${sources.size} texts, ${added.length} empty, ${gone.length} gone`);
}
