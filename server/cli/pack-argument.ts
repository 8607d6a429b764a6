import { CodedError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { RULE_PACKS } from '../../domain/rules/packs.ts';
import type { RulePack } from '../../domain/rules/types.ts';
import { packFileText, problemLine, readPackFile } from '../../services/rules/pack-file.ts';
import type { PackFile } from '../../services/rules/pack-file.ts';
import type { Io } from './command.ts';
import { readFileArgument } from './read-file.ts';

const LIMIT = { charsMax: LIMITS.packFileCharsMax, what: '规则包文件' };

/** Reads and validates a pack file, or standard input (`-`). @throws CodedError as `readFileArgument` */
export async function checkPackFile(path: string, io: Io, known: readonly RulePack[]): Promise<PackFile> {
  const text = packFileText(await readFileArgument(path, io, LIMIT));
  const unread = { line: 1, path: '', field: '规则包', message: '不是 UTF-8 编码的文字，请另存为 UTF-8' };
  return text === undefined ? { ok: false, problems: [unread] } : readPackFile(text, known);
}

/** The pack of an id, or of a file. @throws CodedError RULE_PACK_INVALID and as `readFileArgument` */
export async function packOfArgument(argument: string, io: Io, known: readonly RulePack[]): Promise<RulePack> {
  return known.find((k) => k.id === argument) ?? (await fileOf(argument, io, known));
}

async function fileOf(path: string, io: Io, known: readonly RulePack[]): Promise<RulePack> {
  const file = await checkPackFile(path, io, known);
  if (!file.ok) throw new CodedError('RULE_PACK_INVALID', `${path}\n${file.problems.map(problemLine).join('\n')}`);
  return file.pack;
}

/** The packs of the system together with those in these files, in their order. @throws CodedError as `packOfArgument` */
export async function packsWith(paths: readonly string[], io: Io): Promise<readonly RulePack[]> {
  let all = RULE_PACKS;
  for (const path of paths) all = [...all, await fileOf(path, io, all)];
  return all;
}
