import { ERRORS } from '../../../domain/errors.ts';
import { describe, expect, test } from '@jest/globals';
import { isReady } from '../../../domain/adoption/read.ts';
import { problemLine } from '../../../domain/adoption/problem.ts';
import type { AdoptionSetting, Directory } from '../../../domain/adoption/types.ts';
import { plainDate } from '../../../domain/calendar/plain-date.ts';
import { readAdoptionTables, tablesOf } from '../../../services/adoption/read-workbook.ts';
import { adoptionTemplate, filledTemplate } from '../../../services/adoption/template.ts';
import { TOWN } from '../../support/adoption-workbook.ts';
import type { Filled } from '../../../services/adoption/template.ts';
import { sheetOf, workbookOf } from '../../support/workbooks.ts';

const NOBODY: Directory = { organs: [], people: [], catalogs: [] };
const SETTING = { root: 'lixin-town', directory: NOBODY, today: plainDate('2024-01-02') } as const;
const read = async (filled: Filled, more: Partial<AdoptionSetting> = {}) =>
  readAdoptionTables(tablesOf(await filledTemplate(filled)), { ...SETTING, ...more });
const [matter] = TOWN.matters;
const withMatter = (...changed: Filled['matters'] & {}): Filled => ({ ...TOWN, matters: changed });
const errorsOf = async (filled: Filled, more: Partial<AdoptionSetting> = {}) =>
  (await read(filled, more)).problems.filter((p) => p.severity === 'error').map((p) => [p.code, p.sheet, p.row, p.column]);

test('a filled template is read whole, every writing of a day alike', async () => {
  const reading = await read(TOWN);
  expect(reading.problems).toEqual([]);
  expect(reading.organs.map((o) => [o.code, o.kind, o.packId, o.parent])).toEqual([
    ['lixin-town', 'town', 'shanghai-xujing-2023', undefined],
    ['lixin-jianshe', 'unit', undefined, 'lixin-town'],
  ]);
  expect(reading.people).toEqual([{ at: 2, account: 'lixin.zhangsan', name: '张三', organ: 'lixin-jianshe', known: false }]);
  expect(reading.grants).toEqual([{ at: 2, account: 'lixin.zhangsan', role: 'drafter', organ: 'lixin-jianshe', from: '2023-01-01' }]);
  expect(reading.catalogs).toMatchObject([
    {
      organ: 'lixin-town',
      year: 2023,
      matters: [
        {
          no: '1',
          lead: 'lixin-jianshe',
          phase: 'CLOSED',
          paper: {
            consultFrom: '2023-03-01',
            consultTo: '2023-03-31',
            opinions: 0,
            reviewedOn: '2023-04-20',
            meetingOn: '2023-05-08',
            issuedOn: '2023-05-15',
          },
        },
      ],
    },
  ]);
});

test('the empty template has nothing to import, and says so', async () => {
  const reading = readAdoptionTables(tablesOf(await adoptionTemplate()), SETTING);
  expect(reading.problems.map((p) => p.code)).toEqual(
    ['ADOPTION_SHEET_MISSING', 'ADOPTION_ORGAN_UNKNOWN'].slice(0, reading.problems.length),
  );
  expect(isReady(reading)).toBe(false);
});

test('every error is told in one run, by sheet, line and column', async () => {
  const errors = await errorsOf({
    organs: [
      ...TOWN.organs,
      { code: 'lixin-jianshe', name: '建设办公室', kind: '内设机构', parent: 'lixin-town' },
      { code: 'Lixin Town', name: '乙', kind: '部门' },
      { code: 'elsewhere', name: '别处', kind: '乡镇政府', pack: 'no-such-pack' },
    ],
    people: [...TOWN.people, { name: '李四', unit: '建设办', account: 'lixin.zhangsan' }, { name: '王五', unit: '无此单位', account: 'w' }],
    grants: [
      ...TOWN.grants,
      { person: '赵六', role: '承办人', organ: '建设办' },
      { person: '张三', role: '监督机构', organ: '建设办' },
      { person: '张三', role: '承办人', organ: '建设办', from: '2023-05-01', until: '2023-04-30' },
    ],
    matters: [
      { ...matter, lead: '' },
      { ...matter, title: '乙', lead: '无此单位' },
      { ...matter, title: '丙', feedbackOn: '2024-01-03' },
      { ...matter, title: '丁', meetingOn: '2023-04-19' },
      { ...matter, title: '戊', year: '2025' },
      { ...matter, title: '己', issuedOn: '五月' },
      { ...matter, title: '庚', noticeAddress: 'javascript:alert(1)' },
    ],
  });
  expect(errors).toEqual([
    ['ADOPTION_REPEATED', '机关', 4, '代码'],
    ['ADOPTION_CELL_INVALID', '机关', 5, '代码'],
    ['ADOPTION_CHOICE_UNKNOWN', '机关', 5, '性质'],
    ['ADOPTION_CHOICE_UNKNOWN', '机关', 6, '规则包'],
    ['ADOPTION_ORGAN_OUTSIDE', '机关', 6, '上级代码'],
    ['ADOPTION_REPEATED', '人员', 3, '账号'],
    ['ADOPTION_ORGAN_UNKNOWN', '人员', 4, '单位'],
    ['ADOPTION_PERSON_UNKNOWN', '岗位', 3, '人员'],
    ['ADOPTION_CHOICE_UNKNOWN', '岗位', 4, '岗位'],
    ['DATE_BEFORE_PREDECESSOR', '岗位', 5, '结束日期'],
    ['ADOPTION_CELL_MISSING', '事项', 2, '承办单位'],
    ['ADOPTION_ORGAN_UNKNOWN', '事项', 3, '承办单位'],
    ['DATE_IN_FUTURE', '事项', 4, '反馈日期'],
    ['DATE_BEFORE_PREDECESSOR', '事项', 5, '集体讨论日期'],
    ['ADOPTION_YEAR_OUTSIDE', '事项', 6, '目录年度'],
    ['ADOPTION_DATE_UNREADABLE', '事项', 7, '出台日期'],
    ['ADOPTION_CELL_MISSING', '事项', 7, '出台日期'],
    ['ADOPTION_CELL_INVALID', '事项', 8, '公告网址'],
  ]);
});

