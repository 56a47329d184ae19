import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import { type Pool, type QueryArrayConfig, type QueryArrayResult, types } from "pg";

/** Prisma's adapter for PostgreSQL, mended where it does not serve the schema engine. */
export class SchemaEngineAdapter extends PrismaPg {
  readonly #charColumns = new WeakMap<unknown[], number[]>();

  constructor(pool: Pool) {
    const charColumns = new WeakMap<unknown[], number[]>();
    renameCharColumns(pool, charColumns);
    super(pool);
    this.#charColumns = charColumns;
  }

  override async connect() {
    const adapter = await super.connect();
    // The adapter cuts a script at every semicolon, also in comments, strings and function bodies.
    // PostgreSQL takes it whole, and then applies all of it or nothing.
    adapter.executeScript = async (script) => {
      await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
    };
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      for (const column of this.#charColumns.get(result.rows) ?? []) {
        result.columnTypes[column] = ColumnTypeEnum.Character;
      }
      return result;
    };
    return adapter;
  }
}

/**
 * PostgreSQL's catalogs have columns of its internal type "char". The adapter refuses them, so they
 * reach it under another name, and the engine wants them back as single characters.
 */
function renameCharColumns(pool: Pool, charColumns: WeakMap<unknown[], number[]>): void {
  const query = pool.query.bind(pool) as (config: QueryArrayConfig) => Promise<QueryArrayResult>;
  const renamed = async (config: QueryArrayConfig) => {
    const result = await query(config);
    // A script of several statements has a list of results instead.
    const fields = result.fields ?? [];
    const found = [...fields.keys()].filter((column) => fields[column]!.dataTypeID === types.builtins.CHAR);
    for (const column of found) fields[column]!.dataTypeID = types.builtins.BPCHAR;
    if (found.length > 0) charColumns.set(result.rows, found);
    return result;
  };
  pool.query = renamed as typeof pool.query;
}
