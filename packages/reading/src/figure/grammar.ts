import type { Language } from '../text/doc.ts';
import { wordSet } from '../text/run.ts';

/** The small words of a language: its grammar. Whatever a user may want to add is in the lexicon instead. */
export interface Grammar {
  /** Between a number and its noun: `autres`, `derniers`. */
  readonly beforeNoun: ReadonlySet<string>;
  /** Any other word may stand between a number and its noun (English puts what it says of people before them). */
  readonly takesAnyBeforeNoun: boolean;
  /** Ends a noun and what belongs to it. */
  readonly endsNoun: ReadonlySet<string>;
  /** `de`, `of the`: between a number and its noun. */
  readonly of: ReadonlySet<string>;
  /** Between a governing word and the number it governs. */
  readonly lead: ReadonlySet<string>;
  /** `les deux parties`: before a small number, they were named before. */
  readonly definite: ReadonlySet<string>;
  /** These are not those named before after all: `les quatre derniers bus`. */
  readonly singlesOut: ReadonlySet<string>;
  readonly and: ReadonlySet<string>;
  /** Another clause begins. */
  readonly clause: ReadonlySet<string>;
  /** Words that make a verb whole: `ont été`, `have been`. */
  readonly auxiliary: ReadonlySet<string>;
  /** Of these, those that make a participle or an infinitive a verb of its own. */
  readonly finite: ReadonlySet<string>;
  /** Of these, those that tell a thing done. */
  readonly done: ReadonlySet<string>;
  /** With these beside it a verb befalls whom it is told of. */
  readonly passive: ReadonlySet<string>;
  /** `dont`, `including`. */
  readonly part: ReadonlySet<string>;
  /** `autres`, `others`: more of the same. */
  readonly others: ReadonlySet<string>;
  /** Words of a total: `bilan`, `toll`. */
  readonly total: ReadonlySet<string>;
  /** A number behind these names a thing and counts none: `résolution 2254`. */
  readonly labels: ReadonlySet<string>;
  readonly from: ReadonlySet<string>;
  readonly to: ReadonlySet<string>;
  readonly at: ReadonlySet<string>;
  readonly determiners: ReadonlySet<string>;
  /** `par`, `by`: whoever does it stands behind. */
  readonly by: ReadonlySet<string>;
  readonly pronouns: ReadonlySet<string>;
}

const FR: Grammar = {
  beforeNoun: wordSet(
    'autres autre derniers dernieres dernier derniere premiers premieres premier premiere nouveaux nouvelles nouveau nouvelle seuls seules seul seule jeunes petits petites grands grandes gros grosses vieux vieilles anciens anciennes simples presumes presumees pretendus soi-disant principaux principales nombreux nombreuses tres differents differentes quelque petit grand prochains prochaines malheureux pauvres courageux ex-',
  ),
  takesAnyBeforeNoun: false,
  endsNoun: wordSet(
    "a à au aux dans sur sous par pour avec sans vers chez contre entre depuis pendant en et ou ni mais que qu' qui dont ou lorsque quand tandis alors est sont etait etaient sera seront serait seraient ont a avait avaient auront auraient aurait aura ete etre avoir doit doivent devrait devraient peut peuvent pourraient le la les l' un une ce cette ces cet leur leurs son sa ses notre nos selon apres avant jusqu' jusque hier aujourd'hui demain y ne n' se s' il elle ils elles on",
  ),
  of: wordSet("de d' des du"),
  lead: wordSet(
    "de d' des du à au aux la le les l' ce cette ces quelque quelques environ pres plus moins au-moins deja ainsi egalement aussi encore bien quelque en tout total meme seulement notamment ensuite enfin pas jusqu' entre puis autour desormais respectivement",
  ),
  definite: wordSet('les ces des aux'),
  singlesOut: wordSet(
    'autres autre derniers dernieres dernier premiers premieres premier nouveaux nouvelles seuls seules seul seule',
  ),
  and: wordSet("et ou , ainsi que puis de d' à aux des les plus ni ' mais aussi quelque environ"),
  clause: wordSet('tandis alors mais lorsque quand puisque car que qui qu'),
  auxiliary: wordSet(
    "ont a avait avaient ayant aient ait auront aura auraient aurait eu ete etre est sont etait etaient sera seront serait seraient fut furent soient soit etant avoir vont va allaient allait pu pouvoir pouvaient peuvent peut se s' y en ne n' pas deja ainsi egalement aussi ensuite encore bien finalement desormais tous toutes toujours ensemble enfin notamment depuis doivent doit devraient devrait devaient devait du de d' a continuent continue commence commencaient à fait faire laisse laisses tout plus ou et par ailleurs pour leur part meme temps entre-temps meanwhile",
  ),
  finite: wordSet(
    'ont a avait avaient auront aura auraient aurait aient ait est sont etait etaient sera seront serait seraient fut furent soit soient doit doivent devait devaient devrait devraient peut peuvent pouvaient va vont allait allaient continuent continue',
  ),
  done: wordSet('ont a avait avaient ayant ete est sont etait etaient fut furent eu'),
  passive: wordSet(
    'ete etre est sont etait etaient sera seront serait seraient fut furent soient soit',
  ),
  part: wordSet('dont parmi y-compris'),
  others: wordSet("autres supplementaires d' supplementaire autre"),
  total: wordSet('bilan total nombre chiffre decompte'),
  labels: wordSet(
    'resolution article articles paragraphe alinea page pages numero n° no chapitre section route annexe phase chapitre chaine groupe t bm su mig kilometre point',
  ),
  from: wordSet("de d' du des depuis hors"),
  to: wordSet("vers à au aux jusqu' jusque pour en direction dans"),
  at: wordSet('à au aux dans en sur pres autour'),
  determiners: wordSet("le la les l' un une ce cette ces cet leur leurs son sa ses"),
  by: wordSet('par contre avec sur sous sans pour'),
  pronouns: wordSet('eux elles'),
};

