import type { Pool } from "pg";

/** Leads, and where they go. Harmless to run again. */
export async function createTables(pool: Pool): Promise<void> {
  await pool.query(`
    create table if not exists places (
      property_id uuid primary key,
      url text not null,
      licensekey text not null,
      pmc_id text not null,
      site_id text not null
    );
    create table if not exists leads (
      id uuid primary key,
      integration_id uuid not null,
      property_id uuid not null,
      body jsonb not null,
      status text not null,
      guest_card_id text,
      created_at timestamptz not null default now()
    )`);
}
