-- When the personal data of a write was erased or ran out; its status, ids and times stay.
alter table writes add column erased_at timestamptz;

-- Guest cards of persons whose data was erased: RPX may go on showing them, and they are not to come back.
create table erased_guest_cards (
  integration_id uuid not null references integrations,
  card_hash bytea not null,
  erased_at timestamptz not null default now(),
  primary key (integration_id, card_hash)
);

create function guest_card_hash(integration uuid, x_property text, guest_card text) returns bytea language sql immutable as $$
  select sha256(convert_to(jsonb_build_array(integration, x_property, guest_card)::text, 'UTF8'))
$$;

-- True where a text of `content`, however deep, is one of the e-mail addresses (in lower case) or ends in the digits of
-- one of the phone numbers.
create function holds_contact(content jsonb, emails text[], phones text[]) returns boolean language sql immutable as $$
  select exists (
    select from jsonb_path_query(content, 'strict $.** ? (@.type() == "string")') v,
      lateral (select v #>> '{}') as t (text)
    where lower(trim(t.text)) = any(emails)
      or right(regexp_replace(t.text, '\D', '', 'g'), 10) = any(phones) and length(t.text) < 40)
$$;

-- True where a text mentions one of the words (in lower case), the digits of one of the phone numbers, or both names of
-- one of the persons as XML shows them.
create function mentions(content text, words text[], phones text[], first_names text[], last_names text[])
returns boolean language sql immutable as $$
  select exists (select from unnest(words) w where position(w in lower(content)) > 0)
    or exists (select from unnest(phones) p where position(p in regexp_replace(content, '\D', '', 'g')) > 0)
    or exists (select from unnest(first_names, last_names) as n (f, l)
      where position('>' || f || '<' in lower(content)) > 0 and position('>' || l || '<' in lower(content)) > 0)
$$;
