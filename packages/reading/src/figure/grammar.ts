import type { Language } from '../text/doc.ts';

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

const set = (words: string): ReadonlySet<string> => new Set(words.split(' ').filter(Boolean));

const FR: Grammar = {
  beforeNoun: set(
    'autres autre derniers dernieres dernier derniere premiers premieres premier premiere nouveaux nouvelles nouveau nouvelle seuls seules seul seule jeunes petits petites grands grandes gros grosses vieux vieilles anciens anciennes simples presumes presumees pretendus soi-disant principaux principales nombreux nombreuses tres differents differentes quelque petit grand prochains prochaines malheureux pauvres courageux ex-',
  ),
  takesAnyBeforeNoun: false,
  endsNoun: set(
    "a à au aux dans sur sous par pour avec sans vers chez contre entre depuis pendant en et ou ni mais que qu' qui dont ou lorsque quand tandis alors est sont etait etaient sera seront serait seraient ont a avait avaient auront auraient aurait aura ete etre avoir doit doivent devrait devraient peut peuvent pourraient le la les l' un une ce cette ces cet leur leurs son sa ses notre nos selon apres avant jusqu' jusque hier aujourd'hui demain y ne n' se s' il elle ils elles on",
  ),
  of: set("de d' des du"),
  lead: set(
    "de d' des du à au aux la le les l' ce cette ces quelque quelques environ pres plus moins au-moins deja ainsi egalement aussi encore bien quelque en tout total meme seulement notamment ensuite enfin pas jusqu' entre puis autour desormais respectivement",
  ),
  definite: set('les ces des aux'),
  singlesOut: set(
    'autres autre derniers dernieres dernier premiers premieres premier nouveaux nouvelles seuls seules seul seule',
  ),
  and: set("et ou , ainsi que puis de d' à aux des les plus ni ' mais aussi quelque environ"),
  clause: set('tandis alors mais lorsque quand puisque car que qui qu'),
  auxiliary: set(
    "ont a avait avaient ayant aient ait auront aura auraient aurait eu ete etre est sont etait etaient sera seront serait seraient fut furent soient soit etant avoir vont va allaient allait pu pouvoir pouvaient peuvent peut se s' y en ne n' pas deja ainsi egalement aussi ensuite encore bien finalement desormais tous toutes toujours ensemble enfin notamment depuis doivent doit devraient devrait devaient devait du de d' a continuent continue commence commencaient à fait faire laisse laisses tout plus ou et par ailleurs pour leur part meme temps entre-temps meanwhile",
  ),
  finite: set(
    'ont a avait avaient auront aura auraient aurait aient ait est sont etait etaient sera seront serait seraient fut furent soit soient doit doivent devait devaient devrait devraient peut peuvent pouvaient va vont allait allaient continuent continue',
  ),
  done: set('ont a avait avaient ayant ete est sont etait etaient fut furent eu'),
  passive: set(
    'ete etre est sont etait etaient sera seront serait seraient fut furent soient soit',
  ),
  part: set('dont parmi y-compris'),
  others: set("autres supplementaires d' supplementaire autre"),
  total: set('bilan total nombre chiffre decompte'),
  labels: set(
    'resolution article articles paragraphe alinea page pages numero n° no chapitre section route annexe phase chapitre chaine groupe t bm su mig kilometre point',
  ),
  from: set("de d' du des depuis hors"),
  to: set("vers à au aux jusqu' jusque pour en direction dans"),
  at: set('à au aux dans en sur pres autour'),
  determiners: set("le la les l' un une ce cette ces cet leur leurs son sa ses"),
  by: set('par contre avec sur sous sans pour'),
  pronouns: set('eux elles'),
};

const EN: Grammar = {
  beforeNoun: set('other more additional further last first new remaining final initial'),
  takesAnyBeforeNoun: true,
  endsNoun: set(
    'in on at by for with from to into onto of and or but that who whom which whose when while as than since until after before during is are was were be been being has have had will would could should may might must can do does did the a an this these those their its his her our not also near across inside outside over under between against about around per via it they he she we you there because if so were',
  ),
  of: set('of the these those'),
  lead: set(
    'of the some about around more than at least nearly almost over up to as many a total an estimated another further only just under fewer less roughly approximately in all for out now already just',
  ),
  definite: set('the these those both'),
  singlesOut: set('last first other final remaining new additional more'),
  and: set('and & or , as well plus of some about another the'),
  clause: set('while but whereas although when that who which because after before as'),
  auxiliary: set(
    'have has had been be being is are was were will would could should may might must can to not also already now still since then all both finally reportedly only just later together so far did do does got get getting',
  ),
  finite: set(
    'have has had is are was were will would could should may might must can did got get',
  ),
  done: set('have has had been was were is are got did'),
  passive: set('been be being is are was were got get getting'),
  part: set('including among included includes'),
  others: set('others more additional further'),
  total: set('toll total number tally figure count'),
  labels: set(
    'resolution article articles paragraph page pages number no chapter section route annex phase channel group highway unit brigade chapter kilometre',
  ),
  from: set('from out of outside leaving'),
  to: set('to into toward towards for onto'),
  at: set('in at near inside around across on'),
  determiners: set('the a an this these those their its his her'),
  by: set('by with without against for'),
  pronouns: set('them whom these those'),
};

const AR: Grammar = {
  ...EN,
  beforeNoun: set('اخرين اخري'),
  takesAnyBeforeNoun: false,
  endsNoun: set('من الي في علي عن مع و قال ان الذين التي'),
  of: set('من'),
  lead: set('من نحو حوالي اكثر اقل قرابة زهاء علي الاقل'),
  definite: set(''),
  singlesOut: set(''),
  and: set('و ،'),
  clause: set('بينما فيما لكن ان'),
  auxiliary: set('تم يتم سيتم قد لقد كان كانت'),
  finite: set('تم يتم سيتم قد لقد كان كانت'),
  done: set('تم قد لقد كان كانت'),
  passive: set('تم يتم سيتم'),
  part: set('بينهم منهم بينها'),
  others: set('اخرين اخرون'),
  total: set('حصيلة عدد'),
  labels: set('قرار مادة رقم'),
  from: set('من'),
  to: set('الي نحو باتجاه'),
  at: set('في قرب'),
  determiners: set(''),
  by: set('مع'),
  pronouns: set(''),
};

const GRAMMARS: Readonly<Record<Language, Grammar>> = { fr: FR, en: EN, ar: AR };

export const grammarOf = (language: Language): Grammar => GRAMMARS[language];
