import { once } from 'node:events';
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts';
import { countCalendarDays, countWorkingDays } from '../../domain/deadline/periods.ts';
import { CodedError, ERRORS } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { CALENDAR_OPTIONS, calendarHelp, calendarOf } from './calendar-option.ts';
import { dateOf, parse, UsageError } from './command.ts';
import type { Command, Io } from './command.ts';
import { linesOf } from './lines.ts';

/** Answers are written in pieces of this size: one system call for some hundred lines. */
const CHUNK_CHARS = 1 << 16;

type Answered = { readonly text: string; readonly ok: boolean };

/** One line in, one line out; a bad line is answered with its code and number, and the next one goes on. */
function answer(input: string, lineNo: number, cal: WorkCalendar): Answered {
  try {
    if (input.length > LIMITS.batchLineCharsMax) throw new CodedError('TEXT_TOO_LONG', `一行最多${LIMITS.batchLineCharsMax}个字符`);
    const { op, start: startText, n } = requestOf(input);
    const start = dateOf(startText);
    const c = op === 'workday' ? countWorkingDays(cal, start, n) : countCalendarDays(cal, start, n, true);
    const { result, unrolled, provisional, earliest, latest, steps } = c;
    return {
      ok: true,
      text: JSON.stringify({
        op,
        start,
        n,
        result,
        ...(op === 'period' ? { unrolled } : {}),
        provisional,
        ...(earliest === latest ? {} : { earliest, latest }),
        steps,
      }),
    };
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return {
      ok: false,
      text: JSON.stringify({ line: lineNo, error: { code: error.code, message: error.message, remedy: ERRORS[error.code].remedy } }),
    };
  }
}

function requestOf(input: string): { op: 'workday' | 'period'; start: string; n: number } {
  let value: unknown;
  try {
    value = JSON.parse(input);
  } catch {
    throw new CodedError('BAD_USER_INPUT', '这一行不是 JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new CodedError('BAD_USER_INPUT', '这一行应是 {"op":…,"start":…,"n":…}');
  const { op, start, n, ...rest } = value as Record<string, unknown>;
  if (op !== 'workday' && op !== 'period') throw new CodedError('BAD_USER_INPUT', `op 应为 workday 或 period，收到${short(op)}`);
  if (typeof start !== 'string') throw new CodedError('DATE_INVALID', `start 收到${short(start)}`);
  if (typeof n !== 'number') throw new CodedError('COUNT_INVALID', `n 应为整数，收到${short(n)}`);
  const unknown = Object.keys(rest);
  if (unknown.length) throw new CodedError('BAD_USER_INPUT', `不认识的字段：${unknown.join('、').slice(0, 100)}`);
  return { op, start, n };
}

function short(value: unknown): string {
  return value === undefined ? '空' : JSON.stringify(value).slice(0, 40);
}

async function flush(io: Io, text: string): Promise<void> {
  if (!io.stdout.write(text)) await once(io.stdout, 'drain');
}

export const command: Command = {
  help: `用法：calendar batch [选项] < 输入 > 输出

标准输入每行一个 JSON，标准输出每行一个 JSON，次序相同，边读边答：
  {"op":"workday","start":"2024-09-13","n":10}   数 N 个工作日
  {"op":"period","start":"2024-01-12","n":30}    N 日的最短期限，最后一日不上班的顺延
每个答复有 result、steps、provisional；超出已公布的放假安排时 provisional 为 true，并有 earliest、latest。
有误的行答 {"line":行号,"error":{"code":…,"message":…,"remedy":…}}，后面的行照常计算。空行跳过。

${calendarHelp()}
--strict       有任何一行有误时退出码为 1`,
  async run(args, io) {
    const { flags } = parse(
      args,
      { ...CALENDAR_OPTIONS, strict: { type: 'boolean', default: false }, json: { type: 'boolean', default: true } },
      [],
    );
    if (flags.with?.includes('-')) throw new UsageError('BAD_USER_INPUT', '标准输入是这一批的行，--with 请写文件');
    const cal = await calendarOf(flags, io);
    let buffer = '';
    let lineNo = 0;
    let bad = 0;
    for await (const input of linesOf(io.stdin, LIMITS.batchLineCharsMax)) {
      lineNo++;
      if (lineNo > LIMITS.batchLinesMax) throw new CodedError('TEXT_TOO_LONG', `一批最多${LIMITS.batchLinesMax}行，前面的行已经答复`);
      if (input.trim() === '') continue;
      const { text, ok } = answer(input, lineNo, cal);
      if (!ok) bad++;
      buffer += `${text}\n`;
      if (buffer.length >= CHUNK_CHARS) {
        await flush(io, buffer);
        buffer = '';
      }
    }
    await flush(io, buffer);
    if (bad) io.stderr.write(`${bad}行有误，已在相应位置答复原因\n`);
    return bad && flags.strict ? 1 : 0;
  },
};
