import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Arrangement } from '../../../domain/calendar/arrangement.ts';
import { arrangement, NOTICES, read, refusal, textOf } from './notices.ts';

const INVALID = 'CALENDAR_NOTICE_INVALID';
const CONFLICT = 'CALENDAR_NOTICE_CONFLICT';
const v2024 = textOf(2024, 1);
const v2025 = textOf(2025, 1);

function changed(text: string, from: string, to: string): string {
  expect(text).toContain(from);
  return text.replace(from, to);
}

test.each(NOTICES)('the notice %i.v%i gives its days, names, kinds and origin', (year, version) => {
  const { arrangement: got, doubts } = read(textOf(year, version), version === 2 ? arrangement(year, 1) : undefined);
  expect(got).toEqual(arrangement(year, version));
  // Two texts say themselves that they leave something out.
  expect(doubts.map((d) => d.field)).toEqual(version === 2 ? ['抬头'] : []);
});

test.each(NOTICES)('the notice %i.v%i read once more is the same version', (year, version) => {
  expect(read(textOf(year, version), arrangement(year, version)).arrangement).toEqual(arrangement(year, version));
});

/** The document as it is printed and as the site shows it, instead of one line with bars. */
function asDocument(text: string): string {
  const [head, ...body] = text.trimEnd().split('\n');
  const [title, number, signed, address] = head!.split(' | ');
  const [y, m, d] = signed!.split('-').map(Number);
  return [title, number, '', ...body, '国务院办公厅', `${y}年${m}月${d}日`, '（此件公开发布）', address].join('\n');
}

test.each(NOTICES.filter(([, version]) => version === 1))(
  'the document of %i.v%i with title, number and signature on lines of their own reads the same',
  (year, version) => {
    const { arrangement: got, doubts } = read(asDocument(textOf(year, version)));
    expect([got, doubts]).toEqual([arrangement(year, version), []]);
  },
);

test('a page of the site, a title in two lines, spaces, full-width digits and broken lines read the same', () => {
  const [head, ...body] = v2025.trimEnd().split('\n');
  const [, number, , address] = head!.split(' | ');
  const page = [
    '索 引 号：000014349/2024-00101',
    '发文机关：国务院办公厅',
    '成文日期：2024年11月12日',
    `发文字号：${number!.replace('〔', '[').replace('〕', ']')}`,
    '发布日期：2024年11月12日',
    `网址：${address}`,
    '国务院办公厅关于2025年',
    '部分节假日安排的通知',
    ...body,
  ]
    .join('\r\n')
    .replace('1月28日（农历除夕、周二）', '１ 月 28 日(农历除夕、周二)')
    .replace('1月26日（周日）、2月8日', '1月26日（周日）、\r\n2月8日');
  const { arrangement: got, doubts } = read(`\uFEFF${page}`);
  expect([got, doubts]).toEqual([arrangement(2025, 1), []]);
});

test('a notice without its address is read, and the address is doubted', () => {
  const { arrangement: got, doubts } = read(asDocument(v2024).replace(/\nhttps:.*/, ''));
  expect([got.days, got.notice.address, doubts.map((d) => d.field)]).toEqual([arrangement(2024, 1).days, '', ['网址']]);
});

test('除夕 of 2024 is only encouraged, so it stays a working day; the principles of 2025 name no day', () => {
  expect(read(v2024).arrangement.days.some(([date]) => date === '2024-02-09')).toBe(false);
  expect(read(v2025).arrangement.days.filter(([date]) => date.startsWith('2025-10-'))).toHaveLength(9);
});

test('2020.v2 names only the new last day: off goes on from 30 January, and 1 February is no make-up day any more', () => {
  const { days } = read(textOf(2020, 2), arrangement(2020, 1)).arrangement;
  const kind = (date: string) => days.find(([d]) => d === date)?.[2];
  expect(['01-19', '01-30', '01-31', '02-01', '02-02', '02-03'].map((md) => kind(`2020-${md}`))).toEqual([
    'makeup',
    'off',
    'off',
    'off',
    'off',
    undefined,
  ]);
});

// ── refused: it contradicts itself ──

