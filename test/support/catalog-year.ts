import type { Actor } from '../../domain/access/roles.ts';
import { isoToInstant } from '../../domain/calendar/instant.ts';
import { plainDate as D } from '../../domain/calendar/plain-date.ts';
import { chinaCalendar } from '../../domain/calendar/work-calendar.ts';
import type { RowCourse } from '../../domain/catalog/completion.ts';
import { applyCatalog, decideCatalog, newCatalog } from '../../domain/catalog/decide.ts';
import type { CatalogCommand, CatalogEvent, CatalogFacts, CatalogState } from '../../domain/catalog/types.ts';
import type { Refusal } from '../../domain/errors.ts';
import { resolvePack } from '../../domain/rules/resolve.ts';
import { ORGAN, person } from './decision-walk.ts';
import { knowing } from './known.ts';

/** A row as the newest public version prints it; one matter, not started. */
export function course(entryId: string, change: Partial<RowCourse> = {}): RowCourse {
  return { entryId, no: '1', name: '甲事项', leadUnit: '城建中心', version: 1, matters: [{ name: '甲事项' }], ...change };
}

/** The catalog of 2024 of a town under 徐泾's rules, moved by commands on 2024-05-06. */
export class TheCatalog {
  state: CatalogState = newCatalog({ id: 'c', organId: ORGAN, year: 2024, packId: 'shanghai-xujing-2023' });
  readonly events: CatalogEvent[] = [];
  readonly facts: { -readonly [K in keyof CatalogFacts]: CatalogFacts[K] };
  now = isoToInstant('2024-05-06T10:00:00+08:00');

  constructor(facts: Partial<CatalogFacts> = {}) {
    this.facts = {
      entryIds: [],
      ownEntryIds: [],
      rowNames: [],
      rows: [],
      units: [],
      states: { standards: true, legalBases: true },
      ...facts,
    };
  }

  take(event: CatalogEvent): void {
    this.events.push(event);
    this.state = applyCatalog(this.state, { seq: this.state.seq + 1, at: this.now, by: 'p2', event });
  }

  refusal(command: CatalogCommand, actor: Actor = person('p2')): Refusal | undefined {
    const decided = decideCatalog(this.state, command, {
      rules: resolvePack('shanghai-xujing-2023', D('2024-05-06')),
      ...knowing(chinaCalendar()),
      facts: this.facts,
      now: this.now,
      actor,
    });
    if (!decided.ok) return decided.refusal;
    for (const event of decided.events) this.take(event);
    return undefined;
  }

  /** The code of the refusal; undefined = accepted. */
  give(command: CatalogCommand, actor?: Actor): string | undefined {
    return this.refusal(command, actor)?.code;
  }

  last(): CatalogEvent | undefined {
    return this.events.at(-1);
  }

  compiled(): this {
    return this.must({
      kind: 'createCatalog',
      title: '目录',
      columns: ['名称'],
      legalBases: ['条例'],
      rows: [{ name: '甲事项', leadUnit: '城建中心' }],
    });
  }

  /** A matter of a unit, argued as article 10 asks. */
  proposal(unitId: string, name: string, no?: number): Extract<CatalogCommand, { kind: 'proposeMatter' }> {
    const content = { name, reason: '解决的问题', legalBasis: '依据', source: 'subordinate' } as const;
    return { kind: 'proposeMatter', unitId, content, ...(no === undefined ? {} : { no }) };
  }

  decided(): this {
    return this.must({
      kind: 'decideCatalog',
      fact: { occurredOn: D('2024-05-06'), actingBody: '镇长办公会议', signer: '镇长', documentNo: '1号' },
    });
  }

  consented(): this {
    const fact = { occurredOn: D('2024-05-06'), actingBody: '镇党委', signer: '书记', documentNo: '2号' };
    return this.decided().must({ kind: 'recordCatalogConsent', fact });
  }

  published(): this {
    this.consented().must({ kind: 'publishCatalog', signedOn: D('2024-05-06'), disclosureReviewedBy: 'other' });
    this.take({ type: 'Published', version: this.state.versions.at(-1)!.no, publicationId: 'p' });
    return this;
  }

  must(command: CatalogCommand, actor?: Actor): this {
    const refused = this.refusal(command, actor);
    if (refused) throw new Error(`${refused.code} ${refused.missing.join('；')}`);
    return this;
  }
}
