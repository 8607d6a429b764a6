import { defineEntity, p } from '@mikro-orm/core';
import { Artefact } from './Artefact.ts';
import { Person } from './Person.ts';

export const ArtefactFileSchema = defineEntity({
  name: 'ArtefactFile',
  tableName: 'artefact_file',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    artefact: () => p.manyToOne(Artefact).ref().nullable(),
    name: p.text(),
    mediaType: p.text(),
    bytes: p.integer(),
    sha256: p.text(),
    content: p.blob(),
    unread: p.text().$type<'PICTURE' | 'SCAN' | 'LOCKED' | 'DAMAGED' | 'TOO_LONG'>().nullable(),
    uploadedBy: () => p.manyToOne(Person).ref(),
    uploadedAt: p.datetime().columnType('timestamptz'),
  },
});

/** 附件: content is addressed by its hash; type is judged by its bytes; `unread`: why its text was not read for marks of classification. */
export class ArtefactFile extends ArtefactFileSchema.class {}
ArtefactFileSchema.setClass(ArtefactFile);
