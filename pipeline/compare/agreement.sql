-- agreement: one row: people with an answer under the same id in both waves, those whose answers are one, and the products
-- of both waves' counts of each answer, by which chance would have them agree.
-- in: before(unit, answer), after(unit, answer)
with pairs as (
    select before.answer as one, after.answer as other
    from before
    join after on after.unit = before.unit
    where before.answer is not null and after.answer is not null
),
ones as (select one as answer, count(*) as people from pairs group by one),
others as (select other as answer, count(*) as people from pairs group by other)
select (select count(*) from pairs) as people,
       (select count(*) from pairs where one = other) as agreeing,
       coalesce((select sum(ones.people * others.people) from ones join others on others.answer = ones.answer), 0)
           as by_chance
