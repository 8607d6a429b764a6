import { WHO } from './player.ts';
import type { Player } from './player.ts';

/** What the departments hand in before the catalog is compiled: a matter that is not taken in, and a nil return. */
export async function handedIn(p: Player): Promise<void> {
  await p.until('2024-02-20T10:00');
  const place = { organCode: 'shili-town', year: 2024 };
  const IN = '$organCode: String!, $year: Int!, $unitCode: String!';
  const proposed = await p.do(
    'zichan.jiang',
    '资产公司申报“机关食堂委托经营”',
    'proposeMatter',
    {
      ...place,
      unitCode: 'zichan',
      proposal: {
        name: '镇机关食堂委托经营（演练）',
        reason: '合同到期（演练）',
        legalBasis: '镇集体资产管理办法（演练）',
        source: 'SUBORDINATE',
      },
    },
    `${IN}, $proposal: CatalogProposalInput!`,
  );
  await p.do('shehui.tao', '社会办零申报', 'fileNilReturn', { ...place, unitCode: 'shehui' }, IN);
  await p.do('shehui.tao', '社会办负责人批准零申报', 'approveNilReturn', { ...place, unitCode: 'shehui' }, IN);
  await p.until('2024-02-28T10:00');
  await p.do(
    WHO.manager,
    '申报的事项属于内部事务管理，不列入目录',
    'screenProposal',
    { catalogId: proposed.catalog!.id, no: 1, result: 'NOT_INCLUDED', reason: '属于机关内部事务管理，不影响公众权利义务（演练）' },
    '$catalogId: ID!, $no: Int!, $result: ScreeningResult!, $reason: String',
  );
}
