import { LIMITS } from '../../domain/limits.ts';
import { builder } from '../builder.ts';
import { CommenterEnum } from '../enums.ts';
import { given, keyOf } from '../inputs.ts';
import { aboutOf } from './about.ts';
import { arrivalOf, commentPayload } from './accepted.ts';
import { CommentPayload } from './receipt-types.ts';

const CommentInput = builder.inputType('CommentInput', {
  description: '公众提交的一条意见。姓名和联系方式可以不留；联系方式加密保存，不公布。',
  fields: (t) => ({
    decisionCode: t.string({ description: '公开的决策编号（`Decision.code`）；对目录草案的意见不填。' }),
    catalogId: t.id({
      description: '目录的全局编号（`Catalog.id`），对目录草案的意见填写；与 `decisionCode` 只填一个，否则报 BAD_USER_INPUT。',
    }),
    round: t.int({ required: true, description: '征求意见的轮次，从1起；没有这一轮报 NOT_FOUND。' }),
    text: t.string({ required: true, description: `意见内容，1至${LIMITS.commentTextCharsMax}字，纯文本。` }),
    clause: t.string({ description: `针对草案哪一条，最多${LIMITS.shortTextCharsMax}字；对全文的意见不填。` }),
    commenterKind: t.field({
      type: CommenterEnum,
      required: true,
      description: '以个人、单位还是联名提出；不属于所选种类的栏目会被忽略。',
    }),
    name: t.string({ description: `姓名，最多${LIMITS.shortTextCharsMax}字；不填为匿名，公布时隐去名字。` }),
    unitName: t.string({ description: `单位名称，最多${LIMITS.shortTextCharsMax}字，会公布；以单位提出的必填。` }),
    signatoryCount: t.int({ description: `联名人数，2至${LIMITS.signatoriesMax}；联名必填。` }),
    signatories: t.stringList({ description: '联名人名单，加密保存，不公布；可以不填，填了就要与人数一致。' }),
    phone: t.string({ description: '手机号，11位，可带空格或短横线；可以不填。' }),
    email: t.string({ description: '电子邮箱；可以不填。' }),
    underFourteen: t.boolean({ description: '提意见的人是否不满十四周岁；是的，留了姓名或联系方式就要填监护人姓名。' }),
    guardianName: t.string({ description: `监护人姓名，最多${LIMITS.shortTextCharsMax}字；见 \`underFourteen\`。` }),
    formKey: t.string({
      required: true,
      description:
        '表单编号，8至64个字母、数字或 - _ . :，打开表单时生成一次；同一编号重复提交只算一条意见，内容不同返回 IDEMPOTENCY_KEY_REUSED。',
    }),
  }),
});

builder.mutationField('submitComment', (t) =>
  t.field({
    type: CommentPayload,
    description:
      '公众提意见，不用登录。以请求到达时的数据库时钟为准，尚未开始或者到了最后一天24时（北京时间）返回 CONSULTATION_CLOSED；填写有误报 BAD_USER_INPUT 并逐栏说明，提交太频繁报 TOO_MANY_REQUESTS。',
    args: { input: t.arg({ type: CommentInput, required: true, description: '意见表单的各栏。' }) },
    resolve: async (_root, { input: i }, ctx) => {
      ctx.services.limit('comment', ctx.address);
      const optional = {
        ...given('clause', i.clause, (v) => v),
        ...given('name', i.name, (v) => v),
        ...given('unitName', i.unitName, (v) => v),
        ...given('signatoryCount', i.signatoryCount, (v) => v),
        ...given('signatories', i.signatories, (v) => v),
        ...given('phone', i.phone, (v) => v),
        ...given('email', i.email, (v) => v),
        ...given('underFourteen', i.underFourteen, (v) => v),
        ...given('guardianName', i.guardianName, (v) => v),
      };
      const input = {
        ...aboutOf(i.decisionCode, i.catalogId, 'decisionCode', (decisionCode) => ({ decisionCode })),
        round: i.round,
        text: i.text,
        commenterKind: i.commenterKind,
        formKey: keyOf(i.formKey, 'formKey'),
        ...optional,
      };
      return commentPayload(ctx, await ctx.services.comments.submitComment(input, await arrivalOf(ctx)));
    },
  }),
);