describe('a stage and its days must agree', () => {
  const open = { ...matter!, stage: '征求意见', reviewedOn: '', meetingOn: '', issuedOn: '', documentNo: '', feedbackOn: '' };
  test.each([
    ['the window ends today', { ...open, consultTo: '2024-01-02' }, []],
    ['the window ends later', { ...open, consultTo: '2024-02-01' }, []],
    ['the window ended yesterday', { ...open, consultTo: '2024-01-01' }, [['ADOPTION_STAGE_CONFLICT', '事项', 2, '现处阶段']]],
    [
      'a window ahead of a matter already revised',
      { ...open, stage: '修改草案', consultTo: '2024-01-03' },
      [['DATE_IN_FUTURE', '事项', 2, '征求意见结束']],
    ],
    ['a review that has passed', { ...open, stage: '审查通过' }, [['ADOPTION_CELL_MISSING', '事项', 2, '审查通过日期']]],
    [
      'not begun, with a day',
      { ...open, stage: '未启动', consultFrom: '', consultTo: '' },
      [['ADOPTION_STAGE_CONFLICT', '事项', 2, '启动日期']],
    ],
    [
      'terminated without a day and a reason',
      { ...matter!, stage: '已终止' },
      [
        ['ADOPTION_CELL_MISSING', '事项', 2, '终止日期'],
        ['ADOPTION_CELL_MISSING', '事项', 2, '终止理由'],
      ],
    ],
    ['issued without a number', { ...matter!, stage: '执行中', documentNo: '' }, [['ADOPTION_CELL_MISSING', '事项', 2, '决策文号']]],
  ])('%s', async (_what, line, expected) => {
    expect(await errorsOf(withMatter(line))).toEqual(expected);
  });
  test('a day before what came before it, on both sides of the edge', async () => {
    expect(await errorsOf(withMatter({ ...matter, reviewedOn: '2023-03-31' }))).toEqual([]);
    expect(await errorsOf(withMatter({ ...matter, reviewedOn: '2023-03-30' }))).toEqual([
      ['DATE_BEFORE_PREDECESSOR', '事项', 2, '审查通过日期'],
    ]);
    // Some rules count feedback from the window's end: before the issue it is no mistake.
    expect(await errorsOf(withMatter({ ...matter, feedbackOn: '2023-04-01' }))).toEqual([]);
  });
});

