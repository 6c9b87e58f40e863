-- $1 name of the cast, $2 url base
create temporary table generated_photo on commit drop as
select
    person.id as person_id,
    md5(person.id || '/link/' || photo)::uuid as link,
    md5(person.id || '/asset/' || photo)::uuid as asset,
    left(replace(person.id::text, '-', ''), 8) || '/gallery-' || lpad(photo::text, 4, '0') || '.jpg' as name,
    photo,
    case
        when others_first = 1 then photo > others
        else photo <= seeds
    end as seed
from generated person
cross join lateral generate_series(1, person.seeds + person.others) as photo;