const contradictions: [what: string, text: string, path: string, message: string][] = [
  [
    'a number of days that the range has not',
    changed(v2024, '10日至17日放假调休，共8天', '10日至17日放假调休，共7天'),
    '第5行 · 春节',
    '写的是7天，起止日期是8天',
  ],
  ['a range that ends a day later', changed(v2024, '4月4日至6日', '4月4日至7日'), '第6行 · 清明节', '写的是3天，起止日期是4天'],
  ['a wrong weekday', changed(textOf(2020, 1), '1月19日（星期日）', '1月19日（星期六）'), '第5行 · 春节', '这一天实际是星期日'],
  [
    'a wrong weekday in the new form',
    changed(v2025, '1月28日（农历除夕、周二）', '1月28日（农历除夕、周三）'),
    '第6行 · 春节',
    '这一天实际是星期二',
  ],
  [
    'a day off that is a make-up day too',
    changed(v2024, '4月7日（星期日）上班', '4月6日（星期六）上班'),
    '第6行 · 清明节',
    '2024-04-06写了两次：清明节放假，清明节上班',
  ],
  [
    'a make-up day of one festival inside another',
    changed(v2024, '10月12日（星期六）上班', '9月15日（星期日）上班'),
    '第10行 · 国庆节',
    '2024-09-15写了两次：中秋节放假，国庆节上班',
  ],
  ['a make-up day on a weekday', changed(v2024, '4月7日（星期日）上班', '4月8日（星期一）上班'), '第6行 · 清明节', '本来就上班'],
  [
    'a make-up day on a weekday, no weekday stated',
    changed(v2024, '4月7日（星期日）上班', '4月8日上班'),
    '第6行 · 清明节',
    '2024-04-08是星期一',
  ],
  ['a reversed range', changed(v2024, '10月1日至7日', '10月7日至1日'), '第10行 · 国庆节', '起止日期颠倒'],
  [
    'a range into the next year without its year',
    changed(v2024, '1月1日放假，与周末连休', '12月30日至1月1日放假，共3天'),
    '第4行 · 元旦',
    '起止日期颠倒',
  ],
  ['an unreal date', changed(v2024, '2月10日至17日', '2月10日至30日'), '第5行 · 春节', '“30日”不是真实存在的日期'],
  ['a date of another year', changed(v2024, '元旦：1月1日', '元旦：2025年1月1日'), '第4行 · 元旦', '不在2024年'],
  ['a weekend that is not there', changed(v2024, '1月1日放假', '1月3日放假'), '第4行 · 元旦', '不与周末相连'],
  ['another year in the lead-in', changed(v2024, '现将2024年', '现将2023年'), '第3行 · 年份', ''],
  ['a title of another year', changed(v2024, '关于2024年', '关于2026年'), '第1行 · 年份', '标题是2026年，成文日期是2023-10-25'],
  ['a number of another year', changed(v2024, '国办发明电〔2023〕', '国办发明电〔2022〕'), '第1行 · 文号', '成文日期是2023-10-25'],
  ['no number', changed(v2024, '国办发明电〔2023〕7号', ''), '第1行 · 文号', '没有读出文号'],
  ['an unreal date of signature', changed(v2024, '2023-10-25', '2023-02-29'), '第1行 · 成文日期', '不是真实存在的日期'],
  ['no date of signature', asDocument(v2024).replace('\n2023年10月25日', ''), '第1行 · 成文日期', '没有读出成文日期'],
  ['an address that is no web address', changed(v2024, 'https://www.gov.cn', 'javascript:alert(1)//'), '第1行 · 网址', '不是网址'],
  ['a notice of somebody else', changed(v2024, '国务院办公厅关于', '某某公司关于'), '第1行 · 标题', ''],
  ['no item', v2024.split('\n').slice(0, 3).join('\n'), '第1行 · 正文', '没有读出任何一项安排'],
  ['some other text', '会议纪要\n2024年5月1日至5日放假', '第1行 · 标题', '没有读出标题'],
];

test.each(contradictions)('refused with its line: %s', (_what, text, path, message) => {
  const { code, fields } = refusal(() => read(text));
  expect([code, fields]).toEqual([INVALID, expect.arrayContaining([[path, expect.stringContaining(message)]])]);
});

test('every fault is named, not only the first', () => {
  const text = changed(changed(v2024, '共8天', '共9天'), '4月7日（星期日）', '4月7日（星期六）');
  expect(refusal(() => read(text)).fields.map(([path]) => path)).toEqual(['第5行 · 春节', '第6行 · 清明节']);
});

test('an extension that resumes work on another day than the next is refused', () => {
  const text = changed(textOf(2020, 2), '2月3日（星期一）起', '2月4日（星期二）起');
  expect(refusal(() => read(text, arrangement(2020, 1))).fields).toEqual([
    ['第2行 · 春节', expect.stringContaining('放假到2020-02-02，上班却从2020-02-04起')],
  ]);
});

