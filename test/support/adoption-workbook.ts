import type { FieldOf } from '../../domain/adoption/sheets.ts';
import type { Filled } from '../../services/adoption/template.ts';

/** A town with one office, one person who drafts there, and a finished matter; a test changes what it is about. */
export const TOWN: Required<Pick<Filled, 'organs' | 'people' | 'grants' | 'matters'>> = {
  organs: [
    { code: 'lixin-town', name: '立新镇人民政府', kind: '乡镇政府', pack: 'shanghai-xujing-2023' },
    { code: 'lixin-jianshe', name: '建设办', kind: '内设机构', parent: 'lixin-town' },
  ],
  people: [{ name: '张三', unit: '建设办', account: 'lixin.zhangsan' }],
  grants: [{ person: '张三', role: '承办人', organ: 'lixin-jianshe', from: '2023-01-01' }],
  matters: [
    {
      year: '2023',
      title: '新桥河道整治工程',
      lead: '建设办',
      stage: '已办结',
      initiatedOn: '2023-02-10',
      consultFrom: '2023年3月1日',
      consultTo: '2023.3.31',
      opinions: '0',
      noticeAddress: 'https://example.gov.cn/2023/gonggao.html',
      reviewedOn: '20230420',
      meetingOn: '二〇二三年五月八日',
      issuedOn: '2023/5/15',
      documentNo: '立府〔2023〕11号',
      feedbackOn: '2023-05-25',
      feedbackAddress: 'https://example.gov.cn/2023/fankui.html',
    },
  ],
};

/** What was promised to go in within ten seconds: organs, people (a role each), matters. */
export const FIGURE = { organs: 40, people: 200, matters: 120 } as const;
const ROLE_NAMES = ['承办人', '承办单位负责人', '公开保密审查员', '意见登记员'] as const;
/** Three of four are over; of each four one runs, standing at another point. */
const RUNNING: readonly Partial<Record<FieldOf<'matters'>, string>>[] = [
  { stage: '修改草案', reviewedOn: '', meetingOn: '', issuedOn: '', documentNo: '', feedbackOn: '' },
  { stage: '审查通过', meetingOn: '', issuedOn: '', documentNo: '', feedbackOn: '' },
  { stage: '讨论通过', issuedOn: '', documentNo: '', feedbackOn: '' },
  { stage: '执行中', feedbackOn: '' },
];

/** A district's worth: a town of this code with its offices, their people, and three past years of matters. */
export function largeAdoption(code: string): Filled {
  const units = Array.from({ length: FIGURE.organs - 1 }, (_, i) => ({ code: `${code}-${i}`, name: `第${i + 1}科` }));
  const unit = (i: number) => units[i % units.length]!;
  const people = Array.from({ length: FIGURE.people }, (_, i) => ({ name: `示例${i}`, unit: unit(i).code, account: `${code}.${i}` }));
  const [finished] = TOWN.matters;
  return {
    organs: [
      { code, name: `${code}人民政府`, kind: '乡镇政府', pack: 'shanghai-xujing-2023' },
      ...units.map((u) => ({ ...u, kind: '内设机构', parent: code })),
    ],
    people,
    grants: people.map((p, i) => ({ person: p.account, role: ROLE_NAMES[i % ROLE_NAMES.length]!, organ: p.unit, from: '2023-01-01' })),
    matters: Array.from({ length: FIGURE.matters }, (_, i) => ({
      ...finished,
      year: String(2021 + (i % 3)),
      title: `第${i + 1}号道路修复养护工程`,
      lead: unit(i).name,
      co: `${unit(i + 1).name}、${unit(i + 2).name}`,
      planned: '第三季度',
      ...(i % 4 === 3 ? RUNNING[Math.floor(i / 4) % RUNNING.length] : {}),
    })),
  };
}
