import { defineEntity, p } from '@mikro-orm/core';
import { Comment } from './Comment.ts';
import { Person } from './Person.ts';

export const DispositionSchema = defineEntity({
  name: 'Disposition',
  tableName: 'disposition',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    comment: () => p.manyToOne(Comment).ref(),
    kind: p.text(),
    reason: p.text(),
    adoptedPart: p.text().nullable(),
    notAdoptedPart: p.text().nullable(),
    referredTo: p.text().nullable(),
    decidedBy: () => p.manyToOne(Person).ref(),
    decidedAt: p.datetime().columnType('timestamptz'),
    supersededAt: p.datetime().columnType('timestamptz').nullable(),
    commandKey: p.text().nullable(),
  },
  indexes: [{ properties: ['comment'] }],
});

/** 意见处理结论: one current row per opinion; changes append (采纳 / 部分采纳 / 不采纳 / 转交 / 表示支持 / 无效 / 不属于本事项 / 重复). */
export class Disposition extends DispositionSchema.class {}
DispositionSchema.setClass(Disposition);
