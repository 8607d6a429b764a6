import { defineEntity, p } from '@mikro-orm/core';

export const PublicationSchema = defineEntity({
  name: 'Publication',
  tableName: 'publication',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    effectKey: p.text().unique(),
    subjectKind: p.text(),
    subjectId: p.uuid(),
    what: p.text(),
    refId: p.text(),
    place: p.text(),
    address: p.text(),
    snapshot: p.text().nullable(),
    sha256: p.text().nullable(),
    renderedAt: p.datetime().columnType('timestamptz').nullable(),
    handedOverAt: p.datetime().columnType('timestamptz').nullable(),
    publishedAt: p.datetime().columnType('timestamptz').nullable(),
  },
  indexes: [{ properties: ['subjectKind', 'subjectId'] }],
});

/** 公布记录: rendered, handed over, seen at its legal place; the publish time is the server’s and immutable. */
export class Publication extends PublicationSchema.class {}
PublicationSchema.setClass(Publication);
