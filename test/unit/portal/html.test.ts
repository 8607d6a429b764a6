import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { document, html } from '../../../web/portal/html.ts';
import { codeOfHttp } from '../../../web/portal/http-error.ts';
import { qrCode, qrModules } from '../../../web/portal/qr.ts';
import { fieldsOf } from '../../../web/portal/shell.ts';

const body = (node: ReturnType<typeof html>): string => document(node).replace('<!doctype html>', '');

test('a date breaks between day, bracket and hour only, in any text of a page', () => {
  const whole = (s: string): string => `<span class="whole">${s}</span>`;
  expect(body(html`<p>截止${'2024年9月29日（星期日，调休上班）24时（北京时间）'}，${'还有3天'}。</p>`)).toBe(
    `<p>截止${whole('2024年9月29日')}${whole('（星期日，调休上班）')}${whole('24时')}${whole('（北京时间）')}，${whole('还有3天')}。</p>`,
  );
  expect(body(html`<p>${'9月13日10时15分32秒'}</p>`)).toBe(`<p>${whole('9月13日')}${whole('10时15分32秒')}</p>`);
  expect(body(html`<p>${'2024年度目录（8项），第1轮'}</p>`)).toBe('<p>2024年度目录（8项），第1轮</p>');
});

test('nothing is put into what a reader sends back, a title, or code', () => {
  for (const node of [html`<textarea>${'9月13日10时'}</textarea>`, html`<title>${'9月13日'}</title>`, html`<code>${'9月13日'}</code>`])
    expect(body(node)).not.toContain('span');
  expect(body(html`<input value=${'9月13日'} />`)).toBe('<input value="9月13日"/>');
});

test('a table keeps its roles, and a row’s heading is one', () => {
  const text = body(
    html`<table>
      <thead>
        <tr>
          <th scope="col">a</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">b</th>
          <td>c</td>
        </tr>
      </tbody>
    </table>`,
  );
  expect(text).toBe(
    '<table role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">a</th></tr></thead><tbody role="rowgroup"><tr role="row"><th role="rowheader" scope="row">b</th><td role="cell">c</td></tr></tbody></table>',
  );
});

test('markup in a text is text', () => {
  expect(body(html`<p>${'<script>alert(1)</script>2024年9月29日'}</p>`)).toBe(
    '<p>&lt;script>alert(1)&lt;/script><span class="whole">2024年9月29日</span></p>',
  );
});

test('a form’s fields come once each, as text; anything else is not there', () => {
  expect(fieldsOf({ text: ['a', 'b'], code: '1', file: { x: 1 }, n: 3 })).toEqual({ text: 'b', code: '1' });
  for (const none of [undefined, null, 'text', 7]) expect(fieldsOf(none)).toEqual({});
});

test('what the HTTP layer refuses has a code of ours, and only the unknown is our fault', () => {
  const of = (statusCode?: number, code?: string) => codeOfHttp({ ...(statusCode ? { statusCode } : {}), ...(code ? { code } : {}) });
  expect([of(413, 'FST_ERR_CTP_BODY_TOO_LARGE'), of(413), of(404), of(414), of(429), of(415), of(400), of(500), of()]).toEqual([
    'TEXT_TOO_LONG',
    'FILE_TOO_LARGE',
    'NOT_FOUND',
    'NOT_FOUND',
    'TOO_MANY_REQUESTS',
    'BAD_USER_INPUT',
    'BAD_USER_INPUT',
    'INTERNAL',
    'INTERNAL',
  ]);
});

/** As an independent reader (jsQR 1.4) decoded them when they were first made: one of each form, with and without version marks. */
test.each([
  [1, 14, '4591ff34627b0157'],
  [6, 100, '19628694dc84c023'],
  [7, 122, '1942a5bead713015'],
  [9, 180, 'cc393c623292c1f7'],
])('a code of version %i, text of %i bytes, is drawn as it was when it was read back', (version, bytes, digest) => {
  const modules = qrModules('0123456789abcdefghij'.repeat(9).slice(0, bytes))!;
  expect(modules).toHaveLength(17 + 4 * version);
  const rows = modules.map((row) => row.map(Number).join('')).join('\n');
  expect(createHash('sha256').update(rows).digest('hex').slice(0, 16)).toBe(digest);
});

test('a text too long for a code has none, and a code has a name for those who do not see it', () => {
  expect(qrModules('x'.repeat(181))).toBeNull();
  expect(qrCode('x'.repeat(181), '二维码')).toBeNull();
  expect(body(qrCode('x', '二维码')!)).toContain('role="img" aria-label="二维码"');
});
