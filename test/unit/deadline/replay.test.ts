import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { isoToInstant } from '../../../domain/calendar/instant.ts';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { chinaCalendar } from '../../../domain/calendar/work-calendar.ts';
import { extend, setEnd, toll } from '../../../domain/deadline/adjust.ts';
import { explainDeadline } from '../../../domain/deadline/explain.ts';
import type { ExplainedDeadline } from '../../../domain/deadline/explain.ts';
import { replayCommand } from '../../../domain/deadline/replay.ts';
import { RULE_PACKS } from '../../../domain/rules/packs.ts';
import { resolvePack } from '../../../domain/rules/resolve.ts';
import type { RulePack } from '../../../domain/rules/types.ts';
import { knowing } from '../../support/known.ts';
import { command } from '../../../server/cli/deadline-explain.ts';

const calendar = chinaCalendar();

/** Runs what a shell would hand to the program. */
async function replayed(d: ExplainedDeadline, packs: readonly RulePack[] = RULE_PACKS): Promise<ExplainedDeadline> {
  const words: string[] =
    replayCommand(d, packs)
      .replace('npm run -s cli -- deadline explain ', '')
      .match(/'[^']*'|\S+/g) ?? [];
  const at = words.indexOf('--pack-file');
  if (at >= 0) words[at + 1] = fileURLToPath(new URL('../../../samples/packs/徐泾-2026-演练.json', import.meta.url));
  let out = '';
  const stdout = { write: (text: string) => (out += text) };
  const io = { stdin: process.stdin, stdout, stderr: stdout, env: {} } as unknown as Parameters<typeof command.run>[1];
  expect(await command.run([...words.map((w) => w.replaceAll("'", '')), '--json'], io)).toBe(0);
  return JSON.parse(out) as ExplainedDeadline;
}

const asked = (packId: string, ruleId: string, event: string, on: string, value?: number) =>
  explainDeadline({
    pack: resolvePack(packId, D(on)),
    ruleId,
    trigger: { event, on: D(on) },
    calendar,
    ...(value === undefined ? {} : { valueOverride: { value, reason: '公告写明的期限' } }),
  });

test('the command of a deadline counts the same again, whatever was done to it and in which order', async () => {
  const reply = asked('disclosure-regulation-2019', 'request-reply', 'request-received', '2024-09-02');
  const stop = { from: D('2024-09-05'), to: D('2024-09-06'), reason: '征求 第三方意见' };
  const window = asked('decree-713-2019', 'consultation', 'consultation-published', '2024-08-28', 33);
  for (const d of [
    reply,
    asked('shanghai-xujing-2023', 'feedback', 'terminated', '2024-06-20'),
    toll(extend(reply, { value: 20, reason: '案情复杂' }, knowing(calendar)), stop, knowing(calendar)),
    extend(toll(reply, stop, knowing(calendar)), { value: 5, reason: '案情复杂' }, knowing(calendar)),
    setEnd(window, { on: D('2024-10-15'), reason: '补充材料' }, knowing(calendar)),
    toll(
      setEnd(window, { on: D('2024-10-15'), reason: '补充材料' }, knowing(calendar)),
      { ...stop, from: D('2024-10-14'), to: D('2024-10-15') },
      knowing(calendar),
    ),
  ])
    expect(await replayed(d)).toEqual(d);
});

test('a deadline under a pack entered as a file is counted again with the file', async () => {
  const sample = fileURLToPath(new URL('../../../samples/packs/徐泾-2026-演练.json', import.meta.url));
  const plan = JSON.parse(readFileSync(sample, 'utf8')) as RulePack;
  const packs = [...RULE_PACKS, plan];
  const pack = resolvePack('shanghai-xujing-2023', D('2026-05-06'), packs);
  const d = explainDeadline({ pack, ruleId: 'feedback', trigger: { event: 'issued', on: D('2026-05-06') }, calendar });
  const command = replayCommand(d, packs);
  expect([d.value, command]).toEqual([8, expect.stringContaining(` --pack-file ${plan.id}.json`)]);
  expect(await replayed(d, packs)).toEqual(d);
});

test('a reason is one word of the shell, and a rule of another day names it', () => {
  const reply = asked('disclosure-regulation-2019', 'request-reply', 'request-received', '2024-09-02');
  expect(replayCommand(extend(reply, { value: 1, reason: "a'b\n$(c)" }, knowing(calendar)), RULE_PACKS)).toMatch(
    /--reason 'a'"'"'b \$\(c\)'$/,
  );
  expect(replayCommand({ ...reply, asked: { ...reply.asked, rulesOn: D('2024-09-03') } }, RULE_PACKS)).toContain(' --on 2024-09-03');
  const hours = {
    ...reply,
    unit: 'hour' as const,
    asked: { ...reply.asked, trigger: { ...reply.asked.trigger, at: isoToInstant('2024-09-02T10:00:00+08:00') } },
  };
  expect(replayCommand(hours, RULE_PACKS)).toContain('--trigger 2024-09-02T02:00:00.000Z');
});
