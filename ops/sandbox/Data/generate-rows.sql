-- Ids that follow the person's and come in order: index pages are filled one after the other.
create temporary table generated_photo on commit drop as
select
    person.id as person_id,
    (left(hex, 28) || 'a' || right(digits, 3))::uuid as link,
    (left(hex, 28) || 'b' || right(digits, 3))::uuid as asset,
    left(hex, 8) || '/gallery-' || digits || '.jpg' as name,
    photo,
    case
        when others_first = 1 then photo > others
        else photo <= seeds
    end as seed
from (select *, replace(id::text, '-', '') as hex from generated) as person
cross join lateral generate_series(1, person.seeds + person.others) as photo
cross join lateral lpad(photo::text, 4, '0') as digits;
