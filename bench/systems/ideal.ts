import { randomUUIDv7 } from "node:crypto";
import { Pool } from "pg";
import { groupCommit } from "../../packages/gateway/src/database/group-commit.ts";
import type { LeadBody } from "../../packages/gateway/src/intake/lead-body.ts";
import { announceBareRoute, createBareRoute } from "./bare-route.ts";

/** The most that a durable route can do: group commit of one bare row a lead. */
const MOST_IN_ONE = 500;

type Row = { readonly id: string; readonly lead: LeadBody };

const pool = new Pool({ connectionString: process.env["DATABASE_URL"], max: 2 });
await pool.query(`create table bare (id uuid primary key, lead jsonb not null)`);
const commit = groupCommit<Row, string>({
  commit: async (rows) => {
    await pool.query({
      name: "commit",
      text: `insert into bare select * from jsonb_to_recordset($1::jsonb) as i (id uuid, lead jsonb)`,
      values: [JSON.stringify(rows)],
    });
    return rows.map((row) => row.id);
  },
  most: MOST_IN_ONE,
  isPatient: () => false,
});
await announceBareRoute(createBareRoute((lead) => commit({ id: randomUUIDv7(), lead })));
