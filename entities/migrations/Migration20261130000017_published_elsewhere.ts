import { Migration } from '@mikro-orm/migrations';

/**
 * 补录 has one name: what an adoption brought in (`adopted`) and what was entered alone both say `publishedElsewhere`, in the
 * version's row and in the catalog's fold. The events keep the words they were written in. Code of the release before reads the
 * old column: its processes are stopped first.
 */
export class Migration20261130000017_published_elsewhere extends Migration {
  override name = 'Migration20261130000017_published_elsewhere';

  override up(): void {
    this.addSql(`alter table "catalog_version" add column "published_elsewhere" jsonb null;`);
    this.addSql(
      `update catalog_version set published_elsewhere = jsonb_strip_nulls(jsonb_build_object('on', adopted->'publishedOn', 'address', adopted->'address'))
       where adopted is not null;`,
    );
    this.addSql(
      `update catalog_version v set published_elsewhere = c.state->'publishedElsewhere'
       from catalog c where c.id = v.catalog_id and v.no = 1 and v.adopted is null and c.state->'publishedElsewhere' is not null;`,
    );
    this.addSql(
      `update catalog c set state = (c.state - 'adopted') || jsonb_build_object('publishedElsewhere', v.published_elsewhere)
         || jsonb_strip_nulls(jsonb_build_object('undoneAt', c.state->'adopted'->'undoneAt'))
       from catalog_version v where v.catalog_id = c.id and v.no = 1 and v.adopted is not null;`,
    );
    this.addSql(`alter table "catalog_version" drop column "adopted";`);
  }

  /** The events know which catalogs an adoption brought in, and what their papers said. */
  override down(): void {
    this.addSql(`alter table "catalog_version" add column "adopted" jsonb null;`);
    this.addSql(
      `update catalog_version v set adopted = e.data->'onPaper'
       from catalog_event e where e.catalog_id = v.catalog_id and e.type = 'Adopted' and v.no = 1;`,
    );
    this.addSql(
      `update catalog c set state = (c.state - 'publishedElsewhere' - 'undoneAt')
         || jsonb_build_object('adopted', jsonb_strip_nulls(jsonb_build_object('importId', e.data->'importId', 'undoneAt', c.state->'undoneAt')))
       from catalog_event e where e.catalog_id = c.id and e.type = 'Adopted';`,
    );
    this.addSql(`alter table "catalog_version" drop column "published_elsewhere";`);
  }
}
