import { RULE_PACKS } from '../domain/rules/packs.ts';
import { allBegunOn, resolvePack, validityWords } from '../domain/rules/resolve.ts';
import type { Obligation, ResolvedPack, Rule, RulePack } from '../domain/rules/types.ts';
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
} from '../domain/rules/words.ts';

const BOUND = { minimum: '最短，可以更长', maximum: '最长，含最后一天', fixed: '固定日期，不顺延' } as const;

/** `docs/rules/`: file name → text, one per pack and an index; written by `npm run docs`, compared by a test. */
export function rulesDocuments(): Map<string, string> {
  return new Map([['README.md', index()], ...RULE_PACKS.map((p): [string, string] => [`${p.id}.md`, packDocument(p)])]);
}

function row(...cells: string[]): string {
  return `| ${cells.map((c) => c.replaceAll('|', '\\|')).join(' | ')} |`;
}

function table(head: readonly string[], rows: readonly string[]): string[] {
  return rows.length ? [row(...head), `|${'---|'.repeat(head.length)}`, ...rows] : ['—'];
}

function index(): string {
  return [
    '# Rule packs',
    '',
    'Drawn from `domain/rules`; a test compares. Each document is one pack: its numbers article by article, and every duty of its source with the place where the system carries it or the reason why it does not.',
    '',
    ...table(
      ['Pack', 'Document', 'In force', 'Stands on', 'Numbers', 'Duties: carried / all'],
      RULE_PACKS.map((p) =>
        row(
          `[${p.id}](${p.id}.md)`,
          documentWords(p),
          validityWords(p),
          p.extends.join('、') || '—',
          String(p.rules.length),
          `${p.obligations.filter((o) => o.modelled.by !== 'none').length} / ${p.obligations.length}`,
        ),
      ),
    ),
    '',
  ].join('\n');
}

function packDocument(p: RulePack): string {
  const pack = resolvePack(p.id, allBegunOn(p.id));
  const { bodies } = p;
  return [
    `# ${p.name}`,
    '',
    `\`${p.id}\`, drawn from \`domain/rules/${p.id}.ts\`; a test compares. ${documentWords(p)}。${validityWords(p)}。`,
    ...(p.planYear === undefined ? [] : ['', `${p.planYear}年的年度文件：以后年度沿用，至录入新的年度文件为止。`]),
    ...(p.extends.length ? ['', `Stands on ${p.extends.map((id) => `[${id}](${id}.md)`).join(', ')}.`] : []),
    ...(p.replaces === undefined ? [] : ['', `Replaces [${p.replaces}](${p.replaces}.md).`]),
    ...(bodies === undefined
      ? []
      : ['', `主管机构：监督 ${bodies.supervisor}，目录 ${bodies.catalogManager}（${bodies.ground ?? '—'}）。`]),
    ...(p.signature === undefined
      ? []
      : [
          '',
          `公布前由${p.signature.signer}审签（${p.signature.article}）。${p.signature.reading ? `读法：${p.signature.reading}。` : ''}`,
        ]),
    ...(p.layersNotEntered.length ? ['', `上位规定未录入：${p.layersNotEntered.join('、')}。`] : []),
    '',
    '## Numbers, article by article',
    ...(p.rules.length ? articles(p, pack) : ['', '—']),
    '',
    '## Gates',
    '',
    ...table(
      ['Gate', '法定环节', '何时', '依据'],
      p.gates.map((g) => row(`\`${g.gate}\``, g.name, gateWords(g), g.article)),
    ),
    '',
    '## Papers and bodies',
    '',
    ...table(
      ['Artefact', '公开材料', '何时'],
      p.artefacts.map((a) => row(`\`${a.kind}\``, a.name, a.duty === 'always' ? '一律' : '视情')),
    ),
    '',
    ...table(
      ['机关类别', '约束力', '讨论决定', '党委', '人大', '合法性审查', '公报', '依据'],
      p.organKinds.map((k) =>
        row(
          ORGAN_KIND_WORDS[k.kind],
          FORCE_WORDS[k.force],
          k.meeting,
          k.partyBody,
          k.congressBody || '无',
          k.reviewer,
          k.gazette ? '登' : '不登',
          `${k.article}${k.validFrom === undefined ? '' : `，${validityWords({ validFrom: k.validFrom })}`}`,
        ),
      ),
    ),
    '',
    '## Duties',
    '',
    ...table(
      ['No.', '义务', '责任主体', '原文', '位置', '在哪里办理'],
      p.obligations.map((o) => duty(o)),
    ),
    '',
  ].join('\n');
}

/** Rules by the place of their citation, in the order of the document. */
function articles(p: RulePack, pack: ResolvedPack): string[] {
  const order = (article: string): number => p.obligations.findIndex((o) => o.place.startsWith(article));
  const groups = [...Map.groupBy(p.rules, (r) => r.citation.article)].sort(([a], [b]) => order(a) - order(b));
  return groups.flatMap(([article, rules]) => ['', `### ${article}`, ...rules.flatMap((r) => rule(r, pack))]);
}

function rule(r: Rule, pack: ResolvedPack): string[] {
  const overrides = pack.rules.get(r.id)?.overrides ?? [];
  const validity = validityWords(r);
  return [
    '',
    `**\`${r.id}\` ${r.name}**`,
    '',
    ...table(
      ['数', '单位', '性质', '起算', '起算事件', '约束力'],
      [
        row(
          amountWords(r),
          `\`${r.unit}\``,
          `${BOUND[r.bound]}${r.roll ? '，最后一天不上班的顺延' : ''}`,
          baseWords(r),
          [r.base, ...(r.alsoStartedBy ?? []).map((e) => e.event)].map((e) => `\`${e}\``).join(' '),
          FORCE_WORDS[r.force],
        ),
      ],
    ),
    '',
    `> ${r.citation.text}`,
    '>',
    `> ${r.citation.document}${r.citation.article}`,
    ...(r.reading === undefined ? [] : ['', `读法：${r.reading}`]),
    ...(validity === '' ? [] : ['', `本条期限${validity}`]),
    ...overrides.flatMap((o) => ['', `代替 ${overriddenWords(o)}`]),
  ];
}

function duty(o: Obligation): string {
  return row(o.id, [o.duty, ...obligationNotes(o)].join('；'), o.who, o.clause, o.place, modelledWords(o.modelled));
}
