import type { GateParticulars } from '../../../domain/decision/gates/particulars.ts';
import { builder } from '../../builder.ts';
import { CongressBodyEnum, CongressKindEnum, ReportResultEnum } from '../../enums.ts';

const RESULT = '结果；退回的记录在案，环节不算完成，重新报告后再登记；集体讨论之后要求修改的，草案改好、重新合法性审查后才能出台。';

export const PeoplesCongressInput = builder.inputType('PeoplesCongressInput', {
  description: '人大讨论决定或者报告的情况（条例第八条）；日期和文号填在事实里，文号必填。',
  fields: (t) => ({
    kind: t.field({ type: CongressKindEnum, required: true, description: '由人大讨论决定，还是出台前报告。' }),
    body: t.field({
      type: CongressBodyEnum,
      required: true,
      description: '人民代表大会还是它的常委会；乡镇没有常委会，填错返回 CONGRESS_BODY_WRONG。',
    }),
    result: t.field({ type: ReportResultEnum, required: true, description: RESULT }),
  }),
});

export function peoplesCongressOf({ kind, body, result }: typeof PeoplesCongressInput.$inferInput): GateParticulars {
  return { gate: 'PEOPLES_CONGRESS', kind, body, result };
}

export const PartyReportInput = builder.inputType('PartyReportInput', {
  description: '向同级党委请示报告的结果（条例第三十一条）；在集体讨论之前、之后都可以，只登记文号和日期，不上传文件。不对公众显示。',
  fields: (t) => ({ result: t.field({ type: ReportResultEnum, required: true, description: RESULT }) }),
});

export function partyReportOf({ result }: typeof PartyReportInput.$inferInput): GateParticulars {
  return { gate: 'PARTY_REPORT', result };
}
