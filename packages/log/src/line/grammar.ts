/**
 * The shapes of the small texts in a line. The last character of a base64url text carries unused bits; they
 * must be zero, or one key would have four names.
 */
const bytes32 = '[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]';
const operation = '(?:op|ex)-[A-Za-z0-9_-]{22}';
const integer = '0|[1-9][0-9]{0,15}';

const times =
  `"hlc":\\[(?:${integer}),(?:${integer})\\],"wall":(?:${integer})` +
  `(?:,"gps":(?:${integer}))?,"body":"${bytes32}"\\}$`;

export const headerPattern = new RegExp(
  `^\\{"v":1,"op":"${operation}","dev":"${bytes32}","seq":[1-9][0-9]{0,15},` +
    `"prev":(?:null|"${bytes32}"),${times}`,
);
/** What stands behind `prev`, from `lastIndex` on. */
export const timesPattern = new RegExp(`,${times}`, 'y');

const idPattern = new RegExp(`^${bytes32}$`);
const operationPattern = new RegExp(`^${operation}$`);
/** What stands before the fact: salt, kind and subject, then what is there of `after` and `act`. */
export const bodyOpening = new RegExp(
  `^\\{"salt":"[A-Za-z0-9_-]{21}[AQgw]","kind":"[a-z][a-z0-9-]{0,47}@[1-9][0-9]{0,3}",` +
    // Printable ASCII without space, quote and backslash: a subject is a code, never words.
    `"subject":"[a-z][a-z0-9-]{0,31}/[!#-[\\]-~]{1,120}",` +
    `(?:"after":\\["${bytes32}"(?:,"${bytes32}")*\\],)?(?:"act":"[A-Za-z0-9._-]{1,64}",)?"fact":`,
);
const signaturePattern = /^[A-Za-z0-9_-]{85}[AQgw]$/;

/** 43 characters: an id, a device, a hash. */
export const isId = (text: unknown): text is string =>
  typeof text === 'string' && idPattern.test(text);
export const isOperationId = (text: unknown): text is string =>
  typeof text === 'string' && operationPattern.test(text);
export const isSignature = (text: string): boolean => signaturePattern.test(text);
