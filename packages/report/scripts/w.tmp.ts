import { reportTexts } from '/work/main/packages/report/scripts/texts.ts';
import { writeCatalogue } from '/work/main/packages/text/src/build/index.ts';

for (const l of ['en', 'fr', 'ar'] as const)
  console.log(writeCatalogue(reportTexts, l, { tidy: true }));
