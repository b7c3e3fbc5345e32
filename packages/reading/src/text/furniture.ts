import type { Doc, Paragraph } from './doc.ts';
import { fold } from './fold.ts';

/** Words with which a line of a page begins that is no part of the text. */
const FURNITURE = [
  'a lire aussi',
  'lire aussi',
  'lire egalement',
  'a suivre',
  'a voir aussi',
  'voir aussi',
  'en direct',
  'ailleurs sur le web',
  'dernieres actualites',
  'publicite',
  'contenu sponsorise',
  'partner content',
  'abonnez-vous',
  'inscrivez-vous',
  'partager',
  'commentaires',
  'derniere mise a jour',
  'mis a jour',
  'publie le',
  'temps de lecture',
  'suivez-nous',
  'newsletter',
  'sur le meme sujet',
  'tous droits reserves',
  'read more',
  'read also',
  'see also',
  'related',
  'advertisement',
  'sponsored',
  'share this',
  'sign up',
  'subscribe',
  'follow us',
  'last updated',
  'updated',
  'published',
  'all rights reserved',
  'click here',
  'more on this story',
];

const CAPTION =
  /^[\s]*(?:©|photo\b|crédit|credit\b)|[|]\s*©|\[[^\]]{0,60}(?:AFP|Reuters|AP)\s*\]\s*$/i;

/** Longer than this no headline is, characters. */
const HEADLINE = 140;

/** What each paragraph of a page is; texts are long and pages short, so only the beginnings of lines are looked at. */
export function furnitureOf(doc: Doc): readonly Paragraph[] {
  return doc.paragraphs.map((paragraph) => {
    const { start, end } = paragraph;
    const head = fold(doc.text.slice(start, Math.min(end, start + 60))).trim();
    if (FURNITURE.some((words) => head.startsWith(words)))
      return { ...paragraph, kind: 'furniture' };
    if (end - start > 600) return paragraph;
    const text = doc.text.slice(start, end);
    if (CAPTION.test(text)) return { ...paragraph, kind: 'caption' };
    const isOpen = !/[.!?…»”"]\s*$/.test(text);
    return isOpen && text.length <= HEADLINE ? { ...paragraph, kind: 'headline' } : paragraph;
  });
}
