import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type ParsedNode,
  parseDocument,
  type YAMLError,
} from 'yaml';
import type { Findings } from './findings.ts';
import type { FileRule } from './rules.ts';
import type { Entry, Node } from './tree.ts';

/** Characters. Two hundred terms and five hundred batches are a third of it. */
export const LONGEST_FILE = 256 * 1024;
/** Deeper than this nobody writes by hand, and a parser that descends runs out of stack. */
const DEEPEST = 32;
const WIDEST_INDENT = 160;

const RULE_OF: { readonly [code in YAMLError['code']]?: FileRule } = {
  TAB_AS_INDENT: 'tab',
  BAD_INDENT: 'bad-indent',
  BLOCK_AS_IMPLICIT_KEY: 'bad-indent',
  BLOCK_IN_FLOW: 'bad-indent',
  MULTILINE_IMPLICIT_KEY: 'not-closed',
  MISSING_CHAR: 'not-closed',
  UNEXPECTED_TOKEN: 'not-closed',
  BAD_SCALAR_START: 'bad-start',
  MULTIPLE_DOCS: 'two-documents',
  ALIAS_PROPS: 'no-alias',
  BAD_ALIAS: 'no-alias',
  MULTIPLE_ANCHORS: 'no-alias',
  MULTIPLE_TAGS: 'no-tag',
  TAG_RESOLVE_FAILED: 'no-tag',
  BAD_COLLECTION_TYPE: 'no-tag',
  NON_STRING_KEY: 'wants-text',
  RESOURCE_EXHAUSTION: 'too-deep',
};

/** Signs that turn lines round or drive a terminal; the two that join Arabic letters are not among them. */
const HIDDEN = /(?!\u200c|\u200d|\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Where things begin to lie in each other too deeply; null where they do not. The lexer does not descend, the parser does. */
const tooDeepAt = (text: string): number | null => {
  let at = 0;
  let open = 0;
  let marks = 0;
  let isLineStart = true;
  for (const token of new Lexer().lex(text)) {
    const isMark = token === '-' || token === ':' || token === '?';
    if (token === '\n' || token === '\r\n') marks = 0;
    else if (token === '[' || token === '{') open++;
    else if (token === ']' || token === '}') open = Math.max(0, open - 1);
    else if (isMark && open === 0) marks++;
    else if (isLineStart && token.length > WIDEST_INDENT && /^ +$/.test(token)) return at;
    if (open > DEEPEST || marks > DEEPEST) return at;
    isLineStart = token === '\n' || token === '\r\n';
    // Signs that the lexer puts in and the text does not hold.
    if (token !== '\u001f' && token !== '\u0002' && token !== '\u0018') at += token.length;
  }
  return null;
};

/** The tree of a file; null where it cannot be read at all. Never throws, whatever the text. */
export const readYaml = (text: string, findings: Findings): Node | null => {
  if (text.length > LONGEST_FILE) {
    findings.refuse('too-large', 0, { most: LONGEST_FILE });
    return null;
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they show that it is no text.
  const strange = text.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/);
  if (strange >= 0) {
    findings.refuse('not-text', strange);
    return null;
  }
  try {
    const deep = tooDeepAt(text);
    if (deep !== null) {
      findings.refuse('too-deep', deep);
      return null;
    }
    return parse(text, findings);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    findings.refuse('too-deep', 0);
    return null;
  }
};

const parse = (text: string, findings: Findings): Node | null => {
  // Every scalar is a text: YAML's own ideas of what is a number or a "no" would change what somebody wrote.
  const document = parseDocument<ParsedNode>(text, {
    schema: 'failsafe',
    resolveKnownTags: false,
    merge: false,
    stringKeys: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  for (const { code, pos, message } of [...document.errors, ...document.warnings].slice(0, 20)) {
    // A bracket that stays open is told as wrong indentation of what follows.
    const rule = /end with a/.test(message) ? 'not-closed' : (RULE_OF[code] ?? 'bad-yaml');
    findings.refuse(rule, pos[0], rule === 'bad-yaml' ? { what: message.slice(0, 120) } : {});
  }
  if (findings.isRefused()) return null;
  return document.contents ? treeOf(document.contents, findings, 0) : null;
};

const treeOf = (node: ParsedNode | null, findings: Findings, from: number): Node => {
  const at = node?.range?.[0] ?? from;
  if (node === null) return { is: 'text', text: '', at };
  if (isAlias(node)) {
    findings.refuse('no-alias', at);
    return { is: 'text', text: '', at };
  }
  if (node.anchor) findings.refuse('no-alias', at);
  if (node.tag && !/^(?:tag:yaml\.org,2002:(?:str|map|seq)|!)$/.test(node.tag))
    findings.refuse('no-tag', at);
  if (isSeq(node)) {
    return { is: 'list', at, items: node.items.map((item) => treeOf(item, findings, at)) };
  }
  if (isMap(node)) {
    const entries = node.items.map(({ key, value }): Entry => {
      const name = treeOf(key, findings, at);
      return {
        key: name.is === 'text' ? name.text : '',
        at: name.at,
        value: treeOf(value, findings, name.at),
      };
    });
    return { is: 'map', at, entries };
  }
  const text = isScalar(node) ? String(node.value ?? '') : '';
  if (HIDDEN.test(text)) findings.refuse('hidden-sign', at);
  return { is: 'text', at, text };
};
