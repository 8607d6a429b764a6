/** Classes of disposition (处理结论); support is not "adopted", a duplicate names what it repeats (model of real feedback notices). */
export const DISPOSITIONS = {
  adopted: '采纳',
  'partly-adopted': '部分采纳',
  'not-adopted': '不采纳',
  referred: '转交其他单位',
  support: '表示支持',
  invalid: '无效',
  'out-of-scope': '不属于本事项',
  duplicate: '重复',
} as const;
export type DispositionKind = keyof typeof DISPOSITIONS;

export const CHANNELS = {
  web: '网上',
  letter: '信函',
  phone: '电话',
  email: '电子邮件',
  visit: '当面',
  meeting: '座谈会',
  'hotline-12345': '12345热线',
} as const;
export type Channel = keyof typeof CHANNELS;

export type DispositionInput = {
  readonly opinionId: string;
  readonly disposition: DispositionKind;
  readonly reason: string;
  readonly adoptedPart?: string;
  readonly notAdoptedPart?: string;
  readonly referredTo?: string;
};

/** What is missing of one disposition: a reason always, both halves when partly adopted, to whom when referred. */
export function dispositionProblem(d: DispositionInput): string | undefined {
  const blank = (t: string | undefined): boolean => t === undefined || t.trim() === '';
  if (blank(d.reason)) return '没有写理由';
  if (d.disposition === 'partly-adopted' && (blank(d.adoptedPart) || blank(d.notAdoptedPart)))
    return '部分采纳的，采纳和不采纳的内容都要写';
  if (d.disposition === 'referred' && blank(d.referredTo)) return '转交的要写明转交给谁';
  return undefined;
}
