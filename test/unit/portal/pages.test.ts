import { describe, expect, test } from '@jest/globals';
import { catalogPage, missingCatalogPage } from '../../../web/portal/catalog-page.ts';
import { commentForm, lookupPage, notAccepted, paperForm, receiptPage } from '../../../web/portal/comment-pages.ts';
import { decisionPage } from '../../../web/portal/decision-page.ts';
import { frame } from '../../../web/portal/frame.ts';
import type { Page } from '../../../web/portal/frame.ts';
import { home } from '../../../web/portal/home-page.ts';
import { document } from '../../../web/portal/html.ts';
import { NO_SITE } from '../../../web/portal/shape.ts';
import type { Catalog, CatalogSummary, Decision, Receipt, Site, Window } from '../../../web/portal/shape.ts';

const SITE: Site = {
  ...NO_SITE,
  name: '重大行政决策预公开',
  organName: '示例镇人民政府',
  sponsor: '示例镇人民政府',
  phone: '021-0000-0000',
  phoneHours: '工作日9时至17时',
  address: '示例镇演练路1号',
  now: '2024-09-27T02:00:00.000Z',
};
const shown = (page: Page, site = SITE): string => document(frame(site, page, { elder: false, path: '/x', url: 'https://example.cn/x' }));
/** What a reader reads. */
const words = (page: Page, site = SITE): string =>
  shown(page, site)
    .replace(/<head>.*<\/head>/s, '')
    .replace(/<\/?(?:span|a|strong|time|code)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const NOTHING = { edges: [] };
const WINDOW: Window = {
  opensAt: '2024-08-28T01:00:00.000Z',
  closesAt: '2024-09-30T16:00:00.000Z',
  closesOn: '2024-09-30',
  closeLabel: '2024年9月30日（星期一）24时（北京时间）',
  isOpen: true,
  shortenedReason: null,
  extensions: [],
};
const YEAR: CatalogSummary = {
  organ: { name: '示例镇人民政府', code: 't' },
  rounds: [],
  publishedElsewhere: null,
  year: 2024,
  title: '2024年度目录',
  publishedAt: '2024-03-29T01:30:00.000Z',
  versionNo: 1,
  entryCount: 5,
  notYetOpenedCount: 4,
  dueOn: '2024-03-31',
};
const LEAD = { name: '城建中心', phone: '021-0000-0004', phoneHours: '工作日9时至17时', address: '演练路1号' };

describe('首页', () => {
  const page = (more: object) => words(home({ site: SITE, open: NOTHING, feedback: NOTHING, due: NOTHING, catalogs: [], ...more }));
  test('nothing open says what may still come, or until when the catalog must be public', () => {
    expect(page({ catalogs: [YEAR] })).toContain('目前没有正在征求意见的事项。2024年度目录中还有4项尚未征求。');
    expect(page({ catalogs: [{ ...YEAR, year: 2025, versionNo: 0, publishedAt: null, dueOn: '2025-03-31' }] })).toContain(
      '2025年度目录尚未公布，应于2025年3月31日（星期一）24时前公布。',
    );
    expect(page({})).toContain('还没有公布过年度目录。');
  });
  test('each open matter: title, organ, end, days left, the one thing to do', () => {
    const node = {
      code: 't-2024-01',
      title: '道路养护',
      organ: { code: 't', name: '示例镇人民政府' },
      openWindow: WINDOW,
      rounds: { edges: [{ node: { no: 2, window: { isOpen: true } } }] },
    };
    const at = (now: string) =>
      words(home({ site: { ...SITE, now }, open: { edges: [{ node }] }, feedback: NOTHING, due: NOTHING, catalogs: [] }));
    expect(at('2024-09-27T02:00:00.000Z')).toContain('还有3天');
    expect(at('2024-09-29T15:59:59.000Z')).toContain('明天24时截止');
    expect(at('2024-09-29T16:00:00.000Z')).toContain('今天24时截止');
    expect(shown(home({ site: SITE, open: { edges: [{ node }] }, feedback: NOTHING, due: NOTHING, catalogs: [] }))).toContain(
      'href="/decisions/t-2024-01/rounds/2/comment"',
    );
  });
});

describe('the frame', () => {
  const page = home({ site: SITE, open: NOTHING, feedback: NOTHING, due: NOTHING, catalogs: [] });
  test('a column stands there only with something behind it, and always on its own page', () => {
    expect(shown(page)).not.toContain('href="/my-comment"');
    expect(shown(page, { ...SITE, columns: ['mine', 'open'] })).toMatch(/决策草案意见征集<\/a>.*href="\/my-comment"/s);
    expect(shown(lookupPage())).toContain('<a href="/my-comment" aria-current="true">');
  });
  test('what the site has not configured is not shown, what it has is', () => {
    expect(shown(page)).not.toContain('网站标识码');
    const full = shown(page, { ...SITE, domain: 'example.cn', siteIdCode: '3100000001', icp: '沪ICP备1号' });
    for (const part of ['网站标识码：3100000001', '沪ICP备1号', '<meta name="SiteDomain" content="example.cn"/>'])
      expect(full).toContain(part);
  });
  test('metadata: a column describes itself, an article says what, when and whence', () => {
    const column = shown(lookupPage());
    for (const name of ['SiteName', 'ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType'])
      expect(column).toContain(`<meta name="${name}"`);
    const article = shown(catalogPage(CATALOG, [YEAR]));
    for (const part of [
      'name="ArticleTitle" content="2024年度目录"',
      'name="PubDate" content="2024-03-29 09:30"',
      'name="Url" content="https://example.cn/x"',
      'name="ContentSource"',
      'name="Keywords"',
    ])
      expect(article).toContain(part);
    expect(article).not.toContain('ColumnDescription');
  });
  test('a rehearsal says so on every page', () => {
    expect(words(lookupPage())).not.toContain('不产生法律效力');
    expect(words(lookupPage(), { ...SITE, rehearsal: true })).toContain('演练 这里的事项和日期都是演练，不产生法律效力。演练时间：');
  });
});

const CATALOG: Catalog = {
  title: '2024年度目录',
  year: 2024,
  rounds: [],
  packName: '徐泾',
  carriedOverNote: null,
  publishedElsewhere: null,
  organ: { code: 't', name: '示例镇人民政府' },
  version: {
    no: 1,
    publishedAt: '2024-03-29T01:30:00.000Z',
    signedOn: null,
    consentNote: null,
    decisionNote: null,
    columns: ['序号', '事项名称', '类别', '承办部门', '完成时限', '调整情况'],
    standards: null,
    legalBases: [],
    reason: '年度调整',
  },
  versions: [{ no: 1, publishedAt: '2024-03-29T01:30:00.000Z' }],
  deadlines: [],
  completion: null,
  unitReturns: [],
  entries: [
    {
      no: 1,
      name: '甲事项',
      cells: ['一', '甲事项', '', '城建中心、规建办', '', '调出'],
      adjustment: 'REMOVED',
      adjustmentReason: '条件不成熟',
      adjustedOn: '2024-10-11',
      progress: '已调出',
      carriedFromYear: null,
      carriedToYear: null,
      decisions: [{ code: 't-2024-01' }],
      artefacts: [
        { kind: 'DRAFT', name: '决策草案全文', stateText: '2024年5月20日公布', artefact: { id: 'a' } },
        { kind: 'EXPLANATION', name: '草案说明', stateText: '未到公布时间', artefact: null },
        { kind: 'BACKGROUND', name: '决策背景', stateText: '未到公布时间', artefact: null },
        { kind: 'EXPERT_ARGUMENTATION', name: '专家论证', stateText: '不适用（技术成熟）', artefact: null },
      ],
    },
  ],
};

describe('目录', () => {
  test('absence speaks: consent, category and plan not stated; each paper dated, or why not', () => {
    const text = words(catalogPage(CATALOG, [YEAR]));
    expect(text).toContain('目录文件未载明同级党委同意情况。');
    expect(text.match(/目录未载明/g)).toHaveLength(2);
    for (const part of ['未到公布时间：草案说明、决策背景', '不适用（技术成熟）：专家论证', '城建中心、规建办', '没有其他年度的目录。'])
      expect(text).toContain(part);
    expect(shown(catalogPage(CATALOG, [YEAR]))).toContain('href="/decisions/t-2024-01/materials/draft"');
    expect(shown(catalogPage(CATALOG, [YEAR]))).not.toContain('<details');
  });
  test('the table has the columns of its year, and can be taken away as it was printed', () => {
    const page = shown(catalogPage(CATALOG, [YEAR]));
    for (const name of ['事项名称', '类别', '完成时限', '进展']) expect(page).toContain(`scope="col">${name}</th>`);
    expect(page).toContain('href="/organs/t/catalogs/2024/table.xlsx?version=1"');
    const nameless = { ...CATALOG, version: { ...CATALOG.version, columns: ['内部编号'] } };
    expect(words(catalogPage({ ...nameless, entries: [{ ...CATALOG.entries[0]!, cells: ['甲-1'] }] }, [YEAR]))).toContain(
      '决策事项名称 内部编号 进展',
    );
  });
  test('a removed row stays, with its reason and date', () => {
    expect(words(catalogPage(CATALOG, [YEAR]))).toContain('调出：甲事项。理由：条件不成熟（2024年10月11日）');
  });
  test('what each row has come to stands on the page once it is published, and who handed in nothing is not named', () => {
    expect(words(catalogPage(CATALOG, [YEAR]))).not.toMatch(/完成情况|申报情况/);
    expect(shown(catalogPage(CATALOG, [YEAR]))).not.toContain('/completion.');
    const line = {
      no: '一',
      name: '甲事项',
      leadUnit: '城建中心',
      statusName: '已结转',
      text: '结转2025年度目录',
      reason: '等待批复',
    };
    const page = catalogPage(
      {
        ...CATALOG,
        completion: {
          no: 2,
          publishedAt: '2024-12-30T01:30:00.000Z',
          lines: [{ ...line, carriedToYear: 2025, decisions: [{ code: 't-2024-01' }] }],
        },
        unitReturns: [
          { unitName: '城建中心', status: 'PROPOSED' },
          { unitName: '规建办', status: 'NIL' },
        ],
      },
      [YEAR],
    );
    expect(words(page)).toContain('2024年度完成情况 2024年12月30日（星期一）9时30分公布（第2次公布）');
    for (const part of ['已结转：结转2025年度目录', '等待批复', '申报了事项的部门：城建中心。', '没有重大行政决策事项）：规建办。'])
      expect(words(page)).toContain(part);
    const links = [
      '/organs/t/catalogs/2025',
      '/decisions/t-2024-01',
      '/organs/t/catalogs/2024/completion.xlsx?no=2',
      '/organs/t/catalogs/2024/completion.docx?no=2',
    ];
    for (const link of links.map((l) => `href="${l}"`)) expect(shown(page)).toContain(link);
  });
  describe('a catalog entered afterwards', () => {
    const was = (on: string | null, address: string | null, no = 1) =>
      catalogPage({ ...CATALOG, publishedElsewhere: { on, address }, version: { ...CATALOG.version, no } }, [YEAR]);
    test('says where and when it was published, as claimed; only web addresses are links', () => {
      const text = words(was('2023-03-20', '镇公告栏'));
      expect(text).toContain('本目录原于2023年3月20日（星期一）在镇公告栏公布，由录入人按当时的材料补录。');
      expect(shown(was('2023-03-20', 'https://example.cn/2023'))).toContain('<a href="https://example.cn/2023" rel="nofollow noreferrer">');
      expect(shown(was('2023-03-20', 'javascript:alert(1)'))).not.toContain('href="javascript');
    });
    test('never shows the day of its entry as that of its publication; a version adjusted here has its own', () => {
      expect(words(was('2023-03-20', '镇公告栏'))).toContain('2024年3月29日（星期五）9时30分录入本系统（第1版）');
      expect(words(was('2023-03-20', '镇公告栏'))).not.toContain('公布（第1版）');
      const adjusted = words(was('2023-03-20', '镇公告栏', 2));
      expect(adjusted).toContain('2024年3月29日（星期五）9时30分公布（第2版）');
      expect(adjusted).toContain('本目录第1版原于2023年3月20日（星期一）在镇公告栏公布');
      expect(words(catalogPage(CATALOG, []))).toContain('公布（第1版）');
    });
    test.each<[string | null, string | null, string]>([
      ['2023-03-20', null, '原于2023年3月20日（星期一）公布，由录入人按当时的材料补录（材料没有载明地址）。'],
      [null, 'https://example.cn/1', '原已在https://example.cn/1公布，由录入人按当时的材料补录（材料没有载明日期）。'],
      [null, null, '原已公布，由录入人按当时的材料补录（材料没有载明日期和地址）。'],
    ])('of a paper that says %s and %s it does not make up the rest', (on, address, line) => {
      expect(words(was(on, address))).toContain(line);
    });
    test('stands so in the lists of years', () => {
      const listed = (publishedElsewhere: { on: string | null; address: string | null }, versionNo = 1) =>
        words(catalogPage(CATALOG, [{ ...YEAR, year: 2023, versionNo, publishedElsewhere }]));
      expect(listed({ on: '2023-03-20', address: null })).toContain('原于2023年3月20日（星期一）公布，补录）');
      expect(listed({ on: null, address: null })).toContain('项，补录）');
      expect(listed({ on: '2023-03-20', address: null }, 2)).not.toContain('补录');
    });
  });
  test('a catalog not public yet says until when it must be', () => {
    expect(words(missingCatalogPage({ ...YEAR, year: 2025, versionNo: 0, dueOn: '2025-03-31' }))).toContain(
      '2025年度目录尚未公布，应于2025年3月31日（星期一）24时前公布',
    );
  });
});

const DECISION: Decision = {
  adopted: null,
  id: 'Decision:1',
  code: 't-2024-01',
  title: '关于《道路“养护”（草案）》的决策',
  year: 2024,
  phase: 'CONSULTING',
  phaseName: '',
  statusSentence: ['本事项自2024年6月20日起中止办理。原因：上级规定调整。'],
  statusKind: 'held',
  scopeText: null,
  organ: { code: 't', name: '示例镇人民政府' },
  organLabel: '示例镇人民政府',
  leadOrganLabel: '城建中心',
  leadOrgan: { name: '城建中心', phone: null, phoneHours: null, address: null },
  catalogEntry: null,
  stages: [
    { name: '启动', state: 'done', stateWord: '已完成', on: '2024-05-09', note: null },
    { name: '征求意见', state: 'held', stateWord: '中止', on: null, note: null },
  ],
  gates: [],
  slots: [],
  artefacts: [],
  openWindow: null,
  rounds: NOTHING,
  deadlines: NOTHING,
  outcome: null,
  execution: null,
  executionOpinionCount: 0,
  evaluations: [],
  adjusts: null,
  adjustsReason: null,
  adjustedBy: null,
  adjustmentText: null,
  minorAdjustments: [],
  feedback: null,
  timeline: NOTHING,
};

describe('决策', () => {
  test('whatever its state, nothing is empty and no button is offered that would be refused', () => {
    const text = words(decisionPage(DECISION));
    for (const part of [
      '中止办理',
      '共2步，已完成1步。',
      '还没有公布征求意见公告。',
      '还没有开始计算的期限。',
      '还没有出台。',
      '还没有变更。',
      '没有登记',
    ])
      expect(text).toContain(part);
    expect(shown(decisionPage(DECISION))).not.toContain('class="button"');
    expect(shown(decisionPage(DECISION))).not.toContain('null');
  });
  test('after the end of a round one is led to the own opinion; once the feedback is out, to it', () => {
    const round = { ...DECISION, rounds: { edges: [{ node: { no: 1, window: { ...WINDOW, isOpen: false } } }] } } as unknown as Decision;
    expect(shown(decisionPage({ ...round, statusKind: 'closed' }))).toContain('<p><a href="/my-comment">查询我的意见</a></p>');
    expect(shown(decisionPage({ ...round, statusKind: 'done' }))).toContain('<a href="#feedback">看采纳情况</a>');
  });
  test('what several asked for and did not get comes before the table', () => {
    const item = {
      no: 1,
      commenter: '吕**',
      text: '夜间施工',
      reason: '噪声超标',
      channel: 'WEB',
      dispositionName: '不采纳',
      disposition: 'NOT_ADOPTED',
    };
    const feedback = {
      publishedAt: '2024-09-27T01:00:00.000Z',
      noticeTitle: '反馈',
      sentences: ['收到3条'],
      draftChanges: ['第1轮征求意见以后，草案的修改不属于实质性修改，理由：只作文字完善（演练主任）'],
      otherWays: null,
      items: [
        { ...item, count: 1, text: '只有一人提' },
        { ...item, count: 2 },
        { ...item, count: 3, text: '采纳了的', disposition: 'ADOPTED' },
      ],
    };
    const text = words(decisionPage({ ...DECISION, feedback }));
    const often = text.slice(text.indexOf('较多人提出、没有采纳的'), text.indexOf('意见采纳情况表'));
    expect(often).toContain('夜间施工（2条）原因：噪声超标');
    expect(often).not.toContain('只有一人提');
    expect(often).not.toContain('采纳了的');
  });
});

describe('提意见', () => {
  const target = { path: '/decisions/t-2024-01/rounds/1', about: '/decisions/t-2024-01', title: '道路养护', leadOrgan: LEAD };
  test('the form tells until when, what is optional, what becomes of data, and how to do without a computer', () => {
    const page = commentForm(target, WINDOW.closeLabel, 'key');
    for (const part of ['不用注册，姓名可以不填。', '手机号（可以不填）', '打电话021-0000-0004', '打印意见表'])
      expect(words(page)).toContain(part);
    expect(shown(page)).toContain('<a href="/privacy">《个人信息怎么用》</a>');
    expect(words(page)).not.toContain('*（');
  });
  test('every error stands at its field and above, with what was typed kept, hidden parts included', () => {
    const values = { text: '', commenterKind: 'joint', signatoryCount: '1', phone: '13', name: '<b>' };
    const problems = [
      { path: 'text', message: '请填写您的意见' },
      { path: 'signatoryCount', message: '请填写联名人数，2人以上' },
    ];
    const page = shown(commentForm(target, '', 'key', values, problems));
    for (const { path, message } of problems) {
      expect(page).toContain(`<a href="#${path}">${message}</a>`);
      expect(page).toContain(`id="${path}-error">${message}</p>`);
      expect(page).toMatch(new RegExp(`id="${path}"[^>]*aria-invalid="true"`));
    }
    expect(page).toContain('有2处需要修改：对《道路养护》提意见');
    expect(page).toContain('value="&lt;b>"');
    expect(page).toMatch(/id="kind-joint"[^>]*checked/);
  });
  test('too late, or our fault: the text stands there to be copied, with a way to send it again only where that helps', () => {
    const late = notAccepted(
      '征求意见已经结束',
      '征求意见已于9月30日24时结束；您的提交2024年10月1日（星期二）0时0分3秒到达，没有计入',
      '请保留大树',
    );
    expect(words(late)).toContain('请保留大树');
    expect(shown(late)).not.toContain('再提交一次');
    const ours = notAccepted('您的意见还没有收到', '请1分钟后再提交一次。', '请保留大树', {
      action: '/send',
      hidden: { formKey: 'k', text: '请保留大树' },
    });
    expect(shown(ours)).toContain('<input type="hidden" name="formKey" value="k"/>');
  });
  test('the paper form asks the same, and says until when and where to', () => {
    const text = words(paperForm(target, WINDOW.closeLabel));
    for (const part of ['信函以邮戳日期为准', '打电话021-0000-0004', '演练路1号', '您的意见', '姓名或称呼']) expect(text).toContain(part);
  });
});

describe('回执', () => {
  const receipt = (more: Partial<Receipt> = {}, answer: string | null = null, note: string | null = null): string =>
    words(
      receiptPage(
        {
          code: '482719368',
          spoken: '四八二，七幺九，三六八',
          receivedAt: '2024-09-27T02:15:32.000Z',
          inTime: true,
          text: '请保留大树',
          canChange: true,
          withdrawn: false,
          signedProof: 'p',
          round: { no: 1, window: { closeLabel: WINDOW.closeLabel } },
          status: {
            code: '482719368',
            answer,
            steps: [{ name: '公布采纳情况', at: null, done: answer !== null, note }],
            decision: target(),
            catalog: null,
          },
          decision: { ...target(), feedbackPromise: '决策出台后10个工作日内公布采纳情况和理由', leadOrgan: LEAD },
          catalog: null,
          ...more,
        },
        'secret',
        'https://example.cn/receipts/secret',
      ),
    );
  const target = () => ({ code: 't-2024-01', title: '道路养护' });
  test('while one can change it, until when; afterwards no form and no promise of one', () => {
    expect(receipt()).toContain('24时（北京时间）前可以修改或撤回');
    const after = receipt({ canChange: false });
    expect(after).not.toContain('可以修改或撤回');
    expect(after).not.toContain('修改后的意见');
    expect(after).toContain('决策出台后10个工作日内公布采纳情况和理由');
  });
  test('a withdrawn one promises nothing', () => {
    const gone = receipt({ withdrawn: true, canChange: false }, '您已撤回。');
    expect(gone).toContain('您已撤回这条意见');
    expect(gone).not.toContain('接下来');
  });
  test('before the answer it says until when, afterwards the answer', () => {
    expect(receipt({}, null, '最晚2024年9月29日24时')).toContain('处理结果随采纳情况一起公布，最晚');
    expect(receipt({}, '采纳：第三条增加停工时段')).toContain('采纳：第三条增加停工时段');
  });
  test('late is said, and read aloud the code has no 一', () => {
    expect(receipt({ inTime: false })).toContain('截止后收到，单独计数');
    expect(receipt()).toContain('读作：四八二，七幺九，三六八');
  });
});
