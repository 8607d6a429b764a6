import { defineEntity, p } from '@mikro-orm/core';
import { Comment } from './Comment.ts';

export const CommentEditSchema = defineEntity({
  name: 'CommentEdit',
  tableName: 'comment_edit',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    comment: () => p.manyToOne(Comment).ref(),
    textBefore: p.text(),
    at: p.datetime().columnType('timestamptz'),
  },
});

/** 意见修改记录: what the text was before. */
export class CommentEdit extends CommentEditSchema.class {}
CommentEditSchema.setClass(CommentEdit);
