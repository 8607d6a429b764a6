import { comparePlainDates } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { refuse } from '../errors.ts';
import type { Refusal } from '../errors.ts';
import type { Role } from '../access/roles.ts';

/** 更名、合并: what is proposed by one person and approved by another; `on` is the Beijing day from which it counts. */
export type OrganChangeContent =
  | { readonly kind: 'rename'; readonly organId: string; readonly newName: string; readonly on: PlainDate; readonly basis: string }
  | {
      readonly kind: 'merge';
      readonly fromIds: readonly string[];
      readonly intoId: string;
      readonly on: PlainDate;
      readonly basis: string;
    };

export type OrganFacts = {
  readonly id: string;
  readonly name: string;
  readonly decides: boolean;
  readonly merged: boolean;
  /** Day of the last renaming; the next one is not before it. */
  readonly renamedOn?: PlainDate;
  /** Other organs of the same organ that are called so now. */
  readonly siblings: readonly string[];
};

export function renameRefusal(c: Extract<OrganChangeContent, { kind: 'rename' }>, organ: OrganFacts): Refusal | undefined {
  const name = c.newName.trim();
  const wrong = [
    name === '' && '新名称是空白',
    name === organ.name && `现在就叫${organ.name}`,
    organ.siblings.includes(name) && `同一机关已有单位叫${name}`,
    organ.merged && `${organ.name}已经并入其他机关`,
    organ.renamedOn !== undefined && comparePlainDates(c.on, organ.renamedOn) <= 0 && `上一次更名是${organ.renamedOn}，这一次要在它之后`,
    c.basis.trim() === '' && '没有写明依据',
  ].filter((x) => x !== false);
  return wrong.length ? refuse('ORGAN_CHANGE_INVALID', undefined, ...wrong) : undefined;
}

export function mergeRefusal(
  c: Extract<OrganChangeContent, { kind: 'merge' }>,
  from: readonly OrganFacts[],
  into: OrganFacts,
): Refusal | undefined {
  const wrong = [
    from.length === 0 && '没有写明并入的单位',
    new Set(c.fromIds).size < c.fromIds.length && '并入的单位写了两次',
    ...from.map((o) => o.id === into.id && `${o.name}不能并入自己`),
    ...from.map((o) => o.decides !== into.decides && `${o.name}和${into.name}一个是决策机关，一个不是`),
    ...[...from, into].map((o) => o.merged && `${o.name}已经并入其他机关`),
    c.basis.trim() === '' && '没有写明依据',
  ].filter((x) => x !== false);
  return wrong.length ? refuse('ORGAN_CHANGE_INVALID', undefined, ...wrong) : undefined;
}

/** Why a grant of the merged organ does not go over; undefined = the holder has the role at the successor from then on. */
export function notCarried(
  grant: { readonly role: Role; readonly personId: string },
  atSuccessor: readonly { readonly role: Role; readonly personId: string }[],
): string | undefined {
  if (atSuccessor.some((g) => g.role === grant.role && g.personId === grant.personId)) return '在接续的机关已有这个岗位';
  // Of two heads one leads: who, is for the organ to say.
  if (grant.role === 'unit-head' && atSuccessor.some((g) => g.role === 'unit-head')) return '接续的机关已有负责人，由系统管理员另行授权';
  return undefined;
}
