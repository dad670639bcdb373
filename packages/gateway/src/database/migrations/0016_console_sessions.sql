-- Sessions of the console. The cookie holds 256 random bits, this table only their SHA-256: who reads the database can
-- sign in as nobody, and no key seals them, so that a rotation of GUESTCARD_SECRET_KEY ends no session.

create table console_sessions (
  id_hash bytea primary key,
  api_key_id uuid not null references api_keys,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  -- When it was last used, to some minutes.
  seen_at timestamptz not null default now()
);
create index console_sessions_of_key on console_sessions (api_key_id);
