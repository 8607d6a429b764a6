import { parseArgs } from 'node:util';
import type { ParseArgsOptionsConfig } from 'node:util';
import { plainDate } from '../../domain/calendar/plain-date.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import { CodedError } from '../../domain/errors.ts';

/** Where a command reads and writes; tests give their own streams. */
export type Io = {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  readonly env: NodeJS.ProcessEnv;
};

/** One command of the CLI; it answers with its exit code: 0 done, 1 refused or found wanting, 2 called wrongly. */
export type Command = { readonly help: string; run(args: readonly string[], io: Io): Promise<number> };

/** Called wrongly: exit code 2. */
export class UsageError extends CodedError {}

const BOOLEAN = { type: 'boolean', default: false } as const;
export const JSON_OPTION = { json: BOOLEAN } as const;
export const AS_OF_OPTION = { 'as-of': { type: 'string' } } as const;
/** Keeps a negative number from being read as an option. */
const NEGATIVE = /^-\d/;
const MARK = '\u0000';

/** Options and exactly as many positionals as are named. @throws UsageError COMMAND_UNKNOWN, BAD_USER_INPUT */
export function parse<T extends ParseArgsOptionsConfig>(args: readonly string[], options: T, positionals: readonly string[]) {
  try {
    const parsed = parseArgs({ args: args.map((a) => (NEGATIVE.test(a) ? MARK + a : a)), options, allowPositionals: true, strict: true });
    const given = parsed.positionals.map((p) => p.replace(MARK, ''));
    if (given.length !== positionals.length)
      throw new UsageError(
        'BAD_USER_INPUT',
        `应有${positionals.length}个参数${positionals.length ? `（${positionals.join(' ')}）` : ''}，收到${given.length}个`,
      );
    return { flags: parsed.values, given };
  } catch (error) {
    if (error instanceof CodedError) throw error;
    throw new UsageError('COMMAND_UNKNOWN', wordsOf(error));
  }
}

/** What `parseArgs` found wrong, in Chinese; its own words are English. */
function wordsOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const option = /'(--?[\w-]+)/.exec(message)?.[1] ?? '';
  return code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' ? `选项 ${option} 的写法不对` : `选项 ${option}`;
}

/** An option that the command cannot do without. */
export function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new UsageError('BAD_USER_INPUT', `缺少 --${name}`);
  return value;
}

/** A number of days as typed. @throws CodedError COUNT_INVALID */
export function dayCount(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new CodedError('COUNT_INVALID', `收到${text.slice(0, 20)}`);
  return Number(text);
}

export function dateOf(text: string): PlainDate {
  return plainDate(text);
}

export function line(io: Io, text = ''): void {
  io.stdout.write(`${text}\n`);
}
