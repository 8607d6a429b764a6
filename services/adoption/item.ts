import type { Refusal } from '../../domain/errors.ts';

/** Something one import created; `seq`: the events it had then. */
export type Item = {
  readonly kind: 'organ' | 'person' | 'grant' | 'catalog' | 'decision';
  readonly id: string;
  readonly name: string;
  readonly seq?: number;
};

/** Found when something has been written already: nothing of it may stay. */
export class RefusedAdoption extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}
