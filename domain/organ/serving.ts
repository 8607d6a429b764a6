import { refuse } from '../errors.ts';
import type { Refusal } from '../errors.ts';

/** What is known of a body and of the office that is to serve it. */
export type ServingFacts = {
  readonly bodyDecides: boolean;
  readonly officeDecides: boolean;
  readonly same: boolean;
  /** Both belong to the same organ. */
  readonly related: boolean;
  readonly merged: boolean;
  readonly officeIsServed: boolean;
  readonly bodyServesOthers: boolean;
};

/** An office does what a body without accounts owes, in one step: a served office serves nobody. */
export function servingRefusal(f: ServingFacts, reason: string): Refusal | undefined {
  const wrong = [
    f.same && '代办单位和被代办的是同一个单位',
    f.bodyDecides && '决策机关自己办理，不能由别的单位代办',
    f.officeDecides && '代办单位应当是具体的责任科室或者部门',
    f.merged && '其中有已经并入其他机关的单位',
    f.officeIsServed && '代办单位自己也由别的单位代办',
    f.bodyServesOthers && '被代办的单位正在代办别的单位的事',
    !f.same && !f.related && '两个单位不属于同一个机关',
  ].filter((x) => x !== false);
  if (wrong.length) return refuse('SERVING_OFFICE_INVALID', undefined, ...wrong);
  return reason.trim() === '' ? refuse('REASON_MISSING', undefined, '代为办理的依据或者原因') : undefined;
}
