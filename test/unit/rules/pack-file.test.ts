import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LIMITS } from '../../../domain/limits.ts';
import { RULE_PACKS } from '../../../domain/rules/packs.ts';
import type { RulePack } from '../../../domain/rules/types.ts';
import { packFileText, problemLine, readPackFile } from '../../../services/rules/pack-file.ts';
import type { PackFileProblem } from '../../../services/rules/pack-file.ts';
import { SCHEMA_IS_THE_TYPE } from '../../../services/rules/pack-schema.ts';

const SAMPLE = readFileSync(join(import.meta.dirname, '../../../samples/packs/徐泾-2026-演练.json'), 'utf8');
type Loose = ReturnType<typeof JSON.parse>;
const sample = (): Loose => JSON.parse(SAMPLE);

function problemsOf(value: unknown, known: readonly RulePack[] = RULE_PACKS): readonly PackFileProblem[] {
  const file = readPackFile(typeof value === 'string' ? value : JSON.stringify(value, null, 2), known);
  return file.ok ? [] : file.problems;
}
const changed = (change: (pack: Loose) => void): Loose => {
  const pack = sample();
  change(pack);
  return pack;
};

test('the sample pack is read as it is written', () => {
  expect(readPackFile(SAMPLE, RULE_PACKS)).toEqual({ ok: true, pack: sample() });
});

test('every pack that the system brings passes the same validation, through a file and back', () => {
  expect(SCHEMA_IS_THE_TYPE).toBe(true);
  for (const pack of RULE_PACKS) {
    const others = RULE_PACKS.filter((p) => p !== pack);
    const file = readPackFile(JSON.stringify(pack), others);
    expect([pack.id, file.ok ? [] : file.problems.map(problemLine)]).toEqual([pack.id, []]);
    expect(file.ok && file.pack).toEqual(pack);
  }
});

