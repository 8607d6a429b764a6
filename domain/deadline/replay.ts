import { instantToIso } from '../calendar/instant.ts';
import { RULE_PACKS } from '../rules/packs.ts';
import { resolvePack, ruleOf } from '../rules/resolve.ts';
import type { Adjustment } from './adjustment.ts';
import type { RulePack } from '../rules/types.ts';
import type { ExplainedDeadline } from './explain.ts';

/**
 * The command line that counts a deadline again without a server: its trigger, the notice's number, and everything done to it since,
 * in order. Other readings of the start are shown in the deadline itself. Packs entered as files are named, and are to be had from the API.
 * @param packs every pack there is
 */
export function replayCommand({ ruleId, unit, triggerOn, triggerEvent, asked }: ExplainedDeadline, packs: readonly RulePack[]): string {
  const { packId, rulesOn, layers = [], trigger, valueOverride, adjustments = [] } = asked;
  const moment = unit === 'hour' && trigger.at !== undefined ? instantToIso(trigger.at) : triggerOn;
  const rule = ruleOf(resolvePack(packId, rulesOn, packs), ruleId);
  const also = rule.alsoStartedBy?.some((s) => s.event === triggerEvent) ?? false;
  return [
    `npm run -s cli -- deadline explain --pack ${packId} --rule ${ruleId} --trigger ${moment}`,
    ...layers.filter((id) => !RULE_PACKS.some((p) => p.id === id)).map((id) => `--pack-file ${id}.json`),
    ...(also ? [`--event ${triggerEvent}`] : []),
    ...(rulesOn === triggerOn ? [] : [`--on ${rulesOn}`]),
    ...(valueOverride === undefined ? [] : [`--days ${valueOverride.value}`]),
    ...(valueOverride !== undefined && adjustments.length ? [`--reason ${quoted(valueOverride.reason)}`] : []),
    ...adjustments.map(changeOf),
  ].join(' ');
}

function changeOf(a: Adjustment): string {
  const what = a.kind === 'extension' ? `--extend ${a.value}` : a.kind === 'tolling' ? `--toll ${a.from}..${a.to}` : `--end ${a.on}`;
  return `${what} --reason ${quoted(a.reason)}`;
}

/** One word for any shell, on one line. */
function quoted(text: string): string {
  return `'${text.replaceAll(/\s+/g, ' ').replaceAll("'", `'"'"'`)}'`;
}
