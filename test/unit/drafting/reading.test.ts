import { describe, expect, test } from '@jest/globals';
import { Document, Footer, Header, Packer, Paragraph, TextRun } from 'docx';
import { strToU8, zipSync } from 'fflate';
import { bearsClassification } from '../../../domain/text.ts';
import { readFileText } from '../../../services/drafting/reading.ts';
import { pdfOf } from '../../support/pdf.ts';

const zip = (parts: Record<string, string>): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))));
const docx = (children: Paragraph[], ends: { header?: string; footer?: string } = {}): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children,
          ...(ends.header === undefined ? {} : { headers: { default: new Header({ children: [new Paragraph(ends.header)] }) } }),
          ...(ends.footer === undefined ? {} : { footers: { default: new Footer({ children: [new Paragraph(ends.footer)] }) } }),
        },
      ],
    }),
  );
const marked = async (kind: string, content: Buffer): Promise<boolean> => bearsClassification((await readFileText(kind, content)).text);

describe('a mark of classification in an uploaded file is found', () => {
  test('in a Word paper, also where its letters are formatted one by one, in the header and in the footer', async () => {
    const pieces = new Paragraph({ children: ['机', '密', '★', '1年'].map((text, i) => new TextRun({ text, bold: i % 2 === 0 })) });
    expect(await marked('docx', await docx([new Paragraph('方案'), pieces]))).toBe(true);
    expect(await marked('docx', await docx([new Paragraph('方案')], { header: '秘密★' }))).toBe(true);
    expect(await marked('docx', await docx([new Paragraph('方案')], { footer: '绝密★长期' }))).toBe(true);
  });
  test('in a workbook: a cell in pieces, a page header, a star written as a number', async () => {
    const strings = `<sst><si><r><t>秘</t></r><r><t>密★6个月</t></r></si></sst>`;
    expect(await marked('xlsx', zip({ 'xl/sharedStrings.xml': strings }))).toBe(true);
    expect(
      await marked('xlsx', zip({ 'xl/worksheets/sheet1.xml': `<headerFooter><oddHeader>&amp;C机密★</oddHeader></headerFooter>` })),
    ).toBe(true);
    expect(await marked('xlsx', zip({ 'xl/sharedStrings.xml': `<sst><si><t>机密&#x2605;</t></si><si><t>甲</t></si></sst>` }))).toBe(true);
  });
  test('in an OFD page that sets its line in pieces', async () => {
    const page = `<ofd:Page><ofd:TextObject><ofd:TextCode X="1">机密</ofd:TextCode></ofd:TextObject>
      <ofd:TextObject><ofd:TextCode X="9">★1年</ofd:TextCode></ofd:TextObject></ofd:Page>`;
    expect(await marked('ofd', zip({ 'OFD.xml': '<ofd:OFD/>', 'Doc_0/Pages/Page_0/Content.xml': page }))).toBe(true);
  });
  test('in a PDF whose letters are named by a table of the reader', async () => {
    const reading = await readFileText('pdf', pdfOf(['示例镇方案', '机密★1年']));
    expect(reading.unread).toBeNull();
    expect(reading.text).toContain('示例镇方案');
    expect(bearsClassification(reading.text)).toBe(true);
  });
  test('in a PDF whose next page is missing', async () => {
    const whole = pdfOf(['机密★1年']).toString('latin1');
    const reading = await readFileText(
      'pdf',
      Buffer.from(whole.replace('/Kids [3 0 R] /Count 1', '/Kids [3 0 R 9 0 R] /Count 2'), 'latin1'),
    );
    expect(reading.unread).toBe('DAMAGED');
    expect(bearsClassification(reading.text)).toBe(true);
  });
  test('in letters that are written as they are (CDATA)', async () => {
    expect(await marked('xlsx', zip({ 'xl/sharedStrings.xml': `<sst><si><t><![CDATA[机密★]]></t></si></sst>` }))).toBe(true);
  });
  test('in a table as text', async () => {
    expect(await marked('csv', Buffer.from('序号,事项名称\n1,机密★1年 储备点'))).toBe(true);
  });
});

describe('what bears no mark passes', () => {
  test('a paper about secrecy, and stars that begin the next line', async () => {
    expect(await marked('docx', await docx([new Paragraph('保守国家秘密'), new Paragraph('★ 重点任务')]))).toBe(false);
    expect(await marked('xlsx', zip({ 'xl/sharedStrings.xml': `<sst><si><t>秘密</t></si><si><t>★★</t></si></sst>` }))).toBe(false);
    expect(await marked('pdf', pdfOf(['保守国家秘密', '★ 重点任务']))).toBe(false);
  });
});

test.each([' ', '<', '</', '&', '\t\n'])('a paper of nothing but %j holds up nobody', async (text) => {
  const began = performance.now();
  await readFileText('docx', zip({ 'word/document.xml': `<w:t>${text.repeat(200_000)}` }));
  // Reading anew from every letter takes 14 seconds.
  expect(performance.now() - began).toBeLessThan(3_000);
});

describe('what cannot be read says why', () => {
  test('a picture, a damaged archive, a damaged PDF, a page without letters', async () => {
    expect(await readFileText('png', Buffer.from([0x89]))).toEqual({ text: '', unread: 'PICTURE' });
    expect(await readFileText('docx', Buffer.from('PK\u0003\u0004broken'))).toEqual({ text: '', unread: 'DAMAGED' });
    expect(await readFileText('pdf', Buffer.from('%PDF-1.7\nnothing'))).toEqual({ text: '', unread: 'DAMAGED' });
    expect((await readFileText('pdf', pdfOf([]))).unread).toBe('SCAN');
  });
  test('a paper with macros is refused', async () => {
    await expect(readFileText('docx', zip({ 'word/vbaProject.bin': 'x' }))).rejects.toMatchObject({ code: 'IMPORT_FILE_HAS_MACROS' });
  });
});
