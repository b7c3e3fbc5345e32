/** Printed sheets stand in all three languages at once, Arabic first: who fills them in may read only one. */
interface Three {
  readonly ar: string;
  readonly fr: string;
  readonly en: string;
}

export const sheetWords = {
  title: { ar: 'ورقة العدّ', fr: 'Feuille de comptage', en: 'Count sheet' },
  date: { ar: 'التاريخ', fr: 'date', en: 'date' },
  sheet: { ar: 'ورقة', fr: 'feuille', en: 'sheet' },
  slip: { ar: 'قسيمة السائق', fr: 'talon du chauffeur', en: 'driver’s slip' },
  rule: {
    ar: 'يُعدّ من يُجلى فقط، دون السائق والمرافقين. لا تُكتب أسماء. يُسأل دائماً عن الأطفال في الأحضان.',
    fr: 'Compter les évacués seulement, sans chauffeur ni accompagnateurs. Aucun nom. Toujours demander les enfants sur les genoux.',
    en: 'Count evacuees only, without driver and escorts. No names. Always ask for children on laps.',
  },
} as const satisfies Readonly<Record<string, Three>>;

export const columns: readonly (Three & { readonly width: string })[] = [
  { ar: 'رقم الرحلة', fr: 'trajet', en: 'trip', width: 'code' },
  { ar: 'المركبة', fr: 'véhicule', en: 'vehicle', width: '' },
  { ar: 'مغادرة / وصول', fr: 'départ / arrivée', en: 'left / arrived', width: '' },
  { ar: 'الساعة', fr: 'heure', en: 'time', width: '' },
  { ar: 'الأشخاص', fr: 'personnes', en: 'people', width: 'wide' },
  { ar: 'منهم أطفال', fr: 'dont enfants', en: 'of whom children', width: '' },
  { ar: 'منهم جرحى', fr: 'dont blessés', en: 'of whom wounded', width: '' },
  { ar: 'على نقالة', fr: 'couchés', en: 'lying', width: '' },
  { ar: 'في الأحضان', fr: 'sur les genoux', en: 'on laps', width: '' },
  { ar: 'عدّ دقيق أم تقريبي', fr: 'exact / environ', en: 'exact / about', width: '' },
];