describe('what cannot be meant is refused at its place', () => {
  const rule = (pack: Loose, more: object): unknown => pack.rules.push({ ...pack.rules[0], id: 'another', ...more });
  const DATED = { unit: 'fixed-date', monthDay: '09-25', bound: 'fixed', value: undefined };
  test.each<[string, (pack: Loose) => void, string, string]>([
    ['an unknown unit', (p) => (p.rules[0].unit = 'fortnight'), 'rules[0].unit', '“fortnight”不是可用的值；可用：calendar-day、'],
    ['a number where the unit needs none', (p) => rule(p, { unit: 'same-day' }), 'rules[2].value', '单位 same-day（同日）不能写数量'],
    ['no number where the unit needs one', (p) => delete p.rules[0].value, 'rules[0].value', '单位 working-day（个工作日）要写数量'],
    ['a number of 0', (p) => (p.rules[0].value = 0), 'rules[0].value', '最少是1，现在是“0”'],
    ['half a day', (p) => (p.rules[0].value = 1.5), 'rules[0].value', '应当是整数，现在是“1.5”'],
    ['a number as text', (p) => (p.rules[0].value = '8'), 'rules[0].value', '应当是整数，现在是“8”'],
    ['a fixed date without its day', (p) => rule(p, { ...DATED, monthDay: undefined }), 'rules[2].monthDay', '要写月日'],
    ['a fixed date that no year has', (p) => rule(p, { ...DATED, monthDay: '02-30' }), 'rules[2].monthDay', '没有02-30这一天'],
    ['29 February of every year', (p) => rule(p, { ...DATED, monthDay: '02-29' }), 'rules[2].monthDay', '没有02-29这一天'],
    ['a day of the year for a period', (p) => (p.rules[0].monthDay = '03-31'), 'rules[0].monthDay', '只有固定日期才写'],
    ['one year and the year after', (p) => rule(p, { ...DATED, onlyYear: 2026, yearsAfter: 1 }), 'rules[2].yearsAfter', '限定了年份'],
    ['a period that is fixed', (p) => (p.rules[0].bound = 'fixed'), 'rules[0].bound', '只有固定日期的性质才是 fixed'],
    ['a maximum that rolls', (p) => (p.rules[0].roll = true), 'rules[0].roll', '最长期限和固定日期不顺延'],
    ['a minimum of working days that rolls', (p) => rule(p, { bound: 'minimum', roll: true }), 'rules[2].roll', '不顺延'],
    ['a citation without its words', (p) => delete p.rules[1].citation.text, 'rules[1].citation.text', '缺少这一栏'],
    ['a citation of blanks', (p) => (p.rules[1].citation.text = ' 　'), 'rules[1].citation.text', '不能空白'],
    ['a citation with markup', (p) => (p.rules[1].citation.text = '<b>8</b>'), 'rules[1].citation.text', '有网页代码'],
    ['a text that is too long', (p) => (p.name = '长'.repeat(LIMITS.shortTextCharsMax + 1)), 'name', `最多${LIMITS.shortTextCharsMax}字`],
    ['a date that is none', (p) => (p.validFrom = '2026-02-30'), 'validFrom', '应当是真实存在的日期'],
    ['an end before the beginning', (p) => (p.validTo = '2026-03-01'), 'validTo', '终止日期2026-03-01早于施行日期2026-03-02'],
    [
      'a rule’s end before its beginning',
      (p) => rule(p, { validFrom: '2026-05-02', validTo: '2026-05-01' }),
      'rules[2].validTo',
      '早于施行日期',
    ],
    ['a rule outside its pack', (p) => rule(p, { validTo: '2025-12-31' }), 'rules[2].validTo', '永远不会适用'],
    ['the same rule twice', (p) => rule(p, { id: 'feedback' }), 'rules[2].id', '与第1条同为“feedback”，施行期间重叠'],
    [
      'a rule whose second half begins too early',
      (p) => {
        p.rules[0].validTo = '2026-06-30';
        rule(p, { id: 'feedback', validFrom: '2026-06-30', validTo: undefined });
      },
      'rules[2].id',
      '施行期间重叠（第1条自2026-01-01起至2026-06-30止，本条自2026-06-30起）',
    ],
    ['an id that is taken', (p) => (p.id = 'decree-713-2019'), 'id', '已有编号为“decree-713-2019”的规则包'],
    ['the id of the plan, in force at the same time', (p) => (p.id = 'shanghai-xujing-2023'), 'id', '施行期间重叠；新的一版请另起编号'],
    ['an id with spaces', (p) => (p.id = '徐泾 2026'), 'id', '只能用小写字母、数字和连字符'],
    ['a base that nobody knows', (p) => (p.extends[1] = 'decree-999'), 'extends[1]', '没有规则包“decree-999”；已有：decree-713-2019'],
    ['itself as base', (p) => (p.extends[0] = p.id), 'extends[0]', '不能以自己为基础'],
    ['a base twice', (p) => (p.extends[1] = p.extends[0]), 'extends[1]', '重复'],
    [
      'a base that begins when it has ended',
      (p) => {
        p.validFrom = '2019-05-20';
        p.validTo = '2019-08-31';
        delete p.planYear;
        delete p.replaces;
      },
      'extends[0]',
      '没有交集',
    ],
    ['replacing itself', (p) => (p.replaces = p.id), 'replaces', '不能代替自己'],
    ['replacing what nobody knows', (p) => (p.replaces = 'nowhere-2025'), 'replaces', '没有规则包“nowhere-2025”'],
    ['replacing its own base', (p) => (p.extends = ['shanghai-xujing-2023']), 'replaces', '代替它就不再列为基础'],
    ['replacing from before the older plan', (p) => (p.validFrom = '2023-06-06'), 'validFrom', '不晚于所代替的'],
    ['an unknown gate', (p) => (p.gates[0].gate = 'POPE'), 'gates[0].gate', '“POPE”不是可用的值；可用：ORGAN_START、'],
    ['a gate twice', (p) => p.gates.push(p.gates[0]), 'gates[1].gate', '“REPRESENTATIVES”与第1条重复'],
    ['a conditional gate without its condition', (p) => delete p.gates[0].condition, 'gates[0].condition', '要写适用情形'],
    ['a condition of what is always owed', (p) => (p.gates[0].conditional = false), 'gates[0].condition', '不写适用情形'],
    ['experts at another gate', (p) => (p.gates[0].expertsAtLeast = 5), 'gates[0].expertsAtLeast', '只写在EXPERT环节'],
    ['no experts', (p) => (p.gates[0].expertsAtLeast = 0), 'gates[0].expertsAtLeast', '最少是1'],
    [
      'more than all participants',
      (p) => Object.assign(p.gates[0], { gate: 'HEARING', interestedPartiesAtLeast: [3, 2] }),
      'gates[0].interestedPartiesAtLeast',
      '分子不大于分母',
    ],
    [
      'representatives at another gate',
      (p) => Object.assign(p.gates[0], { gate: 'HEARING', representativesAtLeast: 2 }),
      'gates[0].representativesAtLeast',
      '只写在REPRESENTATIVES环节',
    ],
    [
      'a quorum at another gate',
      (p) => (p.gates[0].quorum = { share: [1, 2], moreThan: true }),
      'gates[0].quorum',
      '只写在DELIBERATION环节',
    ],
    [
      'a quorum of more than all',
      (p) => Object.assign(p.gates[0], { gate: 'DELIBERATION', quorum: { share: [3, 2], moreThan: false } }),
      'gates[0].quorum.share',
      '分子不大于分母',
    ],
    [
      'a quorum that does not say whether half is enough',
      (p) => Object.assign(p.gates[0], { gate: 'DELIBERATION', quorum: { share: [1, 2] } }),
      'gates[0].quorum.moreThan',
      '缺少',
    ],
    [
      'a share of three numbers',
      (p) => Object.assign(p.gates[0], { gate: 'HEARING', interestedPartiesAtLeast: [1, 2, 3] }),
      'gates[0].interestedPartiesAtLeast',
      '',
    ],
    [
      'an unknown kind of organ that the market regulator reviews',
      (p) => Object.assign(p.gates[0], { gate: 'FAIR_COMPETITION', marketRegulatorReviews: ['village'] }),
      'gates[0].marketRegulatorReviews[0]',
      '“village”不是可用的值',
    ],
    [
      'an unknown kind of artefact',
      (p) => p.artefacts.push({ kind: 'poem', name: '诗', duty: 'always' }),
      'artefacts[0].kind',
      '“poem”不是可用的值',
    ],
    [
      'an archive line twice',
      (p) => p.archive.push({ name: '卷', duty: 'always' }, { name: '卷', duty: 'always' }),
      'archive[1].name',
      '重复',
    ],
    [
      'a clause that points to no rule',
      (p) => (p.obligations[0].modelled.id = 'nothing'),
      'obligations[0].modelled.id',
      '没有这样的期限：“nothing”',
    ],
    [
      'a clause modelled by magic',
      (p) => (p.obligations[0].modelled.by = 'magic'),
      'obligations[0].modelled.by',
      '“magic”不是可用的值；可用：rule、gate',
    ],
    ['a clause modelled by nothing said', (p) => delete p.obligations[0].modelled.by, 'obligations[0].modelled.by', '缺少这一栏'],
    ['a clause twice', (p) => (p.obligations[1].id = 'YL-11'), 'obligations[1].id', '“YL-11”与第1条重复'],
    ['a field nobody knows', (p) => (p.rules[0].valeu = 8), 'rules[0].valeu', '没有这一栏'],
    ['null for nothing', (p) => (p.planYear = null), 'planYear', '不能是 null；没有内容的，删去这一栏'],
    ['a list where a group belongs', (p) => (p.rules[0].citation = []), 'rules[0].citation', '应当是一组栏目（{…}），现在是列表'],
    ['a group where a list belongs', (p) => (p.rules = {}), 'rules', '应当是列表（[…]），现在是一组栏目'],
  ])('%s', (_what, change, path, message) => {
    const problems = problemsOf(changed(change));
    expect(problems.map((p) => [p.path, p.message.includes(message) ? message : p.message])).toContainEqual([path, message]);
  });

  test.each<[string, (pack: Loose) => void]>([
    ['the smallest number', (p) => (p.rules[0].value = 1)],
    ['experts of the expert gate', (p) => Object.assign(p.gates[0], { gate: 'EXPERT', expertsAtLeast: 5, force: 'must' })],
    ['two representatives at every meeting', (p) => (p.gates[0].representativesAtLeast = 2)],
    ['a quorum', (p) => Object.assign(p.gates[0], { gate: 'DELIBERATION', quorum: { share: [1, 2], moreThan: true } })],
    ['all participants', (p) => Object.assign(p.gates[0], { gate: 'HEARING', interestedPartiesAtLeast: [2, 2] })],
    ['29 February of a year that has one', (p) => rule(p, { ...DATED, monthDay: '02-29', onlyYear: 2028 })],
    ['a minimum of calendar days that rolls', (p) => rule(p, { unit: 'calendar-day', bound: 'minimum', roll: true })],
    ['one day of validity', (p) => (p.validTo = p.validFrom)],
    ['a rule that ends where the plan’s year begins', (p) => rule(p, { validTo: '2026-01-01' })],
    [
      'two wordings of a rule one after the other',
      (p) => {
        p.rules[0].validTo = '2026-06-30';
        rule(p, { id: 'feedback', validFrom: '2026-07-01', validTo: undefined });
      },
    ],
    ['a replacement from the day after', (p) => (p.validFrom = '2023-06-07')],
    [
      'a base in force for one common day',
      (p) => {
        p.validFrom = '2019-05-20';
        p.validTo = '2019-09-01';
        delete p.planYear;
        delete p.replaces;
      },
    ],
    ['a clause that stands in a pack beneath', (p) => (p.obligations[0].modelled.id = 'consultation')],
    ['a clause that stands in the plan it replaces', (p) => (p.obligations[0].modelled.id = 'interpretation')],
    [
      'a gate without condition that is always owed',
      (p) => {
        p.gates[0].conditional = false;
        delete p.gates[0].condition;
      },
    ],
    [
      'a body that there is not',
      (p) =>
        p.organKinds.push({
          kind: 'street',
          meeting: '会',
          partyBody: '党工委',
          congressBody: '',
          reviewer: '司法所',
          gazette: false,
          force: 'must',
          article: '第一条',
        }),
    ],
  ])('and %s is not', (_what, change) => {
    expect(problemsOf(changed(change)).map(problemLine)).toEqual([]);
  });
});

