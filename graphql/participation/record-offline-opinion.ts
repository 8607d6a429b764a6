import { LIMITS } from '../../domain/limits.ts';
import { IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { ChannelEnum, CommenterEnum } from '../enums.ts';
import { decodeId } from '../ids.ts';
import { given, keyOf, short } from '../inputs.ts';
import { aboutOf } from './about.ts';
import { commentPayload } from './accepted.ts';
import { CommentPayload } from './receipt-types.ts';

const OfflineOpinionInput = builder.inputType('OfflineOpinionInput', {
  description: '线下收到的一条意见：信函、电话、来访等。有邮戳的按邮戳日、没有的按收到日判断是否在截止前。',
  fields: (t) => ({
    decisionId: t.id({ description: '决策的全局编号（`Decision.id`）；对目录草案的意见不填。' }),
    catalogId: t.id({
      description: '目录的全局编号（`Catalog.id`），对目录草案的意见填写；与 `decisionId` 只填一个，否则报 BAD_USER_INPUT。',
    }),
    round: t.int({ required: true, description: '征求意见的轮次，从1起；没有这一轮报 NOT_FOUND。' }),
    text: t.string({ required: true, description: `意见内容，1至${LIMITS.commentTextCharsMax}字，空白报 BAD_USER_INPUT。` }),
    channel: t.field({ type: ChannelEnum, required: true, description: '来源渠道。' }),
    commenterKind: t.field({ type: CommenterEnum, required: true, description: '提意见的是个人、单位还是联名。' }),
    name: t.string({ description: `提意见的人的姓名或者单位名称，最多${LIMITS.shortTextCharsMax}字；没有留名的不填。` }),
    receivedOn: t.field({ type: 'Date', required: true, description: '收到的日期（北京日期），晚于今天返回 DATE_IN_FUTURE。' }),
    postmarkOn: t.field({ type: 'Date', description: '邮戳日期（北京日期），晚于今天返回 DATE_IN_FUTURE；不是信函的不填。' }),
    scanHash: t.string({ description: '原件扫描文件的 SHA-256，十六进制；没有扫描的不填。' }),
  }),
});

builder.mutationField('recordOfflineOpinion', (t) =>
  t.field({
    type: CommentPayload,
    description: '登记线下意见，不因超过截止时间拒绝，迟到的单独计数。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      input: t.arg({ type: OfflineOpinionInput, required: true, description: '意见的内容和来源。' }),
    },
    resolve: async (_root, { idempotencyKey, input: i }, ctx) => {
      const actor = signedIn(ctx);
      const opinion = {
        ...aboutOf(i.decisionId, i.catalogId, 'decisionId', (id) => ({ decisionId: decodeId('Decision', id) })),
        round: i.round,
        text: i.text,
        channel: i.channel,
        commenterKind: i.commenterKind,
        receivedOn: i.receivedOn,
        ...given('name', i.name, (v) => short(v, 'name')),
        ...given('postmarkOn', i.postmarkOn, (v) => v),
        ...given('scanHash', i.scanHash, (v) => short(v, 'scanHash')),
      };
      return commentPayload(ctx, await ctx.services.comments.recordOfflineOpinion(opinion, actor, keyOf(idempotencyKey)));
    },
  }),
);
