import type { NamedPerson } from '../../services/read/deputies.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';

export const PersonName = builder.objectRef<NamedPerson>('PersonName').implement({
  description: '办理业务的一位人员的姓名和账号，有岗位的人员可以看到。',
  fields: (t) => ({
    account: t.exposeString('account', { description: '登录账号。' }),
    name: t.exposeString('name', { description: '姓名。' }),
  }),
});

/** The person of an id; rows reference people by foreign key. */
export const person = async (ctx: Context, id: string): Promise<NamedPerson> => (await ctx.load.person.load(id))!;