describe('packs that replace and stand on each other', () => {
  const XUJING = RULE_PACKS.find((p) => p.id === 'shanghai-xujing-2023')!;
  const plan2026 = sample() as RulePack;
  const next = changed((p) => {
    p.id = 'shanghai-xujing-2027';
    p.validFrom = '2027-03-01';
    p.planYear = 2027;
  });
  test('a plan already replaced is not replaced again while that one is in force', () => {
    const known = [...RULE_PACKS, plan2026];
    expect(problemsOf(next, known).map((p) => [p.path, p.message])).toEqual([
      ['replaces', expect.stringContaining(`已经由“${plan2026.name}”代替，施行期间重叠；请写明代替最新的一版“${plan2026.id}”`)],
    ]);
    expect(problemsOf({ ...next, replaces: plan2026.id }, known)).toEqual([]);
  });
  test('a plan with an end is followed from the day after it', () => {
    const ended = [...RULE_PACKS, { ...plan2026, validTo: '2027-02-28' as RulePack['validFrom'] }];
    expect(problemsOf({ ...next, replaces: plan2026.id }, ended)).toEqual([]);
    expect(problemsOf({ ...next, replaces: plan2026.id, validFrom: '2027-02-28' }, ended).map((p) => p.path)).toEqual(['validFrom']);
  });
  test('packs in a circle are refused from both sides', () => {
    const circle = [...RULE_PACKS.filter((p) => p !== XUJING), { ...XUJING, extends: [plan2026.id] }];
    expect(
      problemsOf(
        changed((p) => (p.extends = [XUJING.id])),
        circle,
      )
        .map(problemLine)
        .join(),
    ).toContain('成了循环');
    expect(problemsOf(sample(), circle).map((p) => [p.path, p.message])).toEqual([['replaces', expect.stringContaining('成了循环')]]);
  });
});

