import { capacityOf } from '../../access/capacity.ts';
import { refuse } from '../../errors.ts';
import type { Refusal } from '../../errors.ts';
import { accept, factRefusal, isLateEntry, personOf, reject } from '../context.ts';
import type { DecideContext, Decided } from '../context.ts';
import { ARTEFACT_NAMES } from '../publish.ts';
import { isSameBody } from '../same-body.ts';
import { awaitsSignature } from '../signature.ts';
import type { ArtefactFact, DecisionCommand, DecisionEvent, DecisionState } from '../types.ts';

type Sign = Extract<DecisionCommand, { kind: 'signArtefact' }>;

/** The third step before a publication: the head signs one version, here or on paper, after its drafter and its reviewer (审签). */
export function signArtefact(state: DecisionState, c: Sign, ctx: DecideContext): Decided<DecisionEvent> {
  const asked = ctx.rules.signature;
  if (!asked) return reject('SIGNATURE_NOT_ASKED');
  const { article } = asked;
  const paper = ctx.facts.artefacts[c.artefact];
  if (!paper) return reject('MATERIALS_INCOMPLETE', article, ARTEFACT_NAMES[c.artefact]);
  const wrong = paperRefusal(c, paper, article, ctx) ?? signerRefusal(state, c, paper, article, ctx);
  if (wrong) return { ok: false, refusal: wrong };
  return accept({
    type: 'ArtefactSigned',
    artefact: c.artefact,
    versionId: paper.versionId,
    hash: paper.hash,
    ...(c.fact ? { fact: c.fact } : {}),
    lateEntry: c.fact !== undefined && isLateEntry(c.fact, ctx.now),
  });
}

/** The very text that was reviewed, not yet out, not yet signed. */
function paperRefusal(c: Sign, paper: ArtefactFact, article: string, { rules }: DecideContext): Refusal | undefined {
  const name = ARTEFACT_NAMES[c.artefact];
  if (paper.versionId !== c.versionId) return refuse('SIGNATURE_SUPERSEDED', article, name);
  if (paper.published) return refuse('ALREADY_PUBLISHED', article, name);
  if (paper.clearedBy === undefined) return refuse('DISCLOSURE_REVIEW_MISSING', article, name);
  return awaitsSignature(paper, rules) ? undefined : refuse('ALREADY_SIGNED', article, name);
}

/** A clerk signs nothing: the head's paper is recorded. Nobody behind the text or its review signs it, under whatever name. */
function signerRefusal(state: DecisionState, c: Sign, paper: ArtefactFact, article: string, ctx: DecideContext): Refusal | undefined {
  const isHead = capacityOf(ctx.actor, c.kind, state)?.role === 'unit-head';
  if (!c.fact && !isHead) return refuse('GATE_FACT_INCOMPLETE', article, '负责人审签的书面材料：签字人、日期、文号或者扫描件');
  const wrong = c.fact && factRefusal(c.fact, paper.clearedOn ?? c.fact.occurredOn, ctx.now, article);
  if (wrong) return wrong;
  const before = [paper.savedBy, paper.savedFor, paper.clearedBy, paper.clearedFor];
  const behind = ctx.behind ?? [personOf(ctx.actor)];
  const isThird =
    !behind.some((person) => before.includes(person)) && !(c.fact && paper.names?.some((name) => isSameBody(name, c.fact!.signer)));
  return isThird ? undefined : refuse('THREE_PERSONS_REQUIRED', article, ARTEFACT_NAMES[c.artefact]);
}
