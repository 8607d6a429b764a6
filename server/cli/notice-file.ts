import { newestKnown } from '../../domain/calendar/arrangement.ts';
import type { Arrangement } from '../../domain/calendar/arrangement.ts';
import { readArrangementForm, readNotice } from '../../domain/calendar/notice/read.ts';
import type { Doubt, NoticeReading } from '../../domain/calendar/notice/read.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { Io } from './command.ts';
import { readFileArgument } from './read-file.ts';

const LIMIT = { charsMax: LIMITS.calendarNoticeCharsMax, what: '通知' };

/**
 * Reads a notice from a file, or from standard input (`-`): JSON where it begins with a brace, else text, in UTF-8 or GB 18030.
 * @param known what it is compared with; a second notice revises the newest of its year
 * @throws CodedError as `readNotice` and `readArrangementForm`; UsageError BAD_USER_INPUT where there is no such file
 */
export async function readNoticeFile(path: string, io: Io, known: readonly Arrangement[]): Promise<NoticeReading> {
  const text = decoded(await readFileArgument(path, io, LIMIT));
  const earlier = (year: number, region: string): Arrangement | undefined => newestKnown(known, year, region);
  return /^\uFEFF?\s*[{[]/.test(text) ? readArrangementForm(text, earlier) : readNotice(text, earlier);
}

/** What is known together with the notices in these files, in their order; doubts are told, the days count as read. */
export async function withNotices(known: readonly Arrangement[], paths: readonly string[], io: Io): Promise<readonly Arrangement[]> {
  let all = known;
  for (const path of paths) {
    const { arrangement, doubts } = await readNoticeFile(path, io, all);
    for (const d of doubts) io.stderr.write(`存疑（${path}）${doubtZh(d)}\n`);
    all = [...all, arrangement];
  }
  return all;
}

/** 第6行 · 劳动节：… “quoted”. */
export function doubtZh({ line, field, quoted, message }: Doubt): string {
  return `${line === 0 ? '' : `第${line}行 · `}${field}：${message}${quoted === '' ? '' : `（“${quoted}”）`}`;
}

/** Older office files are in GB 18030. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