const EN: Grammar = {
  beforeNoun: wordSet('other more additional further last first new remaining final initial'),
  takesAnyBeforeNoun: true,
  endsNoun: wordSet(
    'in on at by for with from to into onto of and or but that who whom which whose when while as than since until after before during is are was were be been being has have had will would could should may might must can do does did the a an this these those their its his her our not also near across inside outside over under between against about around per via it they he she we you there because if so were',
  ),
  of: wordSet('of the these those'),
  lead: wordSet(
    'of the some about around more than at least nearly almost over up to as many a total an estimated another further only just under fewer less roughly approximately in all for out now already just',
  ),
  definite: wordSet('the these those both'),
  singlesOut: wordSet('last first other final remaining new additional more'),
  and: wordSet('and & or , as well plus of some about another the'),
  clause: wordSet('while but whereas although when that who which because after before as'),
  auxiliary: wordSet(
    'have has had been be being is are was were will would could should may might must can to not also already now still since then all both finally reportedly only just later together so far did do does got get getting',
  ),
  finite: wordSet(
    'have has had is are was were will would could should may might must can did got get',
  ),
  done: wordSet('have has had been was were is are got did'),
  passive: wordSet('been be being is are was were got get getting'),
  part: wordSet('including among included includes'),
  others: wordSet('others more additional further'),
  total: wordSet('toll total number tally figure count'),
  labels: wordSet(
    'resolution article articles paragraph page pages number no chapter section route annex phase channel group highway unit brigade chapter kilometre',
  ),
  from: wordSet('from out of outside leaving'),
  to: wordSet('to into toward towards for onto'),
  at: wordSet('in at near inside around across on'),
  determiners: wordSet('the a an this these those their its his her'),
  by: wordSet('by with without against for'),
  pronouns: wordSet('them whom these those'),
};

const AR: Grammar = {
  ...EN,
  beforeNoun: wordSet('اخرين اخري'),
  takesAnyBeforeNoun: false,
  endsNoun: wordSet('من الي في علي عن مع و قال ان الذين التي'),
  of: wordSet('من'),
  lead: wordSet('من نحو حوالي اكثر اقل قرابة زهاء علي الاقل'),
  definite: wordSet(''),
  singlesOut: wordSet(''),
  and: wordSet('و ،'),
  clause: wordSet('بينما فيما لكن ان'),
  auxiliary: wordSet('تم يتم سيتم قد لقد كان كانت'),
  finite: wordSet('تم يتم سيتم قد لقد كان كانت'),
  done: wordSet('تم قد لقد كان كانت'),
  passive: wordSet('تم يتم سيتم'),
  part: wordSet('بينهم منهم بينها'),
  others: wordSet('اخرين اخرون'),
  total: wordSet('حصيلة عدد'),
  labels: wordSet('قرار مادة رقم'),
  from: wordSet('من'),
  to: wordSet('الي نحو باتجاه'),
  at: wordSet('في قرب'),
  determiners: wordSet(''),
  by: wordSet('مع'),
  pronouns: wordSet(''),
};

const GRAMMARS: Readonly<Record<Language, Grammar>> = { fr: FR, en: EN, ar: AR };

export const grammarOf = (language: Language): Grammar => GRAMMARS[language];
