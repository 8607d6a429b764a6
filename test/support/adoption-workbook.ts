import { ADOPTION_SHEETS } from '../../domain/adoption/sheets.ts';
import type { FieldOf, SheetKey } from '../../domain/adoption/sheets.ts';
import { adoptionTemplate } from '../../services/adoption/template.ts';

export type Filled = { readonly [K in SheetKey]?: readonly Partial<Record<FieldOf<K>, string>>[] };

/** The template, filled in. */
export function adoptionWorkbook(filled: Filled): Promise<Buffer> {
  const rows = (Object.keys(filled) as SheetKey[]).map((key) => {
    const fields = Object.keys(ADOPTION_SHEETS[key].columns);
    return [key, (filled[key] as readonly Record<string, string>[]).map((line) => fields.map((f) => line[f] ?? ''))] as const;
  });
  return adoptionTemplate(Object.fromEntries(rows));
}

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
