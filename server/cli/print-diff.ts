import { changeLines } from '../../domain/rules/diff.ts';
import type { PackDiff, PartChange } from '../../domain/rules/diff.ts';
import { line } from './command.ts';
import type { Io } from './command.ts';

/** Both halves of a difference: as written, and in force on its day. */
export function printDiff(io: Io, { comparedWith, written, on, inForce }: Omit<PackDiff, 'packId' | 'packName'>): void {
  line(io);
  line(io, comparedWith ? `文本，与${comparedWith.packName}（${comparedWith.packId}）比较` : '文本，没有代替别的规则包，全部是新增');
  print(io, written);
  line(io);
  line(io, `${on}适用的内容`);
  print(io, inForce);
}

function print(io: Io, changes: readonly PartChange[]): void {
  for (const text of changes.flatMap(changeLines)) line(io, `  ${text}`);
  if (changes.length === 0) line(io, '  没有差别');
}
