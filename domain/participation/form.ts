import { LIMITS } from '../limits.ts';

export type CommenterKind = 'person' | 'unit' | 'joint';
/** What the comment form sends; optional parts that were not chosen are ignored. */
export type CommentForm = {
  readonly text: string;
  readonly clause?: string;
  readonly commenterKind: CommenterKind;
  readonly name?: string;
  readonly unitName?: string;
  readonly signatoryCount?: number;
  readonly signatories?: readonly string[];
  readonly phone?: string;
  readonly email?: string;
  readonly underFourteen?: boolean;
  readonly guardianName?: string;
};
export type FieldProblem = { readonly path: string; readonly message: string };

const blank = (t: string | undefined): boolean => t === undefined || t.trim() === '';

/** All that a person has to correct, in the words of the page; empty = fine. */
export function formProblems(form: CommentForm): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const add = (path: string, message: string): void => void problems.push({ path, message });
  const length = [...form.text].length;
  if (blank(form.text)) add('text', '请填写您的意见');
  else if (length > LIMITS.commentTextCharsMax) add('text', `您写了${length}字，请删去${length - LIMITS.commentTextCharsMax}字`);
  if (form.commenterKind === 'unit' && blank(form.unitName)) add('unitName', '请填写单位名称');
  if (form.commenterKind === 'joint') {
    const listed = form.signatories?.filter((s) => !blank(s)).length ?? 0;
    if (!Number.isInteger(form.signatoryCount) || form.signatoryCount! < 2) add('signatoryCount', '请填写联名人数，2人以上');
    else if (form.signatoryCount! > LIMITS.signatoriesMax) add('signatoryCount', `联名人数最多${LIMITS.signatoriesMax}人`);
    else if (listed > 0 && listed !== form.signatoryCount) add('signatories', `名单${listed}人，人数写了${form.signatoryCount}，请改一致`);
  }
  const phone = form.phone?.normalize('NFKC').replace(/[\s-]/g, '');
  if (!blank(phone) && !/^\d+$/.test(phone!)) add('phone', '手机号只有数字');
  else if (!blank(phone) && phone!.length !== 11) add('phone', `手机号应为11位，您填了${phone!.length}位`);
  else if (!blank(phone) && !phone!.startsWith('1')) add('phone', '手机号以1开头，请核对；固定电话不用填');
  if (!blank(form.email) && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(form.email!.trim()))
    add('email', '电子邮箱的写法不对，例如 name@example.com');
  const leavesContact = !blank(form.name) || !blank(form.phone) || !blank(form.email);
  if (form.underFourteen && leavesContact && blank(form.guardianName)) add('guardianName', '请监护人填写姓名，或删去姓名和电话');
  return problems;
}

/** Keeps only the parts that belong to the chosen kind of commenter. */
export function chosenParts(form: CommentForm): CommentForm {
  const { unitName, signatoryCount, signatories, ...common } = form;
  if (form.commenterKind === 'unit') return unitName === undefined ? common : { ...common, unitName };
  if (form.commenterKind === 'joint')
    return {
      ...common,
      ...(signatoryCount === undefined ? {} : { signatoryCount }),
      ...(signatories === undefined ? {} : { signatories }),
    };
  return common;
}

/** 朱**: persons are masked in one style; who gave no name is 匿名. */
export function maskedName(name: string | undefined): string {
  return blank(name) ? '匿名' : `${[...name!.trim()][0]!}**`;
}
