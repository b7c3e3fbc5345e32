// Brings the catalogues of both apps and of the report up to date with their sources: new texts come in empty, gone ones are marked obsolete.
//   npm run texts             and then fill what is empty in packages/{phone,board,report}/texts/*.po
//   npm run texts -- --tidy   throws obsolete texts away as well
import { boardTexts } from '../packages/board/scripts/texts.ts';
import { phoneTexts } from '../packages/phone/scripts/texts.ts';
import { writeCompiled } from '../packages/report/scripts/catalogues.ts';
import { reportTexts } from '../packages/report/scripts/texts.ts';
import { writeCatalogue } from '../packages/text/src/build/index.ts';

const tidy = process.argv.includes('--tidy');
for (const app of [phoneTexts, boardTexts, reportTexts]) {
  for (const language of ['en', 'fr', 'ar'] as const) {
    const { texts, empty, gone } = writeCatalogue(app, language, { tidy });
    console.info(`${app.name} ${language}: ${texts} texts, ${empty} empty, ${gone} gone`);
  }
}
writeCompiled();
