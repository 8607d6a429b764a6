import { filledTemplate } from '../../services/adoption/template.ts';
import { ORGAN, WHO } from './player.ts';
import type { Player } from './player.ts';
import { lastYearOnPaper } from './sample.ts';

const TOWN = 'shili-town';
const SUPERVISOR = 'sifa.wu';
const ADMINISTRATOR = 'admin';

/** The town begins in January: last year comes in from its papers, and what became of it is told (年度完成情况). */
export async function lastYear(p: Player): Promise<void> {
  await p.until('2024-01-08T10:00');
  await adopt(p);
  const catalogId = (await p.client.ask<{ catalog: { id: string } }>(`{ catalog(year: 2023) { id } }`)).catalog.id;
  const { catalog } = await p.client.ask<{ catalog: { entries: { id: string; no: number }[] } }>(
    `{ catalog(year: 2023) { entries { id no } } }`,
  );
  await p.until('2024-01-12T10:00');
  await p.do(
    'shehui.tao',
    '社会办说明第3行没有完成的原因',
    'explainUnfinished',
    {
      catalogId,
      entryId: catalog.entries.find((e) => e.no === 3)!.id,
      reason: '养老服务设施普查尚未结束，待普查结果出来后再启动（演练）',
    },
    '$catalogId: ID!, $entryId: ID!, $reason: String!',
  );
  await p.until('2024-01-15T10:00');
  await p.do(
    WHO.publisher,
    '公布2023年度完成情况',
    'publishCompletion',
    { catalogId, disclosureReviewedBy: WHO.townReviewer },
    '$catalogId: ID!, $disclosureReviewedBy: String!',
  );
}

/** In a second drive the window is closed and the year is in the books. */
async function adopt(p: Player): Promise<void> {
  const known = await p.client.ask<{ catalog: unknown }>(`{ catalog(year: 2023) { id } }`);
  if (known.catalog === null) {
    await p.ok(
      SUPERVISOR,
      `mutation { result: openOnboarding(organCode: "${TOWN}", until: "2024-01-31", reason: "${ORGAN}开始使用系统（演练）") { __typename ... on Refusal { code missing } } }`,
    );
    const fileId = await p.client.upload('2023年补录.xlsx', await filledTemplate(lastYearOnPaper()), ADMINISTRATOR);
    await p.ok(
      ADMINISTRATOR,
      `mutation ($file: ID!) { result: importAdoption(organCode: "${TOWN}", fileId: $file) { __typename ... on Refusal { code missing } } }`,
      { file: fileId },
    );
  }
  await p.say(SUPERVISOR, '为镇政府开放上线补录期', '已办理');
  await p.say(ADMINISTRATOR, '补录2023年度目录和3个事项，不发通知，不算逾期', '已办理');
}