test('everything wrong is said in one run, by line, with the place in the file and in Chinese', () => {
  const wrong = changed((p) => {
    p.name = null;
    p.rules[0].unit = 'fortnight';
    p.rules[0].citation.text = '';
    p.rules[1].roll = true;
    p.rules[1].validTo = '2025-02-29';
    delete p.rules[1].citation.source;
    p.gates.push(p.gates[0]);
    p.obligations[1].clause = '<i>';
    p.obligations[1].modelled = { by: 'rule', id: 'nothing' };
    p.extra = true;
  });
  const text = JSON.stringify(wrong, null, 2);
  const lines = text.split('\n');
  const told = problemsOf(text);
  expect(told.map((p) => [p.path, p.field])).toEqual([
    ['name', '名称'],
    ['rules[0].unit', '期限第1条·单位'],
    ['rules[0].citation.text', '期限第1条·依据·原文'],
    ['rules[1].roll', '期限第2条·遇休息日顺延'],
    ['rules[1].citation.source', '期限第2条·依据·出处'],
    ['rules[1].validTo', '期限第2条·终止日期'],
    ['gates[1].gate', '法定环节第2条·环节'],
    ['obligations[1].clause', '义务第2条·原文'],
    ['obligations[1].modelled.id', '义务第2条·落实·编号'],
    ['extra', 'extra'],
  ]);
  // A field that is there has its own line; one that is missing, that of the group it is missing in.
  for (const p of told) expect(lines[p.line - 1]).toContain(p.path.endsWith('source') ? '"citation"' : `"${p.path.split(/[.\]]/).at(-1)}"`);
  expect(problemLine(told[1]!)).toMatch(/^第15行 期限第1条·单位（rules\[0\]\.unit）：“fortnight”不是可用的值；/);
});

