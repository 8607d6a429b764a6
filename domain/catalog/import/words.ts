import { normalized } from '../columns.ts';
import type { AdjustmentKind } from '../types.ts';

const set = (list: string): ReadonlySet<string> => new Set(list.split(' ').map(normalized));
const YES = set('是 需 需要 需听证 需要听证 应听证 应当听证 要 有 听证 举行听证 √ ✓ ✔ Y YES');
const NO = set('否 不 不需 不需要 无需 不需听证 不需要听证 无需听证 不听证 不举行听证 无 没有 × ✕ ✗ X N NO');
const ADJUSTMENTS: Readonly<Record<AdjustmentKind, ReadonlySet<string>>> = {
  kept: set('保留 不变 未调整 维持 继续'),
  added: set('新增 增加 调入 增补 补充 新增加'),
  removed: set('调出 取消 删除 移出 退出 核减 撤销'),
};

/** 是否听证: yes, no, or undefined = not said in these words. */
export function readHeard(text: string): boolean | undefined {
  const word = normalized(text);
  return YES.has(word) ? true : NO.has(word) ? false : undefined;
}

/** 保留、新增、调出 in the words found in catalogs; undefined = another word. */
export function readAdjustment(text: string): AdjustmentKind | undefined {
  const word = normalized(text);
  return (Object.keys(ADJUSTMENTS) as AdjustmentKind[]).find((kind) => ADJUSTMENTS[kind].has(word));
}

/** A cell that says there is nothing: a dash, a stroke, 无. */
export function isNothing(text: string): boolean {
  return /^[\s—–―\-－/／\\~～.。*＊无]*$/u.test(text);
}

/** 公众参与、专家论证；1.风险评估 2.合法性审查 → its items. */
export function splitList(text: string): string[] {
  return text
    .split(/[、，,；;\n\r]|(?<=\S)\s+(?=[（(]?\d)/u)
    .map((item) =>
      item
        .trim()
        .replace(/^[（(]?\d{1,2}[）).．、]\s*/u, '')
        .replace(/[。.]$/u, '')
        .trim(),
    )
    .filter((item) => item !== '');
}