describe('what the system has already', () => {
  const there: Directory = {
    organs: [
      { code: 'lixin-town', name: '立新镇人民政府', kind: 'town', packId: 'shanghai-xujing-2023' },
      { code: 'lixin-jianshe', name: '建设科', kind: 'unit', parent: 'lixin-town' },
    ],
    people: [{ account: 'lixin.zhangsan', name: '张山', organ: 'lixin-jianshe' }],
    catalogs: [{ organ: 'lixin-town', year: 2022, hasTable: true }],
  };
  test('stays as it is, and every difference is named', async () => {
    const reading = await read(
      {
        ...TOWN,
        matters: [{ ...matter, lead: 'lixin-jianshe' }],
        people: [{ name: '张三', unit: 'lixin-jianshe', account: 'lixin.zhangsan' }],
        grants: [],
      },
      { directory: there },
    );
    expect(reading.organs.map((o) => [o.name, o.known])).toEqual([
      ['立新镇人民政府', true],
      ['建设科', true],
    ]);
    expect(reading.people.map((p) => [p.name, p.known])).toEqual([['张山', true]]);
    expect(reading.problems.map((p) => [p.code, p.severity, p.sheet])).toEqual([
      ['ADOPTION_KNOWN_DIFFERS', 'doubt', '机关'],
      ['ADOPTION_KNOWN_DIFFERS', 'doubt', '人员'],
    ]);
  });
  test('a year whose catalog is there is refused, its neighbour is not', async () => {
    const lines = (year: string) => ({ matters: [{ ...matter, year, lead: 'lixin-jianshe' }] });
    expect(await errorsOf(lines('2022'), { directory: there })).toEqual([['ADOPTION_CATALOG_EXISTS', '事项', 2, '目录年度']]);
    expect(await errorsOf(lines('2023'), { directory: there })).toEqual([]);
  });
  test('a year for which departments have handed in something here says so, and how it is entered instead', async () => {
    const begun: Directory = { ...there, catalogs: [{ organ: 'lixin-town', year: 2022, hasTable: false }] };
    const lines = { matters: [{ ...matter, year: '2022', lead: 'lixin-jianshe' }] };
    expect(await errorsOf(lines, { directory: begun })).toEqual([['ADOPTION_YEAR_BEGUN', '事项', 2, '目录年度']]);
    expect(ERRORS.ADOPTION_YEAR_BEGUN.remedy).toContain('importCatalog');
  });
  test('without a database what is not in the workbook is only a doubt', async () => {
    const setting = { today: SETTING.today };
    const reading = readAdoptionTables(
      tablesOf(await filledTemplate({ ...TOWN, people: [{ ...TOWN.people[0]!, unit: '别的科' }] })),
      setting,
    );
    expect(reading.problems.map((p) => [p.code, p.severity])).toEqual([
      ['ADOPTION_ORGAN_UNKNOWN', 'doubt'],
      ['ADOPTION_PERSON_UNKNOWN', 'doubt'],
    ]);
    expect(isReady(reading)).toBe(true);
  });
});

test('formulas, merged and hidden cells, unknown columns and sheets', () => {
  const head = ['姓名', '单位', '账号', '工号'];
  const rows = [
    head,
    ['张三', { t: 's', v: '建设办', f: 'A1' } as const, 'a', '1'],
    ['李四', '建设办', 'b', '2'],
    ['王五', '建设办', 'c', '3'],
  ];
  const people = sheetOf(rows, { '!merges': [{ s: { r: 2, c: 1 }, e: { r: 3, c: 1 } }], '!rows': [{}, {}, {}, { hidden: true }] });
  const book = workbookOf({
    人员: people,
    机关: sheetOf([
      ['代码', '名称', '性质', '上级代码', '规则包'],
      ['lixin-town', '立新镇', '乡镇政府', '', 'decree-713-2019'],
      ['js', '建设办', '内设机构', 'lixin-town', ''],
    ]),
    草稿: sheetOf([['x']]),
  });
  const { problems } = readAdoptionTables(tablesOf(book), SETTING);
  expect(problems.map((p) => [p.code, p.severity, p.row, p.column])).toEqual([
    ['ADOPTION_CELL_FORMULA', 'error', 2, '单位'],
    ['ADOPTION_CELL_MERGED', 'error', 3, 'B'],
    ['ADOPTION_CELL_HIDDEN', 'error', 4, undefined],
    ['ADOPTION_SHEET_UNKNOWN', 'doubt', undefined, undefined],
    ['ADOPTION_COLUMN_UNKNOWN', 'doubt', 1, 'D'],
  ]);
  expect(problemLine(problems[0]!)).toBe('“人员”第2行“单位”：格里是公式（=A1）');
});

test('an Excel date cell is the day it shows', () => {
  const head = ['目录年度', '事项名称', '承办单位', '现处阶段', '启动日期'];
  const cell = { t: 'n', v: 45_356, z: 'yyyy-mm-dd' } as const;
  const organs = sheetOf([
    ['代码', '名称', '性质', '上级代码', '规则包'],
    ['lixin-town', '立新镇', '乡镇政府', '', 'decree-713-2019'],
    ['js', '建设办', '内设机构', 'lixin-town', ''],
  ]);
  const book = workbookOf({ 机关: organs, 事项: sheetOf([head, ['2024', '甲', '建设办', '已启动', cell]]) });
  const { catalogs, problems } = readAdoptionTables(tablesOf(book), { ...SETTING, today: plainDate('2024-06-01') });
  expect(problems).toEqual([]);
  expect(catalogs[0]!.matters[0]!.paper.initiatedOn).toBe('2024-03-05');
});

test.each(['constructor', '__proto__', 'toString'])('a word that every object has is no choice: %s', (kind) => {
  const rows = [
    ['代码', '名称', '性质'],
    ['lixin-town', '立新镇', kind],
  ];
  const { problems } = readAdoptionTables(tablesOf(workbookOf({ 机关: sheetOf(rows) })), { today: SETTING.today });
  expect(problems.map((p) => [p.code, p.row, p.column])).toEqual([['ADOPTION_CHOICE_UNKNOWN', 2, '性质']]);
});
