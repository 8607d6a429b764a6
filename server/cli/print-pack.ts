import { validityWords } from '../../domain/rules/resolve.ts';
import type { Obligation, ResolvedPack, ResolvedRule, RulePack } from '../../domain/rules/types.ts';
import {
  amountWords,
  baseWords,
  documentWords,
  FORCE_WORDS,
  modelledWords,
  obligationNotes,
  ORGAN_KIND_WORDS,
  overriddenWords,
  gateWords,
} from '../../domain/rules/words.ts';
import { line } from './command.ts';
import type { Io } from './command.ts';

/** A resolved pack: where it comes from, its numbers, gates, papers and bodies. `own` = the asked pack as written. */
export function printPack(io: Io, own: RulePack, pack: ResolvedPack): void {
  line(io, `${pack.name}（${pack.id}），按${pack.on}有效的内容`);
  line(io, documentWords(own));
  if (pack.carriedOverNote !== undefined) line(io, pack.carriedOverNote);
  if (pack.layersNote !== undefined) line(io, pack.layersNote);
  line(
    io,
    `层次（后面的优先）  ${pack.layers.map((l) => `${l.packId}${l.inForce ? '' : `（${validityWords(l)}，当日不适用）`}`).join(' → ')}`,
  );
  if (pack.bodies !== undefined) {
    const { supervisor, catalogManager, ground } = pack.bodies;
    line(io, `主管机构  监督：${supervisor}  目录：${catalogManager}${ground === undefined ? '' : `（${ground}）`}`);
  }
  if (pack.signature !== undefined) {
    const { signer, article, reading } = pack.signature;
    line(io, `公布前审签  ${signer}（${article}）${reading === undefined ? '' : `，读法：${reading}`}`);
  }
  line(io);
  line(io, '期限');
  for (const r of pack.rules.values()) printRule(io, r);
  for (const r of own.rules.filter((rule) => !pack.rules.has(rule.id)))
    line(io, `  ${r.id}  ${r.name}：${amountWords(r)}（${validityWords(r)}，当日不适用）`);
  line(io);
  line(io, '法定环节');
  for (const g of pack.gates.values()) line(io, `  ${g.gate}  ${g.name}：${gateWords(g)}（${g.article}）  ← ${g.packId}`);
  line(io);
  line(io, `公开材料  一律：${names(pack, 'always')}`);
  line(io, `          视情：${names(pack, 'where-done')}`);
  line(io, `办到哪一步  ${pack.stages.join(' → ') || '没有规定'}`);
  line(io, `归档清单  ${pack.archive.map((a) => `${a.name}${a.duty === 'always' ? '' : '（视情）'}`).join('、') || '没有规定'}`);
  line(io);
  line(io, '机关类别');
  for (const k of pack.organKinds) {
    line(
      io,
      `  ${ORGAN_KIND_WORDS[k.kind]}  ${FORCE_WORDS[k.force]}（${k.article}）  会议：${k.meeting}  党委：${k.partyBody}  人大：${k.congressBody || '无'}  审查：${k.reviewer}  公报：${k.gazette ? '登' : '不登'}`,
    );
  }
}

function printRule(io: Io, r: ResolvedRule): void {
  line(io, `  ${r.id}  ${r.name}：${amountWords(r)}（${FORCE_WORDS[r.force]}；从${baseWords(r)}起）${r.carriedOver ? '，沿用' : ''}`);
  line(io, `    ${r.citation.document}${r.citation.article}：“${r.citation.text}”  ← ${r.packId}`);
  if (r.reading !== undefined) line(io, `    读法：${r.reading}`);
  for (const o of r.overrides) line(io, `    代替 ${overriddenWords(o)}`);
}

function names(pack: ResolvedPack, duty: 'always' | 'where-done'): string {
  return (
    pack.artefacts
      .filter((a) => a.duty === duty)
      .map((a) => a.name)
      .join('、') || '无'
  );
}

/** Every duty of one document: who, its own words and place, and what the system does with it. */
export function printObligations(io: Io, own: RulePack, obligations: readonly Obligation[], pack: ResolvedPack): void {
  const handled = obligations.filter((o) => o.modelled.by !== 'none').length;
  line(io);
  line(io, `义务  ${own.name}共${obligations.length}项，系统办理或者计算${handled}项，不办理或者尚未实现${obligations.length - handled}项`);
  for (const o of obligations) {
    const notes = obligationNotes(o);
    line(io, `  ${o.id}  ${o.duty}（${[o.who, ...notes].join('；')}）`);
    line(io, `    ${o.place}：“${o.clause}”`);
    const gone = o.modelled.by === 'rule' && !pack.rules.has(o.modelled.id);
    line(io, `    → ${modelledWords(o.modelled)}${gone ? '（当日不适用）' : ''}`);
  }
}
