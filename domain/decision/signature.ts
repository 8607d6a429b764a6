import { refuse } from '../errors.ts';
import type { Refusal } from '../errors.ts';
import type { ResolvedPack } from '../rules/types.ts';
import type { DecideContext } from './context.ts';
import { ARTEFACT_NAMES } from './publish.ts';
import type { ArtefactFact, ArtefactKind } from './types.ts';

/** Whether this text still needs the head's signature before it goes out (徐泾2023第17项); a paper from before the step does not. */
export function awaitsSignature(paper: ArtefactFact, rules: Pick<ResolvedPack, 'signature'>): boolean {
  return rules.signature !== undefined && paper.signedBy === undefined && paper.beforeSignatures === undefined;
}

/** Refuses with every paper of these that nobody has signed, and who signs. */
export function signatureRefusal(kinds: readonly ArtefactKind[], { facts, rules }: DecideContext): Refusal | undefined {
  const unsigned = kinds.filter((k) => facts.artefacts[k] !== undefined && awaitsSignature(facts.artefacts[k], rules));
  return unsigned.length
    ? refuse(
        'SIGNATURE_MISSING',
        rules.signature!.article,
        ...unsigned.map((k) => `${ARTEFACT_NAMES[k]}：缺${rules.signature!.signer}审签`),
      )
    : undefined;
}
