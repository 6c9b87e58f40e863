-- The part of TRR's database that the endpoints read. Idempotent: run at every start.
create schema if not exists core;

create table if not exists core.people (
    id uuid primary key,
    full_name text not null
);

create table if not exists core.shows (
    id uuid primary key,
    name text not null
);

create table if not exists core.seasons (
    id uuid primary key,
    show_id uuid not null references core.shows (id) on delete cascade,
    season_number integer not null,
    title text
);

create table if not exists core.episodes (
    id uuid primary key,
    show_id uuid not null references core.shows (id) on delete cascade,
    season_id uuid references core.seasons (id) on delete cascade,
    episode_number integer not null,
    title text
);

-- No foreign keys from here on: a cast of 100,000 people is generated in seconds.
create table if not exists core.media_assets (
    id uuid primary key,
    source text not null,
    source_asset_id text,
    source_url text,
    hosted_url text,
    hosted_key text,
    width integer,
    height integer,
    caption text
);

create table if not exists core.media_links (
    id uuid primary key,
    entity_type text not null,
    entity_id uuid not null,
    media_asset_id uuid not null,
    kind text not null,
    position integer,
    is_primary boolean not null default false,
    facebank_seed boolean not null default false
);
create index if not exists media_links_entity on core.media_links (entity_id);

create table if not exists core.episode_credits (
    id uuid primary key,
    episode_id uuid not null,
    person_id uuid not null,
    credit_category text not null,
    role text,
    billing_order integer
);
create index if not exists episode_credits_order
    on core.episode_credits (episode_id, billing_order nulls last, person_id);

create table if not exists core.season_credits (
    id uuid primary key,
    season_id uuid not null,
    person_id uuid not null,
    episodes_in_season integer not null
);
create index if not exists season_credits_order
    on core.season_credits (season_id, episodes_in_season desc, person_id);

create or replace view core.v_person_images_served_media_v2 as
select
    link.id,
    link.entity_id as person_id,
    link.kind,
    link.facebank_seed,
    link.is_primary,
    link.position,
    coalesce(asset.hosted_url, asset.source_url) as served_url,
    asset.width,
    asset.height,
    asset.caption,
    asset.hosted_key,
    asset.hosted_url,
    asset.source_url,
    asset.source,
    asset.id as media_asset_id
from core.media_links link
join core.media_assets asset on asset.id = link.media_asset_id
where link.entity_type = 'person';

create or replace view core.v_episode_cast as
select credit.episode_id, episode.show_id, credit.person_id, credit.credit_category, credit.role, credit.billing_order
from core.episode_credits credit
join core.episodes episode on episode.id = credit.episode_id;

create or replace view core.v_season_cast as
select credit.season_id, season.show_id, credit.person_id, credit.episodes_in_season
from core.season_credits credit
join core.seasons season on season.id = credit.season_id;
