-- $1 name of the cast, $2 people, $3 share with flagged photos, $4 share without photos, $5 url base, $6 seed
-- Set-based, and the same for the same arguments: every number comes from hashes of the person's number.
create temporary table generated on commit drop as
select
    number,
    md5($1 || '/person/' || number)::uuid as id,
    case
        when spread < $3 then 2 + (hash & 1023) % 6
        else 0
    end::int as seeds,
    case
        when spread < $3 then (hash >> 12) & 1
        when spread < 1 - $4 then 2 + (hash & 1023) % 6
        else 0
    end::int as others,
    ((hash >> 14) & 1)::int as others_first
from (
    select
        number,
        hashint8extended(number, $6) & 1073741823 as hash,
        (hashint8extended(number, $6 + 1) & 16777215) / 16777216.0 as spread
    from generate_series(1, $2::int) as number
) as person
order by id;
