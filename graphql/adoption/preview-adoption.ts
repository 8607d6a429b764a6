import { problemLine } from '../../domain/adoption/problem.ts';
import type { AdoptionProblem } from '../../domain/adoption/problem.ts';
import { matterCounts } from '../../domain/adoption/stages.ts';
import type { AdoptedOrgan, AdoptedPerson } from '../../domain/adoption/types.ts';
import type { Phase } from '../../domain/decision/types.ts';
import { ERRORS } from '../../domain/errors.ts';
import { countsOf } from '../../services/adoption/import.ts';
import type { AdoptionPreview } from '../../services/adoption/import.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { PhaseEnum } from '../enums.ts';
import { decodeId } from '../ids.ts';
import { organCodeText } from '../inputs.ts';
import { AdoptionCountsType } from './types.ts';

const Problem = builder.objectRef<AdoptionProblem>('AdoptionProblem').implement({
  description: '工作簿里的一个问题：在哪张表哪一行哪一栏，是什么，怎么办。',
  fields: (t) => ({
    code: t.string({ description: '代码，全部代码列在 docs/errors.md。', resolve: (p) => p.code }),
    isError: t.boolean({ description: 'true 为错误，改好之前不能导入；false 为提请核对。', resolve: (p) => p.severity === 'error' }),
    sheet: t.exposeString('sheet', { description: '工作表的名称。' }),
    row: t.int({ nullable: true, description: '行号，从1起；null 表示说的是整张表。', resolve: (p) => p.row ?? null }),
    column: t.string({ nullable: true, description: '栏目名称；null 表示说的是整行。', resolve: (p) => p.column ?? null }),
    line: t.string({ description: '一句话：哪张表第几行哪一栏、什么问题，中文，可直接显示。', resolve: problemLine }),
    remedy: t.string({ description: '怎么办，中文，可直接显示。', resolve: (p) => ERRORS[p.code].remedy }),
  }),
});
const Organ = builder.objectRef<AdoptedOrgan>('AdoptionOrgan').implement({
  description: '表里的一个机关或者单位。',
  fields: (t) => ({
    code: t.exposeString('code', { description: '代码。' }),
    name: t.exposeString('name', { description: '名称；已有的为系统里的名称。' }),
    known: t.exposeBoolean('known', { description: 'true 为已有：按系统里的保留，不改动。' }),
  }),
});
const Person = builder.objectRef<AdoptedPerson>('AdoptionPerson').implement({
  description: '表里的一个人。',
  fields: (t) => ({
    account: t.exposeString('account', { description: '账号。' }),
    name: t.exposeString('name', { description: '姓名；已有的为系统里的姓名。' }),
    organCode: t.exposeString('organ', { description: '所在单位的代码。' }),
    known: t.exposeBoolean('known', { description: 'true 为已有：按系统里的保留，不改动。' }),
  }),
});
const StageCount = builder.objectRef<{ stage: string; phase: Phase; count: number }>('AdoptionStageCount').implement({
  description: '处于一个阶段的事项数。',
  fields: (t) => ({
    stage: t.exposeString('stage', { description: '表里写的阶段，如“已办结”。' }),
    phase: t.expose('phase', { type: PhaseEnum, description: '导入后所处的阶段。' }),
    count: t.exposeInt('count', { description: '事项数。' }),
  }),
});

const Preview = builder.objectRef<AdoptionPreview>('AdoptionPreview').implement({
  description: '上线补录的预览：会新增什么，哪里有错，什么也没有写入。',
  fields: (t) => ({
    ready: t.exposeBoolean('ready', { description: '能不能导入：没有错误，并且补录期开放。' }),
    windowOpen: t.exposeBoolean('windowOpen', { description: '这个机关的补录期现在是否开放。' }),
    counts: t.field({ type: AdoptionCountsType, description: '会新增的数目。', resolve: (p) => countsOf(p.reading) }),
    stages: t.field({
      type: [StageCount],
      description: '各阶段的事项数，按程序的先后；没有事项的阶段不列。',
      resolve: (p) => matterCounts(p.reading.catalogs.flatMap((c) => c.matters)),
    }),
    organs: t.field({ type: [Organ], description: '表里的机关和单位，按行的先后。', resolve: (p) => [...p.reading.organs] }),
    people: t.field({ type: [Person], description: '表里的人员，按行的先后。', resolve: (p) => [...p.reading.people] }),
    problems: t.field({
      type: [Problem],
      description: '全部问题：错误在前，其次提请核对的，各按工作表和行。',
      resolve: (p) => [...p.reading.problems],
    }),
  }),
});

builder.queryField('previewAdoption', (t) =>
  t.field({
    type: Preview,
    description: '预览一份上线补录工作簿，什么也不写入。限系统管理员：没有登录报 UNAUTHENTICATED，岗位无权报 FORBIDDEN。',
    args: {
      organCode: t.arg.string({ required: true, description: '开始使用系统的机关的代码。' }),
      fileId: t.arg.id({
        required: true,
        description: '上传的 xlsx 工作簿（`/files` 返回的编号）；不存在报 NOT_FOUND，打不开报 IMPORT_FILE_UNREADABLE。',
      }),
    },
    resolve: (_root, a, ctx) =>
      ctx.services.adoptions.preview({ organCode: organCodeText(a.organCode), fileId: decodeId('File', a.fileId) }, signedIn(ctx)),
  }),
);
