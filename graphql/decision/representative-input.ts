import { LIMITS } from '../../domain/limits.ts';
import { builder } from '../builder.ts';

export const RepresentativeInput = builder.inputType('RepresentativeInput', {
  description: '一位列席的公众代表；公布时姓名隐去。',
  fields: (t) => ({
    name: t.string({ required: true, description: `姓名，最多${LIMITS.shortTextCharsMax}字；公众只看到姓。` }),
    kind: t.string({ required: true, description: `代表的类别，如“普通市民”“小微企业”，最多${LIMITS.shortTextCharsMax}字，会公布。` }),
    view: t.string({ required: true, description: `在会上发表的意见，最多${LIMITS.reasonCharsMax}字，会公布。` }),
  }),
});
