import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { checkPack } from '../../domain/rules/check.ts';
import type { Read } from '../../domain/rules/check.ts';
import { placeWords } from '../../domain/rules/field-words.ts';
import type { RulePack } from '../../domain/rules/types.ts';
import { parseLocatedJson } from './located-json.ts';
import { PACK } from './pack-schema.ts';

type Path = readonly (string | number)[];

/** One thing wrong with a pack file: the line (from 1), the place as a program and as a person calls it, and what to do. */
export type PackFileProblem = {
  readonly line: number;
  /** E.g. `rules[1].citation.text`; empty = the file itself. */
  readonly path: string;
  /** E.g. 期限第2条·依据·原文. */
  readonly field: string;
  readonly message: string;
};
export type PackFile =
  | { readonly ok: true; readonly pack: RulePack }
  | { readonly ok: false; readonly problems: readonly PackFileProblem[] };

/**
 * Reads a rule pack from the text of a file (JSON). Everything wrong with it is said at once, in the order of its lines.
 * @param known the other packs there are
 */
export function readPackFile(text: string, known: readonly RulePack[]): PackFile {
  if (text.length > LIMITS.packFileCharsMax) return refused([problemAt(1, [], `文件太长，最多${LIMITS.packFileCharsMax}个字符`)]);
  const json = parseLocatedJson(text.replace(/^\uFEFF/, ''));
  if (!json.ok) return refused([problemAt(json.line, [], `不是正确的 JSON：${json.message}`)]);
  const parsed = PACK.safeParse(json.value, { reportInput: true });
  const found = [
    ...(parsed.success ? [] : parsed.error.issues.flatMap(wordsOf)),
    ...checkPack(parsed.data ?? (readable(PACK, json.value) as Read<RulePack>) ?? {}, known),
  ].map(({ path, message }) => problemAt(json.lineOf(path), path, message));
  const problems = [...json.repeated.map(({ path, line }) => problemAt(line, path, '同一栏写了两次')), ...found];
  if (problems.length) return refused(problems);
  return { ok: true, pack: parsed.data! };
}

/** The text of a file's bytes. @returns undefined when they are no UTF-8 */
export function packFileText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** One problem as a line for a person. */
export function problemLine({ line, path, field, message }: PackFileProblem): string {
  return `第${line}行 ${field}${path === '' ? '' : `（${path}）`}：${message}`;
}

function problemAt(line: number, path: Path, message: string): PackFileProblem {
  const code = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return { line, path: code.replace(/^\./, ''), field: placeWords(path), message };
}

function refused(problems: readonly PackFileProblem[]): PackFile {
  const ordered = problems.toSorted((a, b) => a.line - b.line);
  if (ordered.length <= LIMITS.packProblemsMax) return { ok: false, problems: ordered };
  const rest = problemAt(
    ordered[LIMITS.packProblemsMax]!.line,
    [],
    `从这里起还有${ordered.length - LIMITS.packProblemsMax}处，改好以上各处后再查`,
  );
  return { ok: false, problems: [...ordered.slice(0, LIMITS.packProblemsMax), rest] };
}

/** Of a file that is not wholly right, what can be understood, so that its other mistakes are told in the same run. */
function readable(schema: z.core.$ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodExactOptional) return readable(schema.unwrap(), value);
  if (schema instanceof z.ZodArray) return Array.isArray(value) ? value.map((item) => readable(schema.element, item)) : null;
  if (!(schema instanceof z.ZodObject)) return z.safeParse(schema, value).data ?? null;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const given = Object.entries(schema.shape).filter(([key]) => Object.hasOwn(value, key));
  return Object.fromEntries(given.map(([key, part]) => [key, readable(part, (value as Record<string, unknown>)[key])]));
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: '文字',
  int: '整数',
  number: '整数',
  boolean: 'true 或 false',
  array: '列表（[…]）',
  object: '一组栏目（{…}）',
};

type Issue = z.core.$ZodIssue;
type Told = { readonly path: Path; readonly message: string };

/** What the schema found, in Chinese: it says what was expected and what stands there. */
function wordsOf(issue: Issue): Told[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], message: '没有这一栏，请核对写法或者删去' }));
  if (issue.code === 'invalid_union' && issue.discriminator !== undefined) return byWords(issue, path);
  return [{ path, message: messageOf(issue) }];
}

function messageOf(issue: Issue): string {
  if (issue.input === undefined) return '缺少这一栏';
  if (issue.input === null) return '不能是 null；没有内容的，删去这一栏';
  switch (issue.code) {
    case 'invalid_type':
      return `应当是${TYPE_WORDS[issue.expected] ?? issue.expected}，现在是${shown(issue.input)}`;
    case 'invalid_value':
      return `${shown(issue.input)}不是可用的值；可用：${issue.values.map(String).join('、')}`;
    default:
      return `${issue.message}，现在是${shown(issue.input)}`;
  }
}

function byWords(issue: Extract<Issue, { code: 'invalid_union' }>, path: Path): Told[] {
  const given = (issue.input as Record<string, unknown> | undefined)?.[issue.discriminator!];
  return [
    {
      path,
      message: given === undefined ? '缺少这一栏' : `${shown(given)}不是可用的值；可用：rule、gate、artefact、procedure、none`,
    },
  ];
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return '列表';
  if (typeof value === 'object' && value !== null) return '一组栏目';
  return `“${String(value).slice(0, 40)}”`;
}
