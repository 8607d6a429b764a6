import type { Actor } from '../../domain/access/roles.ts';
import { eventually } from '../workflow/harness/eventually.ts';
import { setClock } from './pg.ts';
import { RevisionRig } from './revision-rig.ts';
import type { RevisionApi } from './revision-rig.ts';

type Loose = ReturnType<typeof JSON.parse>;
const DAY = '2024-03-04';

/** Organs and people of a town of their own, in a database of their own whose clock the test sets. */
export class PeopleRig {
  readonly rig: RevisionRig;
  readonly api: RevisionApi;
  private readonly ids = new Map<string, string>();
  private n = 0;

  private constructor(rig: RevisionRig, api: RevisionApi) {
    this.rig = rig;
    this.api = api;
  }

  /** Opens at 09:00 on 4 March 2024, a Monday. */
  static async open(): Promise<PeopleRig> {
    const rig = await RevisionRig.open(`${DAY}T09:00:00+08:00`);
    await rig.startWorker();
    return new PeopleRig(rig, await rig.openApi());
  }

  async close(): Promise<void> {
    await this.api.app.close();
    await this.rig.close();
  }

  setClock(iso: string): Promise<void> {
    return setClock(this.rig.url, iso);
  }

  async organ(code: string, name: string, more: { kind?: string; parent?: string; packId?: string } = {}): Promise<void> {
    await this.rig.rows(
      `insert into organ (code, name, kind, pack_id, parent_id) values (?, ?, ?, ?, (select id from organ where code = ?))`,
      [code, name, more.kind ?? 'unit', more.packId ?? null, more.parent ?? null],
    );
  }

  /** @param roles written `role@organ` */
  async person(account: string, name: string, organ: string, ...roles: string[]): Promise<void> {
    const [row] = await this.rig.rows<{ id: string }>(
      `insert into person (account, name, organ_id) select ?, ?, id from organ where code = ? returning id`,
      [account, name, organ],
    );
    this.ids.set(account, row!.id);
    for (const held of roles) {
      const [role, at] = held.split('@');
      await this.rig.rows(
        `insert into role_grant (person_id, organ_id, role, valid_from) select ?, id, ?, '2000-01-01T00:00:00Z' from organ where code = ?`,
        [row!.id, role, at],
      );
    }
  }

  private actor(account: string | undefined): Actor | undefined {
    return account === undefined ? undefined : { kind: 'person', personId: this.ids.get(account)!, roles: [] };
  }

  /** The answer of one root field, or the code of its error. */
  async ask(query: string, account?: string, variables: Record<string, unknown> = {}): Promise<Loose> {
    const { data, code } = await this.api.ask(query, variables, this.actor(account));
    return code === undefined || data ? Object.values(data as object)[0] : code;
  }

  /** A step whose outcome is an accepted one, else it throws. */
  async step(account: string, field: string, args: string): Promise<Loose> {
    const answer = await this.tried(account, field, args);
    if (answer?.__typename !== 'CommandAccepted') throw new Error(`${field}: ${JSON.stringify(answer)}`);
    return answer;
  }

  tried(account: string, field: string, args: string): Promise<Loose> {
    return this.ask(
      `mutation { ${field}(idempotencyKey: "people-${field}-${++this.n}", ${args}) { __typename ... on CommandAccepted { decision { id } catalog { id } } ... on Refusal { code missing article } } }`,
      account,
    );
  }

  /** A published catalog of the town with these rows (name, lead unit); answers the ids of its entries. */
  async catalog(manager: string, secretary: string, publisher: string, rows: readonly (readonly [string, string])[]): Promise<string[]> {
    const listed = rows.map(([name, unit]) => `{ name: "${name}", category: "其他重大事项", leadUnit: "${unit}" }`).join(', ');
    const made = await this.step(
      manager,
      'createCatalog',
      `organCode: "town", year: 2024, title: "2024年度目录", columns: ["名称"], legalBases: ["条例"], rows: [${listed}]`,
    );
    const id = `catalogId: "${made.catalog.id}"`;
    await this.step(secretary, 'decideCatalog', `${id}, ${paper('赵镇长')}`);
    await this.step(secretary, 'recordCatalogConsent', `${id}, ${paper('钱书记')}`);
    await this.step(publisher, 'publishCatalog', `${id}, signedOn: "${DAY}", disclosureReviewedBy: "${manager}"`);
    let entries: { id: string }[] = [];
    await eventually(async () => {
      entries = (await this.ask(`{ catalog(organCode: "town", year: 2024) { entries { id } } }`))?.entries ?? [];
      if (entries.length === 0) throw new Error('the catalog is not out');
    });
    return entries.map((e) => e.id);
  }
}

/** A fact of 4 March 2024 as an argument. */
export const paper = (signer: string): string =>
  `fact: { occurredOn: "${DAY}", actingBody: "演练镇人民政府", signer: "${signer}", documentNo: "演练1号" }`;
