import { mayDo } from '../../domain/access/roles.ts';
import { CodedError } from '../../domain/errors.ts';
import { listOnboardingWindows } from '../../services/read/adoptions.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { AFTER, connectionOf, decodeCursor, encodeCursor, FIRST, pageSize } from '../connections.ts';
import { organCodeText } from '../inputs.ts';
import { OnboardingWindow } from './types.ts';

const OnboardingConnection = connectionOf('OnboardingWindow', OnboardingWindow);

builder.queryField('onboardingWindows', (t) =>
  t.field({
    type: OnboardingConnection,
    description: '各个上线补录期和期内的导入，新开放的在前。限监督机构和系统管理员：没有登录报 UNAUTHENTICATED，岗位无权报 FORBIDDEN。',
    args: {
      organCode: t.arg.string({ description: '只列这个机关的；不填列出全部。' }),
      first: t.arg.int(FIRST),
      after: t.arg.string(AFTER),
    },
    resolve: async (_root, a, ctx) => {
      if (!mayDo(signedIn(ctx), 'onboardingWindows', {})) throw new CodedError('FORBIDDEN');
      const size = pageSize(a.first);
      const after = a.after ? decodeCursor('onboarding-windows', a.after, 'uuid')[0]! : null;
      const organCode = a.organCode === null || a.organCode === undefined ? null : organCodeText(a.organCode);
      const rows = await listOnboardingWindows(ctx.reader, organCode, size + 1, after);
      return {
        edges: rows.slice(0, size).map((node) => ({ cursor: () => encodeCursor('onboarding-windows', [node.id]), node })),
        hasNextPage: rows.length > size,
      };
    },
  }),
);