test('a file with more mistakes than a page says how many are left', () => {
  const many = changed((p) => (p.stages = Array.from({ length: 300 }, () => 1)));
  const problems = problemsOf(many);
  expect([problems.length, problems.at(-1)!.message]).toEqual([LIMITS.packProblemsMax + 1, '从这里起还有100处，改好以上各处后再查']);
});

describe('a file that is no JSON says in which line', () => {
  test.each([
    ['nothing at all', '', 1, '文件到此为止'],
    ['a comma too many', '{\n"id": "a",\n}', 3, '最后一项后面不能有逗号'],
    ['a comma too few', '{\n"id": "a"\n"name": "b"}', 3, '这里应当是英文逗号'],
    ['a Chinese colon', '{\n"id"："a"}', 2, '英文冒号'],
    ['Chinese quotation marks', '{\n\n“id”: 1}', 3, '英文双引号'],
    ['a text over two lines', '{"id":\n"a\nb"}', 2, '文字没有写完'],
    ['a text that never ends', '{"id": "a', 1, '文字没有写完'],
    ['a comment', '{\r\n// 说明\r\n"id": 1}', 2, '栏目名'],
    ['a second value', '{}\n{}', 2, '后面还有内容'],
    ['a number that is none', '{"id": 01}', 1, '这里应当是英文逗号'],
    ['lists without end', '['.repeat(100_000), 1, '层数太多'],
  ])('%s', (_what, text, line, message) => {
    expect(problemsOf(text)).toEqual([{ line, path: '', field: '规则包', message: expect.stringContaining(message) }]);
  });
  test('a field given twice, which JSON itself would pass over', () => {
    const twice = SAMPLE.replace('"planYear": 2026,', '"planYear": 2025,\n  "planYear": 2026,');
    expect(problemsOf(twice).map((p) => [p.path, p.message])).toEqual([['planYear', '同一栏写了两次']]);
  });
  test('a file longer than any pack', () => {
    expect(problemsOf(`${SAMPLE}${' '.repeat(LIMITS.packFileCharsMax)}`).map((p) => p.message)).toEqual([
      `文件太长，最多${LIMITS.packFileCharsMax}个字符`,
    ]);
  });
});