test('empty, too long and undisplayable texts are refused', () => {
  expect(refusal(() => read(' \n\u3000')).code).toBe(INVALID);
  expect(read(v2024 + 'x'.repeat(20_000 - [...v2024].length)).arrangement.days).toEqual(arrangement(2024, 1).days);
  expect(refusal(() => read(v2024 + 'x'.repeat(20_001 - [...v2024].length))).code).toBe('TEXT_TOO_LONG');
  expect(refusal(() => read(`${v2024}\u0000`)).code).toBe('TEXT_HAS_CONTROL_CHARACTERS');
});

// ── refused: it contradicts what is known ──

test('a second notice without the first is refused, and so is the first after the second', () => {
  for (const year of [2019, 2020]) {
    expect(refusal(() => read(textOf(year, 2)))).toEqual({
      code: CONFLICT,
      fields: [['第1行 · 文号', expect.stringContaining('还没有录入')]],
    });
    expect(refusal(() => read(textOf(year, 1), arrangement(year, 2))).code).toBe(CONFLICT);
  }
});

test('the same notice with other days than are known is refused and says which day', () => {
  const known: Arrangement = { ...arrangement(2024, 1), days: arrangement(2024, 1).days.filter(([date]) => date !== '2024-10-12') };
  expect(refusal(() => read(v2024, known))).toEqual({
    code: CONFLICT,
    fields: [['第1行 · 文号', expect.stringContaining('2024-10-12国庆节上班')]],
  });
});

test('another notice for a known year that does not say it changes one is refused', () => {
  const { code, fields } = refusal(() => read(changed(v2024, '7号', '8号'), arrangement(2024, 1)));
  expect([code, fields]).toEqual([CONFLICT, [['第1行 · 文号', expect.stringContaining('这是另一份通知')]]]);
});

test('a revision older than what it revises, or shorter than what is known, is refused', () => {
  const older = changed(changed(textOf(2019, 2), '2019-03-22 |', '2018-03-22 |'), '〔2019〕', '〔2018〕');
  expect(refusal(() => read(older, arrangement(2019, 1))).code).toBe(CONFLICT);
  const shorter = textOf(2020, 2).replace('2月2日（农历正月初九，星期日），2月3日（星期一）起正常上班', '1月29日');
  expect(refusal(() => read(shorter, arrangement(2020, 1))).fields).toEqual([['第2行 · 春节', '延长到2020-01-29，此前已放假到2020-01-30']]);
  const same = textOf(2020, 2).replace('2月2日（农历正月初九，星期日），2月3日（星期一）起正常上班', '1月31日');
  expect(read(same, arrangement(2020, 1)).arrangement.days).toContainEqual(['2020-01-31', '春节', 'off']);
});

// ── doubted: a person decides ──

const unclear: [what: string, text: string, quoted: string][] = [
  ['an unknown word about a day', changed(v2024, '4月7日（星期日）上班', '4月7日（星期日）照常营业'), '4月7日（星期日）照常营业'],
  ['a day excepted', changed(v2024, '共7天。9月29日', '共7天，其中10月6日（星期日）值班。9月29日'), '值班'],
  ['a make-up day taken back', changed(v2024, '10月12日（星期六）上班', '10月12日（星期六）不上班'), '10月12日（星期六）不上班'],
  ['a range without its last day', changed(v2025, '至6日（周日）放假', '至6日（周日、不含）放假'), '不含'],
  ['a date in words', changed(v2024, '五、端午节：6月10日放假', '五、端午节：农历五月初五放假'), '农历五月初五放假'],
  ['a number of days without days', changed(v2024, '五、端午节：6月10日放假', '五、端午节：放假3天'), '放假3天'],
  ['an arrangement outside the items', `${v2024}因工作需要，5月6日放假。\n`, '5月6日放假'],
];

test.each(unclear)('doubted, never dropped or guessed: %s', (_what, text, quoted) => {
  const { doubts } = read(text);
  expect(doubts.map((d) => d.quoted).join('\n')).toContain(quoted);
  for (const d of doubts) expect([d.line > 0, d.message !== '']).toEqual([true, true]);
});

test('days of which nobody says what festival they are, are refused', () => {
  expect(refusal(() => read(changed(v2024, '五、端午节：', '五、放假时间：'))).fields).toEqual([['第8行 · 节日', '没有写是哪个节日']]);
});

test('a festival of the law that the notice does not name is doubted', () => {
  const without = v2024
    .split('\n')
    .filter((line) => !line.startsWith('五、'))
    .join('\n');
  expect(read(without).doubts).toEqual([expect.objectContaining({ field: '端午节', quoted: '2024-06-10' })]);
});

