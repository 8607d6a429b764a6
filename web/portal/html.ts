import { html as bound } from 'htm/preact';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** Markup as tagged templates over Preact: escaped by construction, no build step. */
export const html = bound as (strings: TemplateStringsArray, ...values: unknown[]) => VNode;
export type Node = VNode | string | number | null | undefined | false | readonly Node[];

/** A whole document. */
export function document(node: VNode): string {
  return `<!doctype html>${renderToString(node)}`;
}