test('a byte order mark and Windows line ends are no mistake; another encoding is', () => {
  const windows = `\uFEFF${SAMPLE.replaceAll('\n', '\r\n')}`;
  expect(readPackFile(windows, RULE_PACKS).ok).toBe(true);
  expect(problemsOf(windows.replace('"working-day"', '"x"'))[0]!.line).toBe(problemsOf(SAMPLE.replace('"working-day"', '"x"'))[0]!.line);
  expect(packFileText(Buffer.from(windows))).toBe(SAMPLE.replaceAll('\n', '\r\n'));
  expect(packFileText(Buffer.from(SAMPLE, 'utf16le'))).toBeUndefined();
});

describe('a file changed anywhere', () => {
  type Place = readonly (string | number)[];
  /** Every field of the sample, and every object that could have one more. */
  const places: Place[] = [];
  const groups: Place[] = [[]];
  const walk = (value: unknown, path: Place): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const at = [...path, Array.isArray(value) ? Number(key) : key];
      if (!Array.isArray(value)) places.push(at);
      if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) groups.push(at);
      walk(inner, at);
    }
  };
  walk(sample(), []);
  const OPTIONAL = ['replaces', 'planYear', 'duty', 'dueWords'];
  const parent = (pack: Loose, path: Place): Loose => path.slice(0, -1).reduce((at: Loose, step) => at[step], pack);
  const words = (path: Place): string =>
    path.reduce<string>((s, p) => (typeof p === 'number' ? `${s}[${p}]` : s === '' ? p : `${s}.${p}`), '');
  const optional = (path: Place): boolean => OPTIONAL.includes(String(path.at(-1))) && path[0] !== 'obligations';

  test('by a field taken away is refused at that field', () => {
    for (const path of places.filter((p) => !optional(p))) {
      const pack = sample();
      delete parent(pack, path)[path.at(-1)!];
      expect(problemsOf(pack).map((p) => p.path)).toContain(words(path));
    }
  });
  test('by a value of another kind is refused at that value', () => {
    const other = fc.oneof(fc.constant(null), fc.double(), fc.boolean(), fc.string(), fc.constant([[]]), fc.constant({ a: 1 }));
    fc.assert(
      fc.property(fc.constantFrom(...places), other, (path, value) => {
        const pack = sample();
        const group = parent(pack, path);
        const was = group[path.at(-1)!];
        fc.pre(typeof was !== typeof value || Array.isArray(was) !== Array.isArray(value) || value === null);
        fc.pre(typeof value !== 'number' || !Number.isNaN(value));
        group[path.at(-1)!] = value;
        const at = problemsOf(pack).map((p) => p.path);
        expect(at.some((p) => p === words(path) || /^[.[]/.test(p.slice(words(path).length)))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
  test('by a field nobody knows is refused at that field', () => {
    fc.assert(
      fc.property(fc.constantFrom(...groups), fc.string({ minLength: 1, maxLength: 12 }), (path, key) => {
        const pack = sample();
        const group = path.reduce((at: Loose, step) => at[step], pack);
        fc.pre(!Object.hasOwn(group, key) && !['validTo', 'bodies', 'signature', 'calendarRegion'].includes(key));
        Object.defineProperty(group, key, { value: 1, enumerable: true });
        expect(problemsOf(pack).map((p) => p.path)).toContain(words([...path, key]));
      }),
      { numRuns: 300 },
    );
  });
  test('or any other text or JSON is answered, never thrown at', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => problemsOf(text).length > 0));
    fc.assert(
      fc.property(fc.nat(SAMPLE.length), fc.nat(40), fc.string({ maxLength: 5 }), (from, length, put) => {
        const file = readPackFile(SAMPLE.slice(0, from) + put + SAMPLE.slice(from + length), RULE_PACKS);
        return file.ok || file.problems.every((p) => p.line >= 1 && p.message !== '');
      }),
      { numRuns: 300 },
    );
  });
});
