import { html as bound } from 'htm/preact';
import { Fragment, h, isValidElement } from 'preact';
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** Markup as tagged templates over Preact: escaped by construction, no build step. */
export const html = bound as (strings: TemplateStringsArray, ...values: unknown[]) => VNode;
export type Node = VNode | string | number | null | undefined | false | readonly Node[];

/** A whole document. */
export function document(node: VNode): string {
  return `<!doctype html>${renderToString(finished(node) as VNode)}`;
}

/** Where text stands as it is: nothing may be put into it. */
const AS_IS: ReadonlySet<unknown> = new Set(['title', 'textarea', 'option', 'code', 'script', 'style']);
/** Shown as cards on a narrow screen, a table would lose its meaning for those who hear it; the roles keep it. */
const ROLES: Readonly<Record<string, string>> = { table: 'table', thead: 'rowgroup', tbody: 'rowgroup', tr: 'row', td: 'cell' };
/** Pieces of a date that no line may break: 2024年9月29日 ｜（星期日，调休上班）｜ 24时. */
const PIECES =
  /(\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}月\d{1,2}日|（星期[^（）]{1,12}）|（北京时间）|还有\d+天|\d{1,2}时(?:\d{1,2}分(?:\d{1,2}秒)?)?)/;

/** What every page needs and nobody should have to write: whole dates, tables that stay tables. */
function finished(node: unknown): unknown {
  if (typeof node === 'string') return wholeDates(node);
  if (Array.isArray(node)) return node.map(finished);
  if (!isValidElement(node)) return node;
  const { type, props } = node as VNode<Record<string, unknown>>;
  if (typeof type !== 'string' || AS_IS.has(type)) return node;
  const { children, ...rest } = props as Record<string, unknown> & { children?: ComponentChildren };
  const role = type === 'th' ? (rest['scope'] === 'row' ? 'rowheader' : 'columnheader') : ROLES[type];
  return h(type, role === undefined ? rest : { role, ...rest }, ...[children].flat().map((c) => finished(c) as ComponentChildren));
}

function wholeDates(text: string): unknown {
  const pieces = text.split(PIECES);
  if (pieces.length === 1) return text;
  return h(Fragment, null, ...pieces.map((piece, i) => (i % 2 ? h('span', { class: 'whole' }, piece) : piece)));
}
