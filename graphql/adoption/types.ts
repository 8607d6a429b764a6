import type { AdoptionCounts } from '../../domain/adoption/types.ts';
import type { AdoptionRow, OnboardingRow } from '../../services/read/adoptions.ts';
import { builder } from '../builder.ts';
import { encodeId } from '../ids.ts';

const Counts = builder.objectRef<AdoptionCounts>('AdoptionCounts').implement({
  description: '一次上线补录新增的数目；系统里已有的不计。',
  fields: (t) => ({
    organs: t.exposeInt('organs', { description: '机关和单位的个数。' }),
    people: t.exposeInt('people', { description: '人数。' }),
    grants: t.exposeInt('grants', { description: '岗位的个数。' }),
    catalogs: t.exposeInt('catalogs', { description: '目录的份数，一个决策机关一年一份。' }),
    matters: t.exposeInt('matters', { description: '事项的项数，含还没有启动的。' }),
  }),
});
export { Counts as AdoptionCountsType };

export const Adoption = builder.objectRef<AdoptionRow>('Adoption').implement({
  description: '上线补录：一份工作簿的一次导入。撤销以后记录保留。',
  fields: (t) => ({
    id: t.id({ description: '导入的编号，撤销时传给 `undoAdoption(id:)`。', resolve: (a) => encodeId('Adoption', a.id) }),
    organCode: t.exposeString('organCode', { description: '开始使用系统的机关的代码。' }),
    fileName: t.exposeString('fileName', { description: '工作簿的文件名。' }),
    fileHash: t.exposeString('fileHash', { description: '工作簿的 SHA-256，十六进制；同一文件再导入得到同一次导入。' }),
    counts: t.expose('counts', { type: Counts, description: '新增的数目。' }),
    importedAt: t.expose('importedAt', { type: 'DateTime', description: '导入的时刻，由服务器记载。' }),
    importedBy: t.exposeString('importedByName', { description: '导入人姓名。' }),
    undoneAt: t.expose('undoneAt', { type: 'DateTime', nullable: true, description: '撤销的时刻；null 表示没有撤销。' }),
    undoneBy: t.exposeString('undoneByName', { nullable: true, description: '撤销人姓名；null 表示没有撤销。' }),
    undoReason: t.exposeString('undoReason', { nullable: true, description: '撤销的理由；null 表示没有撤销。' }),
  }),
});

export const OnboardingWindow = builder.objectRef<OnboardingRow>('OnboardingWindow').implement({
  description: '上线补录期：监督机构为开始使用系统的机关开放的若干天，期内可以导入和撤销补录。',
  fields: (t) => ({
    id: t.id({ description: '补录期的编号，关闭时传给 `closeOnboarding(id:)`。', resolve: (w) => encodeId('OnboardingWindow', w.id) }),
    organCode: t.exposeString('organCode', { description: '机关的代码。' }),
    organName: t.exposeString('organName', { nullable: true, description: '机关的全称；机关还没有导入的为 null。' }),
    from: t.expose('fromOn', { type: 'Date', description: '第一天（北京日期），含当天。' }),
    until: t.expose('untilOn', { type: 'Date', description: '最后一天（北京日期），含当天。' }),
    reason: t.exposeString('reason', { description: '开放的理由。' }),
    isOpen: t.exposeBoolean('isOpen', { description: '现在是否开放，读取时按数据库时钟判断。' }),
    openedAt: t.expose('openedAt', { type: 'DateTime', description: '开放的时刻，由服务器记载。' }),
    openedBy: t.exposeString('openedByName', { description: '开放人姓名。' }),
    closedAt: t.expose('closedAt', { type: 'DateTime', nullable: true, description: '提前关闭的时刻；null 表示没有提前关闭。' }),
    closedBy: t.exposeString('closedByName', { nullable: true, description: '提前关闭的人；null 表示没有提前关闭。' }),
    adoptions: t.field({
      type: [Adoption],
      description: '期内的各次导入，从早到晚，含撤销的。',
      resolve: (w, _a, ctx) => ctx.load.adoptionsOfWindow.load(w.id),
    }),
  }),
});
