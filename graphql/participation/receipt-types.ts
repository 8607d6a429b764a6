import type {
  Receipt as ReceiptShape,
  ReceiptStatus as StatusShape,
  ReceiptStep as StepShape,
} from '../../services/participation/receipts.ts';
import { builder } from '../builder.ts';
import { DecisionRef, RoundRef } from '../refs.ts';
import { Refusal } from '../results.ts';
import type { RefusedShape } from '../results.ts';

const ReceiptStep = builder.objectRef<StepShape>('ReceiptStep').implement({
  description: 'One step of an opinion’s way.',
  fields: (t) => ({
    name: t.exposeString('name'),
    at: t.field({ type: 'DateTime', nullable: true, resolve: (s) => s.at }),
    done: t.exposeBoolean('done'),
    note: t.exposeString('note', { nullable: true }),
  }),
});

export const ReceiptStatus = builder.objectRef<StatusShape>('ReceiptStatus').implement({
  description: 'Progress and public answer; all that the code alone shows.',
  fields: (t) => ({
    code: t.exposeString('code'),
    steps: t.field({ type: [ReceiptStep], resolve: (s) => [...s.steps] }),
    answer: t.exposeString('answer', { nullable: true, description: 'Null until the feedback is public.' }),
    decision: t.field({ type: DecisionRef, resolve: async (s, _a, ctx) => (await ctx.load.decision.load(s.decisionId))! }),
  }),
});

export const Receipt = builder.objectRef<ReceiptShape>('Receipt').implement({
  description: '回执, by the personal link: own text, changes, answer.',
  fields: (t) => ({
    code: t.exposeString('code', { description: '8 digits and a check digit.' }),
    spoken: t.exposeString('spoken', { description: 'For the telephone.' }),
    receivedAt: t.field({ type: 'DateTime', description: 'Database clock on arrival.', resolve: (r) => r.receivedAt }),
    inTime: t.exposeBoolean('inTime'),
    text: t.exposeString('text'),
    decision: t.field({ type: DecisionRef, resolve: async (r, _a, ctx) => (await ctx.load.decision.load(r.decisionId))! }),
    round: t.field({
      type: RoundRef,
      resolve: async (r, _a, ctx) => (await ctx.load.roundsOfDecision.load(r.decisionId)).find((x) => x.id === r.roundId)!,
    }),
    canChange: t.exposeBoolean('canChange', { description: 'While the window is open and it is not withdrawn.' }),
    withdrawn: t.exposeBoolean('withdrawn'),
    status: t.field({ type: ReceiptStatus, resolve: (r) => r.status }),
    signedProof: t.exposeString('signedProof', { description: 'Our promise over code, round, time and text.' }),
  }),
});

type CommentAcceptedShape = {
  readonly __typename: 'CommentAccepted';
  readonly receipt: ReceiptShape;
  readonly secret: string;
  readonly code: string;
};
const CommentAccepted = builder.objectRef<CommentAcceptedShape>('CommentAccepted').implement({
  description: 'Returned when the opinion is stored; the same form again gives the same receipt.',
  fields: (t) => ({
    receipt: t.field({ type: Receipt, resolve: (c) => c.receipt }),
    secret: t.exposeString('secret', { description: 'Of the personal link; shown to nobody else.' }),
    code: t.exposeString('code'),
  }),
});
export const CommentPayload = builder.unionType('CommentPayload', {
  description: 'What became of an opinion.',
  types: [CommentAccepted, Refusal],
  resolveType: (v: CommentAcceptedShape | RefusedShape) => v.__typename,
});
