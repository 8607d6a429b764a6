import { defineEntity, p } from '@mikro-orm/core';
import { Organ } from './Organ.ts';

export const NoticeSchema = defineEntity({
  name: 'Notice',
  tableName: 'notice',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    organ: () => p.manyToOne(Organ).ref(),
    title: p.text(),
    text: p.text(),
    createdAt: p.datetime().columnType('timestamptz'),
  },
});

/** 公告: the text under which a round is published. */
export class Notice extends NoticeSchema.class {}
NoticeSchema.setClass(Notice);
