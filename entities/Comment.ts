import { defineEntity, p } from '@mikro-orm/core';
import { Round } from './Round.ts';
import { Person } from './Person.ts';

export const CommentSchema = defineEntity({
  name: 'Comment',
  tableName: 'comment',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    round: () => p.manyToOne(Round).ref(),
    /** Receipt code: 8 digits and a check digit. */
    code: p.text().unique(),
    secretHash: p.text().nullable(),
    formKey: p.text().nullable(),
    bodyHash: p.text(),
    text: p.text(),
    clause: p.text().nullable(),
    channel: p.text(),
    commenterKind: p.text(),
    nameCipher: p.text().nullable(),
    unitName: p.text().nullable(),
    signatoryCount: p.integer().nullable(),
    signatoriesCipher: p.text().nullable(),
    phoneCipher: p.text().nullable(),
    phoneIndex: p.text().nullable(),
    emailCipher: p.text().nullable(),
    emailIndex: p.text().nullable(),
    underFourteen: p.boolean().default(false),
    /** Database clock on arrival, before any queue. */
    receivedAt: p.datetime().columnType('timestamptz'),
    /** Day that decides timeliness of an offline opinion, with `postmarkOn` (P-14). */
    receivedOn: p.date(),
    postmarkOn: p.date().nullable(),
    /** After the window by the day that counts; counted apart, never dropped. */
    late: p.boolean().default(false),
    afterRegister: p.boolean().default(false),
    recordedBy: () => p.manyToOne(Person).ref().nullable(),
    scanHash: p.text().nullable(),
    editedAt: p.datetime().columnType('timestamptz').nullable(),
    withdrawnAt: p.datetime().columnType('timestamptz').nullable(),
    withheldReason: p.text().nullable(),
  },
  uniques: [{ properties: ['round', 'formKey'] }],
  indexes: [{ properties: ['round', 'receivedAt'] }],
});

/** 公众意见: web or offline, one row each; identity is encrypted, the receipt secret only stored as a hash. */
export class Comment extends CommentSchema.class {}
CommentSchema.setClass(Comment);
