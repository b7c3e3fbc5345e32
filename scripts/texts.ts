// Brings the catalogues of both apps up to date with their sources: new texts come in empty, gone ones are marked obsolete.
//   npm run texts             and then fill what is empty in packages/{phone,board}/texts/*.po
//   npm run texts -- --tidy   throws obsolete texts away as well
import { boardTexts } from '../packages/board/scripts/texts.ts';
import { phoneTexts } from '../packages/phone/scripts/texts.ts';
import { writeCatalogue } from '../packages/text/src/build/index.ts';

const tidy = process.argv.includes('--tidy');
for (const app of [phoneTexts, boardTexts]) {
  for (const language of ['en', 'fr', 'ar'] as const) {
    const { texts, empty, gone } = writeCatalogue(app, language, { tidy });
    console.info(`${app.name} ${language}: ${texts} texts, ${empty} empty, ${gone} gone`);
  }
}
