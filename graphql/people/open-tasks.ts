import { openTasksOf } from '../../services/read/open-tasks.ts';
import { sightOf } from '../../services/read/sight.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { Task } from './hand-over-list.ts';

builder.queryField('openTasks', (t) =>
  t.field({
    type: [Task],
    description:
      '等着本人办的事：承办的决策、没有处理的意见、待保密审查的材料、待负责人审签的材料、待合法性审查的草案；代理的岗位也算。没有登录报 UNAUTHENTICATED。',
    resolve: async (_root, _args, ctx) => {
      const actor = signedIn(ctx);
      return actor.kind === 'person' ? openTasksOf(ctx.reader, actor.personId, actor.roles, sightOf(actor)) : [];
    },
  }),
);