test('a make-up day that fell out shows in the balance of its festival', () => {
  const text = changed(v2024, '4月28日（星期日）、5月11日（星期六）上班', '4月28日（星期日）上班');
  expect(read(text).doubts).toEqual([
    expect.objectContaining({ line: 7, field: '劳动节', message: expect.stringContaining('应有调休上班2天，读出1天') }),
  ]);
});

test('a make-up day more than 14 days from its festival is doubted, one 14 days away is not', () => {
  const at = (date: string) => read(changed(v2024, '5月11日（星期六）', date)).doubts.map((d) => d.field);
  expect([at('5月19日（星期日）'), at('5月25日（星期六）')]).toEqual([[], ['劳动节']]);
});

test('a make-up day that a revision no longer names is taken as cancelled, with a doubt', () => {
  const text = changed(textOf(2019, 2), '4月28日（星期日）、5月5日（星期日）上班', '4月28日（星期日）上班');
  const { doubts } = read(text, { ...arrangement(2019, 2), version: 1, notice: arrangement(2019, 1).notice });
  expect(doubts.map((d) => d.quoted)).toContain('2019-05-05');
});

// ── mutations: one slip in a real notice is never silently wrong ──

type Slip = readonly [what: string, pattern: RegExp, change: (match: string) => string];
const plusOne = (text: string): string => text.replace(/\d+/, (n) => String(Number(n) + 1));
const lessOne = (text: string): string => text.replace(/\d+/, (n) => String(Number(n) - 1));
const WEEKDAYS = '一二三四五六日';
const SLIPS: readonly Slip[] = [
  ['another weekday', /(?:星期|周)[一二三四五六日](?=[）])/g, (m) => m.slice(0, -1) + WEEKDAYS[(WEEKDAYS.indexOf(m.at(-1)!) + 1) % 7]],
  ['one day more in all', /共\d天/g, plusOne],
  ['one day less in all', /共\d天/g, lessOne],
  ['a day later', /\d+日(?=[（至放])/g, plusOne],
  ['a day earlier', /\d+日(?=[（至放])/g, lessOne],
  ['a month later', /\d+月(?=\d+日[（至放])/g, plusOne],
  ['a month earlier', /\d+月(?=\d+日[（至放])/g, lessOne],
  ['off instead of worked', /）上班/g, () => '）放假'],
  ['worked instead of off', /日(?:（[^）]*）)?放假(?!调休)/g, (m) => m.replace('放假', '上班')],
  ['an item lost', /^[一二三四五六七]、.*$/gm, () => ''],
  ['the make-up sentence lost', /。[^。]*上班(?=。)/g, () => ''],
  ['the title of another year', /(?<=关于)\d{4}/g, plusOne],
];

test('one slip in a real notice is refused or doubted, never silently other days', () => {
  const slips = NOTICES.flatMap(([year, version]) =>
    SLIPS.flatMap(([what, pattern, change]) => {
      const text = textOf(year, version);
      const firstItem = text.search(/^一、/m);
      return [...text.matchAll(pattern)]
        .filter(
          (m) => (m.index >= firstItem || what.startsWith('the title')) && !text.slice(0, m.index).split('\n').at(-1)!.includes('鼓励'),
        )
        .map((m) => ({ year, version, what, text: text.slice(0, m.index) + change(m[0]) + text.slice(m.index + m[0].length) }));
    }),
  );
  expect(slips.length).toBeGreaterThan(500);
  const silent = slips.filter(({ year, version, text }) => {
    const before = version === 2 ? arrangement(year, 1) : undefined;
    try {
      const { arrangement: got, doubts } = read(text, before);
      const known = version === 2 ? 1 : 0;
      return doubts.length <= known && JSON.stringify(got.days) !== JSON.stringify(arrangement(year, version).days);
    } catch (error) {
      expect(error).toEqual(expect.objectContaining({ code: expect.stringMatching(/^CALENDAR_NOTICE_/) }));
      return false;
    }
  });
  expect(silent.map((s) => [s.year, s.version, s.what])).toEqual([]);
});

test('whatever is handed in is answered or refused with a code', () => {
  const piece = fc.oneof(
    fc.constantFrom(...v2025.split(/(?<=[，。、：\n|])/)),
    fc.string({ maxLength: 12 }),
    fc.constantFrom('2月30日', '@', '至', '共天', '（', '）'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      try {
        read(pieces.join(''));
      } catch (error) {
        expect(error).toEqual(expect.objectContaining({ code: expect.any(String) }));
      }
    }),
    { numRuns: 500 },
  );
});
