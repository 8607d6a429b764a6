import { CodedError } from '../../errors.ts';
import type { ErrorCode } from '../../errors.ts';
import type { Doubt } from './read.ts';

/** What reading a notice found: doubts that a person confirms, and faults that refuse the whole notice, all of them at once. */
export class Findings {
  readonly doubts: Doubt[] = [];
  private readonly faults: { path: string; message: string; code: ErrorCode }[] = [];

  doubt(line: number, field: string, quoted: string, message: string): void {
    this.doubts.push({ line, field, quoted: quoted.slice(0, QUOTED_CHARS_MAX), message });
  }

  /** @param line 0 = the field is a path of the JSON form */
  fault(line: number, field: string, message: string, code: ErrorCode = 'CALENDAR_NOTICE_INVALID'): void {
    this.faults.push({ path: line === 0 ? field : `第${line}行 · ${field}`, message, code });
  }

  /** @throws CodedError with every fault as a field; what contradicts itself goes before what contradicts others */
  refuseFaults(): void {
    const first = this.faults.find((f) => f.code === 'CALENDAR_NOTICE_INVALID') ?? this.faults[0];
    if (!first) return;
    throw new CodedError(
      first.code,
      `${first.path}：${first.message}${this.faults.length > 1 ? `（另有${this.faults.length - 1}处）` : ''}`,
      this.faults.slice(0, FAULTS_MAX).map(({ path, message }) => ({ path, message })),
    );
  }
}

const QUOTED_CHARS_MAX = 120;
/** Enough to see what is wrong; a text that is no notice at all may have thousands. */
const FAULTS_MAX = 50;
